package fit

import (
	"go/ast"
	"go/types"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// Field is a field of a struct as JSON has it, under its Name.
type Field struct {
	Name string
	Type types.Type
	// Var is where Go has it, perhaps in a struct that is embedded.
	Var *types.Var
	// Quoted reports whether a string has the value, by the option ",string".
	Quoted bool
	// tagged reports whether a tag gives the name.
	tagged bool
}

// FieldsOf are the fields of a struct that encoding/json finds, those of embedded
// structs among them: of fields with one name it takes the one that is embedded
// least deeply, or else the only one of these with a tag, or else none. They are
// not known where a pointer to a struct that is not exported is embedded: decoding
// can't set that, and it may be nil.
func FieldsOf(s *types.Struct) (found []Field, known bool) {
	taken := map[string]bool{}
	seen := map[types.Type]bool{}
	for level := []types.Type{s}; len(level) > 0; {
		for _, t := range level {
			seen[t] = true
		}
		var deeper []types.Type
		var here []Field
		for _, t := range level {
			s := t.Underlying().(*types.Struct)
			for i := range s.NumFields() {
				f, embedded, known := fieldAt(s, i)
				switch {
				case !known:
					return nil, false
				case embedded == nil:
					if f.Name != "" && !taken[f.Name] {
						here = append(here, f)
					}
				case !seen[embedded]:
					deeper = append(deeper, embedded)
				}
			}
		}
		for _, f := range here {
			taken[f.Name] = true
			if dominates(f, here) {
				found = append(found, f)
			}
		}
		level = deeper
	}
	return found, true
}

// dominates reports whether a field is the one of its name among fields that are
// embedded equally deeply.
func dominates(f Field, fields []Field) bool {
	same, tagged := 0, 0
	for _, other := range fields {
		if other.Name == f.Name {
			same++
			if other.tagged {
				tagged++
			}
		}
	}
	return same == 1 || tagged == 1 && f.tagged
}

// fieldAt is a field of a struct, without a name if JSON does not have it, or else
// the struct that is embedded there and looked into.
func fieldAt(s *types.Struct, i int) (f Field, embedded types.Type, known bool) {
	v := s.Field(i)
	tag := reflect.StructTag(s.Tag(i)).Get("json")
	if tag == "-" {
		return f, nil, true
	}
	name, options, _ := strings.Cut(tag, ",")
	if !isValidName(name) {
		name = ""
	}
	if v.Embedded() {
		base := code.Deref(v.Type())
		_, isStruct := base.Underlying().(*types.Struct)
		if !v.Exported() && !isStruct {
			return f, nil, true
		}
		if isStruct && name == "" {
			return f, base, v.Exported() || types.Identical(base, v.Type())
		}
	}
	if !ast.IsExported(v.Name()) && !v.Embedded() {
		return f, nil, true
	}
	f = Field{Name: name, Type: v.Type(), Var: v, tagged: name != ""}
	if name == "" {
		f.Name = v.Name()
	}
	f.Quoted = slices.Contains(strings.Split(options, ","), "string") && isBasic(f.Type, types.IsBoolean|types.IsNumeric|types.IsString)
	return f, nil, true
}

// isValidName reports whether encoding/json takes a name from a tag.
func isValidName(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r)
	})
}
