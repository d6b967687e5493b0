// Package fit knows how well a value of one type arrives as another through the
// default data converter.
package fit

import (
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Fit is how well values of one type arrive as another. That of a whole is the
// greatest of its parts.
type Fit int

const (
	// Same is that of a type as itself, or as good as.
	Same Fit = iota
	// Lenient is that of types that differ and have the same JSON.
	Lenient
	// Fewer is that of what arrives whole where there is room for more, which stays
	// zero.
	Fewer
	// Unknown is that of types with an encoding of their own, and of interfaces.
	Unknown
	// Loses is that of what can't be decoded, or not all of it.
	Loses
)

// SameType reports whether two types are identical. One package may be loaded
// twice, for its tests and for others; then their names tell.
func SameType(a, b types.Type) bool {
	return types.Identical(a, b) || types.TypeString(types.Unalias(a), nil) == types.TypeString(types.Unalias(b), nil)
}

// SameTypes reports whether two lists have identical types, one for one.
func SameTypes(a, b []types.Type) bool { return slices.EqualFunc(a, b, SameType) }

// Compare is how well a value of type from arrives in one of type to.
func Compare(from, to types.Type) Fit { return compareWithin(from, to, 0) }

func compareWithin(from, to types.Type, depth int) Fit {
	if SameType(from, to) {
		return Same
	}
	if depth > 6 || IsOpaque(from) || IsOpaque(to) {
		return Unknown
	}
	if from, to, ok := pointedAt(from, to); ok {
		if IsMessage(from) && SameType(from, to) {
			return Same // the converter of messages takes both
		}
		return max(Lenient, compareWithin(from, to, depth+1))
	}
	if f := compareText(from, to); f != Unknown {
		return f
	}
	if HasOwnEncoding(from) || HasOwnEncoding(to) {
		return Unknown
	}
	if IsByteSlice(from) || IsByteSlice(to) {
		return compareBytes(from, to)
	}
	return compareUnderlying(from, to, depth)
}

// IsOpaque reports whether nothing is known of the values of a type.
func IsOpaque(t types.Type) bool {
	switch u := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Basic:
		return u.Kind() == types.Invalid || u.Kind() == types.UntypedNil || u.Kind() == types.UnsafePointer
	}
	if types.IsInterface(t) {
		return true
	}
	return sdk.IsType(t, "RawValue", "EncodedValue", "EncodedValues") ||
		strings.HasSuffix(types.TypeString(code.Deref(t), nil), "common/v1.Payload") ||
		strings.HasSuffix(types.TypeString(code.Deref(t), nil), "common/v1.Payloads")
}

// IsGeneric reports whether a type is made of type parameters.
func IsGeneric(t types.Type) bool {
	generic := false
	code.Walk(types.Unalias(t), func(part types.Type) {
		_, ok := part.(*types.TypeParam)
		generic = generic || ok
	})
	return generic
}

// pointedAt takes one pointer off each of two types of which at least one is a
// pointer.
func pointedAt(from, to types.Type) (types.Type, types.Type, bool) {
	f, fromPointer := types.Unalias(from).(*types.Pointer)
	t, toPointer := types.Unalias(to).(*types.Pointer)
	if fromPointer {
		from = f.Elem()
	}
	if toPointer {
		to = t.Elem()
	}
	return from, to, fromPointer || toPointer
}

// has reports whether values or pointers of a type have a method.
func has(t types.Type, name string) bool {
	obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(code.Deref(t)), false, nil, name)
	_, ok := obj.(*types.Func)
	return ok
}

// IsMessage reports whether a type is a protobuf message.
func IsMessage(t types.Type) bool { return has(t, "ProtoReflect") || has(t, "ProtoMessage") }

// HasOwnEncoding reports whether a type has JSON, or an encoding, of its own.
func HasOwnEncoding(t types.Type) bool { return IsMessage(t) || HasOwnJSON(t) }

// HasOwnJSON reports whether a type has JSON of its own: messages, which encoding/json
// takes for the structs that they are, have none as a rule.
func HasOwnJSON(t types.Type) bool {
	return has(t, "MarshalJSON") || has(t, "UnmarshalJSON") ||
		has(t, "MarshalText") || has(t, "UnmarshalText") || has(t, "TransferTypeConverter")
}

// isText reports whether a type's JSON is the string that its MarshalText makes.
func isText(t types.Type) bool {
	return has(t, "MarshalText") && has(t, "UnmarshalText") &&
		!has(t, "MarshalJSON") && !has(t, "UnmarshalJSON") && !IsMessage(t)
}

// compareText compares a type that is text in JSON with a plain one.
func compareText(from, to types.Type) Fit {
	fromText, toText := isText(from), isText(to)
	if fromText == toText || !fromText && HasOwnEncoding(from) || !toText && HasOwnEncoding(to) {
		return Unknown
	}
	plain := to
	if toText {
		plain = from
	}
	switch u := plain.Underlying().(type) {
	case *types.Basic:
		if u.Info()&types.IsString != 0 {
			return Lenient
		}
		return Loses
	case *types.Struct, *types.Map:
		return Loses
	}
	return Unknown
}

// IsByteSlice reports whether t is a slice of bytes.
func IsByteSlice(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	if !ok {
		return false
	}
	b, ok := s.Elem().Underlying().(*types.Basic)
	return ok && b.Kind() == types.Byte
}

// compareBytes compares where one of two types is a slice of bytes, which is
// sent as it is if it has no name, and else as base64.
func compareBytes(from, to types.Type) Fit {
	if IsByteSlice(from) && IsByteSlice(to) {
		return Unknown
	}
	other := from
	if IsByteSlice(from) {
		other = to
	}
	switch u := other.Underlying().(type) {
	case *types.Basic:
		if u.Info()&types.IsString == 0 {
			return Loses
		}
	case *types.Struct, *types.Map:
		return Loses
	}
	return Unknown
}

func compareUnderlying(from, to types.Type, depth int) Fit {
	switch f := from.Underlying().(type) {
	case *types.Basic:
		if t, ok := to.Underlying().(*types.Basic); ok {
			return compareBasic(f, t)
		}
		return Loses
	case *types.Struct:
		switch t := to.Underlying().(type) {
		case *types.Struct:
			return compareStructs(f, t, depth)
		case *types.Map:
			return compareFieldsWithMap(f, t, depth)
		}
		return Loses
	case *types.Map:
		switch t := to.Underlying().(type) {
		case *types.Struct:
			return compareMapWithFields(f, t, depth)
		case *types.Map:
			return max(compareKeys(f.Key(), t.Key()), compareWithin(f.Elem(), t.Elem(), depth+1))
		}
		return Loses
	case *types.Slice, *types.Array:
		a, b := element(from), element(to)
		if b == nil {
			return Loses
		}
		return max(compareLengths(from, to), compareWithin(a, b, depth+1))
	case *types.Signature, *types.Chan:
		return Loses
	}
	return Unknown
}

func element(t types.Type) types.Type {
	switch u := t.Underlying().(type) {
	case *types.Slice:
		return u.Elem()
	case *types.Array:
		return u.Elem()
	}
	return nil
}

// compareLengths compares the lengths of two slices or arrays. That of a slice is
// known when it runs.
func compareLengths(from, to types.Type) Fit {
	t, ok := to.Underlying().(*types.Array)
	if !ok {
		return Lenient
	}
	f, ok := from.Underlying().(*types.Array)
	switch {
	case !ok:
		return Unknown
	case f.Len() > t.Len():
		return Loses
	case f.Len() < t.Len():
		return Fewer
	}
	return Lenient
}

func compareBasic(from, to *types.Basic) Fit {
	const text, truth = types.IsString, types.IsBoolean
	f, t := from.Info(), to.Info()
	switch {
	case (f|t)&types.IsComplex != 0:
		return Unknown
	case f&text != 0 && t&text != 0, f&truth != 0 && t&truth != 0:
		return Lenient
	case f&types.IsInteger != 0 && t&(types.IsInteger|types.IsFloat) != 0:
		return Lenient
	case f&types.IsFloat != 0 && t&types.IsFloat != 0:
		return Lenient
	}
	return Loses
}
