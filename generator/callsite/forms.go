package callsite

import (
	"go/ast"
	"go/types"
	"reflect"
	"strings"
)

// fit is how well values of one type arrive as another through the default data
// converter.
type fit int

const (
	// unknown: types with an encoding of their own, or interfaces.
	unknown fit = iota
	// same: it is the same type, or as good as.
	same
	// lenient: the types differ and have the same JSON.
	lenient
	// loses: it can't be decoded, or not all of it.
	loses
)

// worse is the fit of a whole with two parts.
func worse(a, b fit) fit {
	switch {
	case a == loses || b == loses:
		return loses
	case a == unknown || b == unknown:
		return unknown
	case a == lenient || b == lenient:
		return lenient
	}
	return same
}

// sameType says whether two types are identical. One package may be loaded
// twice, for its tests and for others; then their names tell.
func sameType(a, b types.Type) bool {
	return types.Identical(a, b) || types.TypeString(types.Unalias(a), nil) == types.TypeString(types.Unalias(b), nil)
}

// compare is how well a value of type from arrives in one of type to.
func compare(from, to types.Type) fit { return compareWithin(from, to, 0) }

func compareWithin(from, to types.Type, depth int) fit {
	if sameType(from, to) {
		return same
	}
	if depth > 6 || opaque(from) || opaque(to) {
		return unknown
	}
	if from, to, ok := pointedAt(from, to); ok {
		if isMessage(from) && sameType(from, to) {
			return same // the converter of messages takes both
		}
		return worse(lenient, compareWithin(from, to, depth+1))
	}
	if f := compareText(from, to); f != unknown {
		return f
	}
	if ownEncoding(from) || ownEncoding(to) {
		return unknown
	}
	if isByteSlice(from) || isByteSlice(to) {
		return compareBytes(from, to)
	}
	return compareUnderlying(from, to, depth)
}

// opaque says that nothing is known of the values of a type.
func opaque(t types.Type) bool {
	switch u := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Basic:
		return u.Kind() == types.Invalid || u.Kind() == types.UntypedNil || u.Kind() == types.UnsafePointer
	}
	if types.IsInterface(t) {
		return true
	}
	return isSDKType(t, "RawValue", "EncodedValue", "EncodedValues") ||
		strings.HasSuffix(types.TypeString(deref(t), nil), "common/v1.Payload") ||
		strings.HasSuffix(types.TypeString(deref(t), nil), "common/v1.Payloads")
}

// generic says whether a type is made of type parameters.
func generic(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.TypeParam:
		return true
	case *types.Pointer:
		return generic(t.Elem())
	case *types.Slice:
		return generic(t.Elem())
	case *types.Array:
		return generic(t.Elem())
	case *types.Map:
		return generic(t.Key()) || generic(t.Elem())
	case *types.Named:
		for arg := range t.TypeArgs().Types() {
			if generic(arg) {
				return true
			}
		}
	case *types.Struct:
		for f := range t.Fields() {
			if generic(f.Type()) {
				return true
			}
		}
	}
	return false
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

// has says whether values or pointers of a type have a method.
func has(t types.Type, name string) bool {
	obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(deref(t)), false, nil, name)
	_, ok := obj.(*types.Func)
	return ok
}

// isMessage says whether a type is a protobuf message.
func isMessage(t types.Type) bool { return has(t, "ProtoReflect") || has(t, "ProtoMessage") }

// ownEncoding says whether a type has JSON, or an encoding, of its own.
func ownEncoding(t types.Type) bool {
	return isMessage(t) || has(t, "MarshalJSON") || has(t, "UnmarshalJSON") ||
		has(t, "MarshalText") || has(t, "UnmarshalText") || has(t, "TransferTypeConverter")
}

// isText says whether a type's JSON is the string that its MarshalText makes.
func isText(t types.Type) bool {
	return has(t, "MarshalText") && has(t, "UnmarshalText") &&
		!has(t, "MarshalJSON") && !has(t, "UnmarshalJSON") && !isMessage(t)
}

// compareText compares a type that is text in JSON with a plain one.
func compareText(from, to types.Type) fit {
	fromText, toText := isText(from), isText(to)
	if fromText == toText || !fromText && ownEncoding(from) || !toText && ownEncoding(to) {
		return unknown
	}
	plain := to
	if toText {
		plain = from
	}
	switch u := plain.Underlying().(type) {
	case *types.Basic:
		if u.Info()&types.IsString != 0 {
			return lenient
		}
		return loses
	case *types.Struct, *types.Map:
		return loses
	}
	return unknown
}

func isByteSlice(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	if !ok {
		return false
	}
	b, ok := s.Elem().Underlying().(*types.Basic)
	return ok && b.Kind() == types.Byte
}

// compareBytes compares where one of two types is a slice of bytes, which is
// sent as it is if it has no name, and else as base64.
func compareBytes(from, to types.Type) fit {
	if isByteSlice(from) && isByteSlice(to) {
		return unknown
	}
	other := from
	if isByteSlice(from) {
		other = to
	}
	switch u := other.Underlying().(type) {
	case *types.Basic:
		if u.Info()&types.IsString == 0 {
			return loses
		}
	case *types.Struct, *types.Map:
		return loses
	}
	return unknown
}

func compareUnderlying(from, to types.Type, depth int) fit {
	switch f := from.Underlying().(type) {
	case *types.Basic:
		if t, ok := to.Underlying().(*types.Basic); ok {
			return compareBasic(f, t)
		}
		return loses
	case *types.Struct:
		switch t := to.Underlying().(type) {
		case *types.Struct:
			return compareStructs(f, t, depth)
		case *types.Map:
			return unknown
		}
		return loses
	case *types.Map:
		switch t := to.Underlying().(type) {
		case *types.Struct:
			return unknown
		case *types.Map:
			return worse(lenient, compareWithin(f.Elem(), t.Elem(), depth+1))
		}
		return loses
	case *types.Slice, *types.Array:
		a, b := element(from), element(to)
		if b == nil {
			return loses
		}
		return worse(lenient, compareWithin(a, b, depth+1))
	case *types.Signature, *types.Chan:
		return loses
	}
	return unknown
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

func compareBasic(from, to *types.Basic) fit {
	const text, truth = types.IsString, types.IsBoolean
	f, t := from.Info(), to.Info()
	switch {
	case (f|t)&types.IsComplex != 0:
		return unknown
	case f&text != 0 && t&text != 0, f&truth != 0 && t&truth != 0:
		return lenient
	case f&types.IsInteger != 0 && t&(types.IsInteger|types.IsFloat) != 0:
		return lenient
	case f&types.IsFloat != 0 && t&types.IsFloat != 0:
		return lenient
	}
	return loses
}

// compareStructs compares the JSON fields of two structs. What the receiver
// does not have is lost; what the sender does not have stays zero, as when a
// field was added.
func compareStructs(from, to *types.Struct, depth int) fit {
	a, aKnown := jsonFields(from)
	b, bKnown := jsonFields(to)
	if !aKnown || !bKnown {
		return unknown
	}
	result := lenient
	for name, f := range a {
		t, ok := b[name]
		if !ok {
			return loses
		}
		result = worse(result, compareWithin(f, t, depth+1))
	}
	return result
}

// jsonFields are the fields of a struct by their name in JSON, in lower case as
// decoding takes any. Embedded fields are not looked into.
func jsonFields(s *types.Struct) (map[string]types.Type, bool) {
	fields := map[string]types.Type{}
	for i := range s.NumFields() {
		f := s.Field(i)
		if f.Embedded() {
			return nil, false
		}
		name, options, _ := strings.Cut(reflect.StructTag(s.Tag(i)).Get("json"), ",")
		if !ast.IsExported(f.Name()) || name == "-" && options == "" {
			continue
		}
		if strings.Contains(options, "string") {
			return nil, false
		}
		if name == "" {
			name = f.Name()
		}
		fields[strings.ToLower(name)] = f.Type()
	}
	return fields, true
}
