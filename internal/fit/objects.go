package fit

import (
	"go/types"
	"strings"
)

// compareStructs compares the JSON fields of two structs. What the receiver
// does not have is lost; what the sender does not have stays zero, as when a
// field was added.
func compareStructs(from, to *types.Struct, depth int) Fit {
	a, aKnown := FieldsOf(from)
	b, bKnown := FieldsOf(to)
	if !aKnown || !bKnown {
		return Unknown
	}
	result := Lenient
	taken := map[*Field]bool{}
	for _, f := range a {
		t := receiving(b, f.Name)
		if t == nil || taken[t] {
			return Loses
		}
		taken[t] = true
		result = max(result, compareFields(f, *t, depth))
	}
	if len(taken) < len(b) {
		result = max(result, Fewer)
	}
	return result
}

// receiving is the field that takes a key: that of its name, or else the first that
// differs in case only.
func receiving(fields []Field, key string) *Field {
	var alike *Field
	for i, f := range fields {
		if f.Name == key {
			return &fields[i]
		}
		if alike == nil && strings.EqualFold(f.Name, key) {
			alike = &fields[i]
		}
	}
	return alike
}

// compareFields compares what two fields have in JSON.
func compareFields(from, to Field, depth int) Fit {
	switch {
	case from.Quoted && to.Quoted, !from.Quoted && !to.Quoted:
		return compareWithin(from.Type, to.Type, depth+1)
	case IsOpaque(from.Type) || IsOpaque(to.Type) || HasOwnEncoding(from.Type) || HasOwnEncoding(to.Type):
		return Unknown
	case isBasic(from.Type, types.IsString) || isBasic(to.Type, types.IsString):
		return Unknown // what it says tells
	}
	return Loses // a string is none of the others
}

// compareMapWithFields compares a map with the fields of a struct. Which keys it has
// is known when it runs, but where its values fit no field all of them are lost. So they
// are of a set, whose keys are no names of fields, and of what one of the fields wants.
func compareMapWithFields(from *types.Map, to *types.Struct, depth int) Fit {
	fields, known := FieldsOf(to)
	if !known {
		return Unknown
	}
	if set, ok := from.Elem().Underlying().(*types.Struct); ok && set.NumFields() == 0 {
		return Loses
	}
	for _, f := range fields {
		if SameType(f.Type.Underlying(), from) {
			return Loses
		}
		if compareFields(Field{Type: from.Elem()}, f, depth) != Loses {
			return Unknown
		}
	}
	return Loses
}

// compareFieldsWithMap compares the fields of a struct with a map, which takes all
// of them if it takes their names.
func compareFieldsWithMap(from *types.Struct, to *types.Map, depth int) Fit {
	fields, known := FieldsOf(from)
	if !known {
		return Unknown
	}
	result := compareKeys(types.Typ[types.String], to.Key())
	for _, f := range fields {
		result = max(result, compareFields(f, Field{Type: to.Elem()}, depth))
	}
	return result
}

// compareKeys compares the keys of maps, which are strings in JSON.
func compareKeys(from, to types.Type) Fit {
	switch {
	case HasOwnEncoding(from) || HasOwnEncoding(to):
		if SameType(from, to) {
			return Same
		}
		return Unknown
	case isBasic(to, types.IsString):
		return Lenient
	case isBasic(from, types.IsInteger) && isBasic(to, types.IsInteger):
		return Lenient
	}
	return Unknown
}

// isBasic reports whether t, or what it points to, is a basic type of a kind.
func isBasic(t types.Type, kind types.BasicInfo) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&kind != 0
}
