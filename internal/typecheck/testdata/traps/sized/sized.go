// Package sized needs types that it does not name.
package sized

import (
	"net/netip"
	"unsafe"

	"example.com/lib/deep"
	money "example.com/lib/go-money"
	"example.com/lib/layers"
)

// Literals without keys take the types of fields that nobody mentions.
var (
	shown  = deep.Shown{"text", layers.Layer{1, [24]byte{}, nil}}
	nested = map[string][]deep.Generic[func()]{"a": {{nil}, {func() {}}}}
	amount = money.Pair[string, func(deep.Mode)]{"", func(deep.Mode) {}}
	rows   = []*struct{ deep.Shown }{{deep.Shown{}}}
)

const (
	size   = unsafe.Sizeof(layers.Odd{})
	offset = unsafe.Offsetof(money.Amount{}.Shown)
	align  = unsafe.Alignof(netip.Addr{})
)

var sized [unsafe.Sizeof(netip.AddrPort{})]byte
