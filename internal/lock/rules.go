package lock

import "strings"

// Class is what a change does to data that is there.
type Class int

// The classes.
const (
	// Safe keeps all that is there.
	Safe Class = iota
	// Unchecked is what can't be told.
	Unchecked
	// Changed has data arrive as something else.
	Changed
	// Lost has data left out, without a word.
	Lost
	// Breaking has runs fail, or wait for ever.
	Breaking
)

func (c Class) String() string {
	return [...]string{"safe", "unchecked", "changed", "lost", "breaking"}[c]
}

// form is how the data converter writes a value, and forms are several.
type form = uint

const (
	truth form = 1 << iota
	integer
	fraction
	text
	// base64 are bytes within JSON, and raw are those that are a payload.
	base64
	raw
	moment
	list
	dictionary
	object
	protobuf
	anything
	unseen

	number = integer | fraction
	every  = ^form(0)
)

// rules are what becomes of values of one form that are decoded into another: the first
// that matches counts. The last ones are those of JSON values of different kinds. What
// is in lists, dictionaries, objects and messages is compared beside that.
var rules = []struct {
	old, new form
	class    Class
	// why follows "was T and is U".
	why string
}{
	{unseen | anything, every, Unchecked, ""},
	{every, unseen, Unchecked, ""},
	{protobuf, protobuf, Safe, ""},
	{protobuf, every, Breaking, "which is no protocol buffer, as what is there"},
	{every, anything, Safe, ""},
	{raw, raw | base64, Safe, ""},
	{raw, every, Breaking, "which bytes can't be decoded into"},
	{object | dictionary, protobuf, Safe, ""},
	{truth, truth, Safe, ""},
	{integer, number, Safe, ""}, // exact to 2^53; see narrower
	{fraction, integer, Breaking, "which decodes no fraction"},
	{fraction, fraction, Safe, ""},
	{text | moment, text, Safe, ""},
	{text, base64 | raw | moment, Breaking, "which decodes only some of the texts that are there, or as something else"},
	{base64, text, Changed, "so it gets the base64 of the bytes"},
	{base64, base64 | raw, Safe, ""},
	{moment, moment, Safe, ""},
	{list, list, Safe, ""},
	{list, base64 | raw, Unchecked, ""}, // numbers are bytes if they are small
	{object | dictionary, object | dictionary, Safe, ""},
	{every, every, Breaking, "which can't decode what is there"},
}

// ruleFor is what becomes of values of a form that are decoded into another.
func ruleFor(old, new form) (Class, string) {
	for _, r := range rules {
		if r.old&old != 0 && r.new&new != 0 {
			return r.class, r.why
		}
	}
	return Unchecked, ""
}

// builtin are types of the standard library that JSON has in a way of their own, or that
// are too common to be written down.
var builtin = map[string]form{"time.Time": moment, "time.Duration": integer}

// resolved is what a type is behind its name and pointers, in lock l.
func (l *Lock) resolved(t Type) Type {
	for range 100 { // a type may be a pointer to itself
		switch {
		case t.Kind == Pointer:
			t = *t.Elem
		case t.Kind == Named && t.Name == "time.Duration":
			return Type{Kind: Basic, Name: "int64"}
		default:
			under, ok := l.Types[t.Name]
			if t.Kind != Named || !ok {
				return t
			}
			t = under
		}
	}
	return Type{}
}

// form is that of a type, which is a payload of its own if it is outermost.
func (l *Lock) form(t Type, outermost bool) form {
	if outermost && t.Kind == Slice && t.Elem.is("uint8") {
		return raw
	}
	switch t = l.resolved(t); t.Kind {
	case Basic:
		switch {
		case t.Name == "bool":
			return truth
		case t.Name == "string":
			return text
		case strings.HasPrefix(t.Name, "float"):
			return fraction
		}
		return integer
	case Any:
		return anything
	case Message:
		if l.Messages[t.Name] != nil {
			return protobuf
		}
	case Slice:
		if elem := l.resolved(*t.Elem); t.Elem.Kind != Pointer && elem.is("uint8") {
			return base64
		}
		return list
	case Array:
		return list
	case Map:
		return dictionary
	case Named:
		if _, ok := l.Structs[t.Name]; ok {
			return object
		}
		if f, ok := builtin[t.Name]; ok {
			return f
		}
	}
	return unseen
}

// widths are how many bits integers have.
var widths = map[string]int{"8": 8, "16": 16, "32": 32, "64": 64, "": 64, "ptr": 64}

// narrower is what becomes of integers of one type that are decoded into another.
func narrower(old, new string) (Class, string) {
	const why = "which has no room for all of its values"
	oldBits, unsigned := strings.CutPrefix(old, "u")
	newBits, becomesUnsigned := strings.CutPrefix(new, "u")
	a, b := widths[strings.TrimPrefix(oldBits, "int")], widths[strings.TrimPrefix(newBits, "int")]
	switch {
	case a > b, becomesUnsigned && !unsigned:
		return Breaking, why
	case unsigned && !becomesUnsigned && a == b && a < 64:
		return Breaking, why
	case unsigned && !becomesUnsigned && a == b:
		return Unchecked, "" // who has so many?
	}
	return Safe, ""
}
