package wire

import (
	"go/types"
	"reflect"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/lock"
)

// typ is t as a lock has it, with what it is made of in the lock. owner is what it is the
// type of, after which a struct is called that has no name; outermost is whether it is
// that of a whole payload, where the data converter looks for protocol buffers.
func (b *builder) typ(t types.Type, owner string, outermost bool) lock.Type {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		if t.Kind() == types.Invalid {
			return lock.Type{}
		}
		if t.Info()&(types.IsBoolean|types.IsString|types.IsInteger|types.IsFloat) != 0 && t.Info()&types.IsUntyped == 0 {
			return lock.Type{Kind: lock.Basic, Name: types.Typ[t.Kind()].Name()}
		}
	case *types.Pointer:
		return b.of(lock.Pointer, b.typ(t.Elem(), owner, outermost))
	case *types.Slice:
		return b.of(lock.Slice, b.typ(t.Elem(), owner, false))
	case *types.Array:
		array := b.of(lock.Array, b.typ(t.Elem(), owner, false))
		array.Len = t.Len()
		return array
	case *types.Map:
		key := b.typ(t.Key(), owner+".key", false)
		m := b.of(lock.Map, b.typ(t.Elem(), owner, false))
		m.Key = &key
		return m
	case *types.Interface:
		if t.Empty() {
			return lock.Type{Kind: lock.Any}
		}
		return unknown(t, isInterface)
	case *types.TypeParam:
		return unknown(t, isGeneric)
	case *types.Struct:
		return b.structure(owner, t, func() []string { return b.hidden(owner, t) })
	case *types.Named:
		return b.named(t, owner, outermost)
	}
	return unknown(t, "has no JSON")
}

// unknown is a type that can't be compared, and why.
func unknown(t types.Type, why string) lock.Type {
	return lock.Type{Why: types.TypeString(t, (*types.Package).Name) + " " + why}
}

// of is a type of elements.
func (b *builder) of(kind lock.Kind, elem lock.Type) lock.Type {
	return lock.Type{Kind: kind, Elem: &elem}
}

// named is a type with a name. One that is known by its name alone looks as if it had no
// fields, see package typecheck.
func (b *builder) named(t *types.Named, owner string, outermost bool) lock.Type {
	obj, name := t.Obj(), types.TypeString(t, nil)
	s, isStruct := t.Underlying().(*types.Struct)
	switch {
	case types.IsInterface(t) && !types.Identical(t.Underlying(), anyType):
		return unknown(t, isInterface)
	case obj.Pkg() == nil || strings.ContainsAny(name, " ;") || fit.IsGeneric(t):
		return unknown(t, isGeneric)
	case name == "time.Time" || name == "time.Duration":
		return lock.Type{Kind: lock.Named, Name: name}
	case isStruct && s.NumFields() == 0 && t.NumMethods() == 0 && !b.loaded[obj.Pkg()]:
		return unknown(t, "is not known")
	case types.IsInterface(t):
		return lock.Type{Kind: lock.Any}
	}
	if obj.Parent() != nil && obj.Parent() != obj.Pkg().Scope() { // it is declared in a function
		if b.local[obj] == "" {
			b.local[obj] = owner
		}
		name = b.local[obj]
	}
	b.place(name, obj.Pos())
	is := lock.Type{Kind: lock.Named, Name: name}
	switch {
	case fit.IsMessage(t) && outermost:
		if isStruct && b.message(name, s) {
			return lock.Type{Kind: lock.Message, Name: name}
		}
		if strings.HasPrefix(name, messageLibrary) {
			return unknown(t, "is a protobuf message with JSON of its own")
		}
		return unknown(t, "is a protobuf message without fields")
	case fit.HasOwnJSON(t):
		b.Types[name] = unknown(t, "has JSON of its own")
		return is
	case isStruct && fit.IsMessage(t): // whose unexported fields are those of its library
		return b.structure(name, s, func() []string { return nil })
	case isStruct:
		return b.structure(name, s, func() []string { return b.hidden(name, s) })
	}
	if _, known := b.Types[name]; !known {
		b.Types[name] = lock.Type{}
		b.Types[name] = b.typ(t.Underlying(), name, false)
	}
	return is
}

// What is said of types that can't be compared.
const (
	isInterface = "is an interface"
	isGeneric   = "depends on a type parameter, or on a type without a name"
)

var anyType = types.Universe.Lookup("any").Type().Underlying()

// structure is a struct under a name, with the names of its fields that are hidden.
func (b *builder) structure(name string, s *types.Struct, hidden func() []string) lock.Type {
	is := lock.Type{Kind: lock.Named, Name: name}
	if _, known := b.Structs[name]; known {
		return is
	}
	found, known := fit.FieldsOf(s)
	if !known {
		b.Types[name] = lock.Type{Why: "it embeds a pointer to a struct that is not exported"}
		return is
	}
	fields := map[string]lock.Field{}
	b.Structs[name] = lock.Struct{Fields: fields, Hidden: hidden()}
	for _, f := range found {
		field := lock.Field{Type: b.typ(f.Type, name+"."+f.Name, false), Quoted: f.Quoted}
		if f.Var.Name() != f.Name {
			field.Go = f.Var.Name()
		}
		fields[f.Name] = field
		b.place(name+"."+f.Name, f.Var.Pos())
	}
	return is
}

// hidden are the names of the fields of a struct that JSON does not have.
func (b *builder) hidden(name string, s *types.Struct) (names []string) {
	for i := range s.NumFields() {
		v := s.Field(i)
		if !v.Embedded() && (!v.Exported() || reflect.StructTag(s.Tag(i)).Get("json") == "-") {
			names = append(names, v.Name())
			b.place(name+".-"+v.Name(), v.Pos())
		}
	}
	return names
}

// messageLibrary begins the names of the messages that Go's library for them declares.
const messageLibrary = "google.golang.org/protobuf/types/"

// message adds a protocol buffer, from the tags that its generated code has, and reports
// whether there are any. Those that Go's library for them declares have a JSON of their
// own.
func (b *builder) message(name string, s *types.Struct) bool {
	if _, known := b.Messages[name]; known {
		return true
	}
	if strings.HasPrefix(name, messageLibrary) {
		return false
	}
	fields := map[string]lock.Field{}
	b.Messages[name] = fields
	for i := range s.NumFields() {
		v, tag := s.Field(i), reflect.StructTag(s.Tag(i))
		if oneof := tag.Get("protobuf_oneof"); oneof != "" {
			fields[oneof] = lock.Field{Go: lock.OneOf}
		}
		for option := range strings.SplitSeq(tag.Get("protobuf"), ",") {
			if key, ok := strings.CutPrefix(option, "name="); ok {
				field := lock.Field{Type: b.messageField(v.Type())}
				if in, _, _ := strings.Cut(tag.Get("json"), ","); in != key || !v.Exported() {
					field.Go = lock.OtherKey
				}
				fields[key] = field
				b.place(name+"."+key, v.Pos())
			}
		}
	}
	if len(fields) == 0 {
		delete(b.Messages, name)
	}
	return len(fields) > 0
}

// messageField is the type of a field of a protocol buffer. That of an enumeration is the
// name of its value.
func (b *builder) messageField(t types.Type) lock.Type {
	switch u := types.Unalias(t).(type) {
	case *types.Pointer:
		return b.messageField(u.Elem())
	case *types.Slice:
		return b.of(lock.Slice, b.messageField(u.Elem()))
	case *types.Map:
		m, key := b.of(lock.Map, b.messageField(u.Elem())), b.messageField(u.Key())
		m.Key = &key
		return m
	case *types.Basic:
		return b.typ(u, "", false)
	}
	if code.Struct(t) != nil && fit.IsMessage(t) {
		return b.typ(t, "", true)
	}
	return unknown(t, "is an enumeration of a protobuf message")
}
