package lock

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
)

// Kind is how a type is made.
type Kind int

// The kinds of types.
const (
	// Unknown is a type whose encoding is its own, or can't be seen.
	Unknown Kind = iota
	Basic
	Any
	Named
	// Message is a protocol buffer where the data converter sees it.
	Message
	Pointer
	Slice
	Array
	Map
)

// Type is a type as a lock has it.
type Type struct {
	Kind Kind
	// Name is that of a basic or named type, or a message.
	Name string
	Len  int64
	// Why says of an unknown type why it is. It is not written down.
	Why string
	// Key is that of a map, and Elem what there is in all that has elements.
	Key, Elem *Type
}

// Field is a field of a struct or message.
type Field struct {
	Type Type
	// Quoted reports whether a string has the value.
	Quoted bool
	// Go is its name in Go, "" if that is its key.
	Go string
}

// Signature is what a function takes and returns, but for its context and error.
type Signature struct {
	// Unknown reports whether it can't be told.
	Unknown bool
	Params  []Param
	// Result is nil where there is none.
	Result *Type
}

// Param is a parameter.
type Param struct {
	// Name is "" where it has none.
	Name string
	Type Type
}

// basics are the names of the basic types.
var basics = map[string]bool{
	"bool": true, "string": true, "float32": true, "float64": true, "uintptr": true,
	"int": true, "int8": true, "int16": true, "int32": true, "int64": true,
	"uint": true, "uint8": true, "uint16": true, "uint32": true, "uint64": true,
}

const (
	opaque  = "opaque"
	message = "message:"
)

// String is the type as in Go, with the full paths of packages.
func (t Type) String() string {
	switch t.Kind {
	case Basic, Named:
		return t.Name
	case Any:
		return "any"
	case Message:
		return message + t.Name
	case Pointer:
		return "*" + t.Elem.String()
	case Slice:
		if t.Elem.is("uint8") {
			return "[]byte"
		}
		return "[]" + t.Elem.String()
	case Array:
		return "[" + strconv.FormatInt(t.Len, 10) + "]" + t.Elem.String()
	case Map:
		return "map[" + t.Key.String() + "]" + t.Elem.String()
	}
	return opaque
}

// is reports whether t is the basic type of a name.
func (t Type) is(name string) bool { return t.Kind == Basic && t.Name == name }

// MarshalText is the text of t.
func (t Type) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads the text of a type.
func (t *Type) UnmarshalText(text []byte) error {
	rest, err := t.parse(string(text))
	if err == nil && rest != "" {
		err = malformed(text)
	}
	return err
}

func malformed(text []byte) error { return errors.New(strconv.Quote(string(text)) + " is no type") }

// parse reads a type from the beginning of a text, and returns the rest.
func (t *Type) parse(text string) (rest string, err error) {
	switch {
	case strings.HasPrefix(text, "*"):
		t.Kind = Pointer
		return t.parseElem(text[1:])
	case strings.HasPrefix(text, "map["):
		t.Kind, t.Key = Map, &Type{}
		if rest, err = t.Key.parse(text[len("map["):]); err != nil {
			return "", err
		}
		if !strings.HasPrefix(rest, "]") {
			return "", malformed([]byte(text))
		}
		return t.parseElem(rest[1:])
	case strings.HasPrefix(text, "[]"):
		t.Kind = Slice
		return t.parseElem(text[2:])
	case strings.HasPrefix(text, "["):
		n, rest, _ := strings.Cut(text[1:], "]")
		if t.Len, err = strconv.ParseInt(n, 10, 64); err != nil {
			return "", malformed([]byte(text))
		}
		t.Kind = Array
		return t.parseElem(rest)
	}
	name := text[:nameEnd(text)]
	t.Name = strings.TrimPrefix(name, message)
	switch {
	case name == "":
		return "", malformed([]byte(text))
	case name == "any":
		*t = Type{Kind: Any}
	case name == opaque:
		*t = Type{}
	case name == "byte":
		*t = Type{Kind: Basic, Name: "uint8"}
	case t.Name != name:
		t.Kind = Message
	case basics[name]:
		t.Kind = Basic
	default:
		t.Kind = Named
	}
	return text[len(name):], nil
}

// parseElem reads the type of the elements of t.
func (t *Type) parseElem(text string) (rest string, err error) {
	t.Elem = &Type{}
	return t.Elem.parse(text)
}

// nameEnd is where the name ends that a text begins with: type arguments are part of it.
func nameEnd(text string) int {
	depth := 0
	for i, r := range text {
		switch r {
		case '[':
			depth++
		case ']':
			if depth--; depth < 0 {
				return i
			}
		}
	}
	return len(text)
}

const inString = ",string"

// MarshalText is the type, and behind it the name in Go if that is not the key.
func (f Field) MarshalText() ([]byte, error) {
	text := f.Type.String()
	if f.Quoted {
		text += inString
	}
	if f.Go != "" {
		text += " " + f.Go
	}
	return []byte(text), nil
}

// UnmarshalText reads what [Field.MarshalText] makes.
func (f *Field) UnmarshalText(text []byte) error {
	typ := string(text)
	if i := strings.LastIndexByte(typ, ' '); i >= 0 {
		typ, f.Go = typ[:i], typ[i+1:]
	}
	typ, f.Quoted = strings.CutSuffix(typ, inString)
	return f.Type.UnmarshalText([]byte(typ))
}

// MarshalText is the signature as in Go: (order shop.Order, n int) shop.Receipt.
func (s Signature) MarshalText() ([]byte, error) {
	if s.Unknown {
		return []byte(opaque), nil
	}
	var params []string
	for _, p := range s.Params {
		params = append(params, cmp.Or(p.Name, "_")+" "+p.Type.String())
	}
	text := "(" + strings.Join(params, ", ") + ")"
	if s.Result != nil {
		text += " " + s.Result.String()
	}
	return []byte(text), nil
}

// UnmarshalText reads what [Signature.MarshalText] makes.
func (s *Signature) UnmarshalText(text []byte) error {
	if string(text) == opaque {
		s.Unknown = true
		return nil
	}
	inside, result, ok := strings.Cut(strings.TrimPrefix(string(text), "("), ")")
	if !ok {
		return errors.New(strconv.Quote(string(text)) + " is no signature")
	}
	if inside != "" {
		for one := range strings.SplitSeq(inside, ", ") {
			var p Param
			var typ string
			p.Name, typ, _ = strings.Cut(one, " ")
			if p.Name == "_" {
				p.Name = ""
			}
			if err := p.Type.UnmarshalText([]byte(typ)); err != nil {
				return err
			}
			s.Params = append(s.Params, p)
		}
	}
	if result != "" {
		s.Result = &Type{}
		return s.Result.UnmarshalText([]byte(strings.TrimPrefix(result, " ")))
	}
	return nil
}
