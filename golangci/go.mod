module github.com/temporal-gen/temporal-gen/golangci

go 1.26.0

require (
	github.com/golangci/plugin-module-register v0.1.2
	github.com/temporal-gen/temporal-gen v0.0.0
	golang.org/x/tools v0.52.0
)

require (
	github.com/dave/jennifer v1.7.1 // indirect
	golang.org/x/mod v0.42.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
)

// For the tests here: builds of golangci-lint take the version they name.
replace github.com/temporal-gen/temporal-gen => ../
