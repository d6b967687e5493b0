package messages

import (
	"go/ast"
	"go/types"
	"iter"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// value is what a place may hold: a *channel, *function, *object, *typed, or
// text, or one of the marks. Values that are pointers are made once for each
// place in the code and frame, so that running code again gives the same ones.
type value any

// text is a constant string.
type text string

// mark is a value without content.
type mark int

const (
	// absent is nil.
	absent mark = iota
	// unknown is a string, function or value of an interface of which the code
	// does not tell.
	unknown
)

// typed is some value of type t. It is kept beside the value in places of
// interface types, which do not tell: of pointers to receive into, and handlers.
type typed struct{ t types.Type }

// origin is where a value comes from, in a frame: an expression, or a variable
// that no code seen gives a value.
type origin struct {
	id    any
	frame *frame
	// fn tells the methods apart that an interface's may be.
	fn *types.Func
	// result tells the results of a call apart, and what else it makes.
	result int
}

// channel is the channel of a signal.
type channel struct {
	call ast.Expr
	// names are what the signal may be called.
	names cell
	// payloads are what is received from it, and where.
	payloads []payload
	// drained reports whether something is received from it and dropped.
	drained bool
	// doubts are where it can't be seen what is received from it.
	doubts []doubt
}

type payload struct {
	t types.Type
	// name is that of the variable it is received into, if there is one.
	name string
	at   ast.Node
}

type doubt struct {
	at     ast.Node
	reason string
}

// reception is a place where channels are received from.
type reception struct {
	at       ast.Node
	channels cell
}

// handler is a handler that was set.
type handler struct {
	kind sdk.MessageKind
	call ast.Expr
	// names are what the message may be called.
	names cell
	// types are the types of the handler.
	types cell
}

// function is a function as a value: a declared one or a literal.
type function struct {
	// fn is nil of a literal.
	fn   *types.Func
	decl *declaration
	lit  *ast.FuncLit
	// frame is the one that a literal is in.
	frame *frame
	// receiver is what a method value was taken of.
	receiver cell
	// expression reports whether it is a method expression, which takes its receiver as
	// the first argument.
	expression bool
	// arguments are the type arguments of what is generic.
	arguments typeArguments
	// called reports whether a call of it was seen.
	called bool
}

// object is a struct, map, slice or array. A pointer to it is the same value,
// and so is a copy: more is held then than it can hold, never less.
type object struct {
	t types.Type
	// depth counts the objects that it was found in, without being put there.
	depth int
	parts map[string]*cell
	names []string
	// keyOf are the keys of a map's parts at constant ones.
	keyOf map[string][]value
	// readers have asked which parts there are.
	readers readers
}

// part is the place of a field, or of an element.
func (o *object) part(name string) *cell {
	c := o.parts[name]
	if c == nil {
		c = &cell{}
		o.parts[name] = c
		o.names = append(o.names, name)
		o.readers.repeat()
	}
	return c
}

// addKey notes the key of an element of a map.
func (s *search) addKey(o *object, name string, key []value) {
	s.add(o.part(keys), key...)
	if name == elements {
		return
	}
	if o.keyOf == nil {
		o.keyOf = map[string][]value{}
	}
	o.keyOf[name] = key
}

// The names of parts. Fields go by their own.
const (
	elements = "[]" // of a collection, those at no constant index
	keys     = "[key]"
)

// at is the name of the part at a constant index.
func at(index string) string { return "[" + index + "]=" }

func isElement(part string) bool { return part != keys && part[0] == '[' }

// cell is a place and what it may hold, in the order in which that was found.
type cell struct {
	values []value
	// has are the values of a cell that holds many.
	has     map[value]bool
	readers readers
}

func (c *cell) holds(v value) bool {
	const many = 16
	if len(c.values) < many {
		return slices.Contains(c.values, v)
	}
	if c.has == nil {
		c.has = map[value]bool{}
		for _, v := range c.values {
			c.has[v] = true
		}
	}
	return c.has[v]
}

// add puts values into a cell.
func (s *search) add(c *cell, values ...value) {
	added := false
	for _, v := range values {
		if c.holds(v) {
			continue
		}
		if c.has != nil {
			c.has[v] = true
		}
		c.values = append(c.values, v)
		added = true
	}
	if added {
		s.changed = true
		c.readers.repeat()
	}
}

// only picks the values of one type.
func only[T value](values []value) []T {
	var all []T
	for _, v := range values {
		if v, ok := v.(T); ok {
			all = append(all, v)
		}
	}
	return all
}

// each goes through the values of one type.
func each[T value](values []value) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, v := range values {
			if v, ok := v.(T); ok && !yield(v) {
				return
			}
		}
	}
}

// has reports whether there is a value of one type.
func has[T value](values []value) bool {
	for range each[T](values) {
		return true
	}
	return false
}

// partKey is what an object was found in, and as which part.
type partKey struct {
	object *object
	name   string
}

// newObject is the object that is made at a place, the same one each time.
func (s *search) newObject(key any, t types.Type) *object {
	o := s.objects[key]
	if o == nil {
		o = &object{t: t, parts: map[string]*cell{}}
		if key, ok := key.(partKey); ok {
			o.depth = key.object.depth + 1
		}
		s.objects[key] = o
	}
	return o
}

// maxDepth is how many objects are supposed to lie in each other where none
// was seen to be put there, as in a linked list.
const maxDepth = 4

// lacksObject reports whether a place of type t ought to hold an object but holds
// none: it gets one that the code was given, or that was made where it can't be
// seen.
func lacksObject(c *cell, t types.Type) bool {
	return !has[*object](c.values) && holdsParts(t)
}

// ensureObject adds an object to a part which lacks one.
func (s *search) ensureObject(c *cell, key partKey, t types.Type) {
	switch {
	case !lacksObject(c, t):
	case key.object.depth >= maxDepth:
		s.add(c, key.object)
	default:
		s.add(c, s.newObject(key, t))
	}
}

// holdsParts reports whether values of t, or what they point to, are objects.
func holdsParts(t types.Type) bool {
	if t == nil {
		return false
	}
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return false
	}
	u := t.Underlying()
	if p, ok := u.(*types.Pointer); ok {
		u = p.Elem().Underlying()
	}
	switch u.(type) {
	case *types.Struct, *types.Map, *types.Slice, *types.Array:
		return true
	}
	return false
}

// field is what the field of objects holds.
func (s *search) field(base []value, name string, t types.Type) []value {
	var all []value
	for o := range each[*object](base) {
		c := o.part(name)
		s.ensureObject(c, partKey{o, name}, t)
		all = append(all, s.read(c)...)
	}
	return all
}

// path follows the fields that lead to an embedded one, and is what that holds.
func (s *search) path(base []value, t types.Type, index []int) []value {
	for _, i := range index {
		u := code.Struct(t)
		if u == nil || i >= u.NumFields() {
			return nil
		}
		f := u.Field(i)
		base, t = s.field(base, f.Name(), f.Type()), f.Type()
	}
	return base
}

// element is what the elements of collections hold: that at a constant index,
// or all of them if there is none.
func (s *search) element(base []value, index string, known bool, t types.Type) []value {
	var all []value
	for o := range each[*object](base) {
		s.watch(&o.readers)
		if known {
			for _, name := range []string{at(index), elements} {
				if c := o.parts[name]; c != nil {
					all = append(all, s.read(c)...)
				}
			}
		} else {
			for _, name := range o.names {
				if isElement(name) {
					all = append(all, s.read(o.parts[name])...)
				}
			}
		}
		if len(all) == 0 && holdsParts(t) {
			s.ensureObject(o.part(elements), partKey{o, elements}, t)
			all = append(all, s.read(o.part(elements))...)
		}
	}
	return all
}
