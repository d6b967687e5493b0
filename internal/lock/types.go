package lock

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// site is what a value belongs to: a parameter, a result, a field, or a type.
type site struct {
	// name is what people call it, and what accepts a change of it.
	name string
	// places are the keys of its position, the best first.
	places []string
	// advice is how to keep its type.
	advice string
}

// path is what is before the name of a package in its import path.
var path = regexp.MustCompile(`[^\[\]*,: ()]*/`)

// short is text with the names of packages for their paths.
func short(text string) string {
	return path.ReplaceAllString(strings.ReplaceAll(text, message, ""), "")
}

// became says what a type was and is, where what is of type old is decoded into new.
func (c *comparer) became(old, new, why string) string {
	if short(old) != short(new) {
		old, new = short(old), short(new)
	}
	if c.backwards {
		return fmt.Sprintf("is %s and was %s, %s", old, new, why)
	}
	return fmt.Sprintf("was %s and is %s, %s", old, new, why)
}

// types compares what a value was with what it is, and reports what it finds.
func (c *comparer) types(old, new Type, at site, outermost bool) Class {
	from := c.old.form(old, outermost)
	class, why := ruleFor(from, c.new.form(new, outermost))
	if from == raw && new.Kind == Pointer {
		class, why = Breaking, "which bytes can't be decoded into"
	}
	was, is := c.old.resolved(old), c.new.resolved(new)
	if old.Kind == Named && old.Name == new.Name && c.new.Types[new.Name].Kind != Unknown {
		at = site{short(new.Name), append([]string{new.Name}, at.places...), "keep what it is, or declare another type"}
		old, new = was, is
	}
	if class > Unchecked {
		c.report(at, class, c.became(old.String(), new.String(), why))
	}
	if class >= Unchecked {
		return class
	}
	// What structs are made of is compared once for what reaches it, and all else as often
	// as it is somewhere, but in itself.
	key := pair{was.String(), is.String(), c.quiet > 0}
	if class, ok := c.seen[key]; ok {
		return class
	}
	c.seen[key] = Safe
	class = c.resolvedTypes(was, is, at)
	if c.seen[key] = class; was.Kind != Named && was.Kind != Message {
		delete(c.seen, key)
	}
	return class
}

// pair are two types under comparison.
type pair struct {
	old, new string
	quiet    bool
}

// resolvedTypes compares what values of types of one form are made of.
func (c *comparer) resolvedTypes(from, to Type, at site) Class {
	one := func(class Class, why string) Class {
		if class > Unchecked {
			c.report(at, class, c.became(from.String(), to.String(), why))
		}
		return class
	}
	switch {
	case from.Kind == Basic && to.Kind == Basic && c.old.form(from, false)&c.new.form(to, false)&integer != 0:
		return one(narrower(from.Name, to.Name))
	case from.Kind == Message && to.Kind == Message:
		return c.messages(c.old.Messages[from.Name], c.new.Messages[to.Name], to.Name, at)
	case from.Kind == Map && to.Kind == Map:
		return max(one(c.keys(*from.Key, *to.Key)), c.types(*from.Elem, *to.Elem, at, false))
	case to.Kind == Message:
		return c.intoMessage(from, to.Name, at)
	case from.Kind == Map && to.Kind == Named:
		return one(c.intoStruct(*from.Elem, c.new.Structs[to.Name]))
	case from.Kind == Named && to.Kind == Map:
		return one(c.intoMap(c.old.Structs[from.Name], *to.Elem))
	case to.Kind == Named && c.new.form(to, false) == object:
		return c.structs(c.old.Structs[from.Name], c.new.Structs[to.Name], to.Name, from.Name, at)
	case from.Elem != nil && to.Elem != nil && from.Kind != Map:
		class := Safe
		if to.Kind == Array && (from.Kind == Slice || from.Len > to.Len) {
			class = one(Breaking, fmt.Sprintf("which has room for %d only", to.Len))
		}
		return max(class, c.types(*from.Elem, *to.Elem, at, false))
	}
	return Safe
}

// keys compares the keys of maps, which are texts in JSON.
func (c *comparer) keys(old, new Type) (Class, string) {
	switch from, to := c.old.form(old, false), c.new.form(new, false); {
	case (from|to)&^(text|integer) != 0:
		return Unchecked, ""
	case from == text && to == integer:
		return Breaking, "the keys of which are numbers"
	}
	return Safe, ""
}

// intoStruct compares the elements of a map with the fields of a struct, of which they
// may be any.
func (c *comparer) intoStruct(elem Type, s Struct) (Class, string) {
	for _, f := range s.Fields {
		if c.quietly(func() Class { return c.fields(Field{Type: elem}, f, site{}) }) != Breaking {
			return Unchecked, ""
		}
	}
	if len(s.Fields) == 0 {
		return Unchecked, ""
	}
	return Breaking, "none of whose fields can decode the elements"
}

// intoMap compares the fields of a struct with the elements of a map.
func (c *comparer) intoMap(s Struct, elem Type) (class Class, why string) {
	for _, key := range slices.Sorted(maps.Keys(s.Fields)) {
		one := c.quietly(func() Class { return c.fields(s.Fields[key], Field{Type: elem}, site{}) })
		if one > class {
			class, why = one, "which can't take "+key
		}
	}
	return class, why
}

// quietly does compare without reports.
func (c *comparer) quietly(compare func() Class) Class {
	c.quiet++
	defer func() { c.quiet-- }()
	return compare()
}

// fields compares what one field had with what another one has.
func (c *comparer) fields(old, new Field, at site) Class {
	from, to := c.old.form(old.Type, false), c.new.form(new.Type, false)
	says := func(class Class, why string) Class {
		c.report(at, class, c.became(quotedType(old), quotedType(new), why))
		return class
	}
	switch {
	case old.Quoted == new.Quoted:
		return c.types(old.Type, new.Type, at, false)
	case (from|to)&unseen != 0, from == anything:
		return Unchecked
	case new.Quoted:
		return says(Breaking, "so it is expected within a string")
	case to == anything, to == text && from != text:
		return Safe
	case to == text:
		return says(Changed, "so it gets the quotes, too")
	}
	return says(Breaking, "so it is not expected within a string")
}

func quotedType(f Field) string {
	if f.Quoted {
		return f.Type.String() + inString
	}
	return f.Type.String()
}
