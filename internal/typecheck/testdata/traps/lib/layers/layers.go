package layers

import (
	"unsafe"

	"example.com/lib/renamed"
)

type Layer struct {
	Was    *renamed.Old
	Depth  int
	Header [unsafe.Sizeof(header{})]byte
	Next   *Layer
}

type header struct {
	a int8
	b int64
	c inner
}

type inner struct{ x, y int16 }

type Odd struct {
	first inner
	last  string
}
