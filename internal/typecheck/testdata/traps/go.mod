module example.com/traps

go 1.26.0

require example.com/lib v1.0.0

replace example.com/lib => ./lib
