package lock

import (
	"cmp"
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
func short(text string) string { return path.ReplaceAllString(text, "") }

// became says that a type was one and is another.
func became(old, new, why string) string {
	if short(old) != short(new) {
		old, new = short(old), short(new)
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
		c.report(at, class, became(old.String(), new.String(), why))
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
			c.report(at, class, became(from.String(), to.String(), why))
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
		c.report(at, class, became(quotedType(old), quotedType(new), why))
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

// structs compares the fields of a struct, called oldName, with those of another one.
func (c *comparer) structs(old, new Struct, name, oldName string, at site) Class {
	worst := Safe
	var gone []string
	came := maps.Clone(new.Fields)
	for _, key := range slices.Sorted(maps.Keys(old.Fields)) {
		to, ok := receiving(new.Fields, key)
		if !ok {
			gone = append(gone, key)
			continue
		}
		delete(came, to)
		worst = max(worst, c.fields(old.Fields[key], new.Fields[to], fieldSite(name, oldName, to, new.Fields[to], at)))
	}
	for _, key := range gone {
		worst = max(worst, c.gone(old, new, key, name, oldName, gone, came, at))
	}
	if len(gone) > 0 && len(gone) == len(old.Fields) && len(came) > 0 && worst == Safe {
		c.report(site{short(name), append([]string{name}, at.places...), "keep the fields where they are"}, Lost,
			fmt.Sprintf("has no field any more that %s had, but others, so all that was in it is lost", short(oldName)))
		return Lost
	}
	return worst
}

// fieldSite is the site of a field of a struct.
func fieldSite(name, oldName, key string, f Field, at site) site {
	return site{
		short(name) + "." + cmp.Or(f.Go, key), append([]string{name + "." + key, oldName + "." + key}, at.places...),
		"keep the type, or give the new one another key",
	}
}

// gone looks for what became of the field with a key, among the fields that came. A field
// that only went is safe.
func (c *comparer) gone(old, new Struct, key, name, oldName string, gone []string, came map[string]Field, at site) Class {
	was := old.Fields[key]
	goName := cmp.Or(was.Go, key)
	advice := fmt.Sprintf("keep the key with json:%q", key)
	for _, to := range slices.Sorted(maps.Keys(came)) {
		f := came[to]
		if cmp.Or(f.Go, to) == goName {
			c.report(fieldSite(name, oldName, to, f, at).with(advice), Lost, fmt.Sprintf("had the key %s and has %s, so what is under %s is lost", key, to, key))
			return Lost
		}
	}
	for _, hidden := range new.Hidden {
		if strings.EqualFold(hidden, goName) {
			c.report(site{short(name) + "." + goName, append([]string{name + ".-" + hidden, name}, at.places...), "export it, and keep its key"}, Lost,
				fmt.Sprintf("is not in JSON any more, so what is under %s is lost", key))
			return Lost
		}
	}
	like := func(a, b Field) bool { // where the structs refer to themselves, they are
		return a.Quoted == b.Quoted && c.sameWithin(a.Type, b.Type, false, map[[2]string]bool{{oldName, name}: true})
	}
	var takers []string
	for to, f := range came {
		if like(was, f) {
			takers = append(takers, to)
		}
	}
	rivals := 0
	for _, other := range gone {
		if len(takers) == 1 && like(old.Fields[other], came[takers[0]]) {
			rivals++
		}
	}
	if len(takers) != 1 || rivals != 1 {
		return Safe
	}
	f := came[takers[0]]
	c.report(fieldSite(name, oldName, takers[0], f, at).with(advice+", if it was renamed"), Lost,
		fmt.Sprintf("is new, and %s of the same type is gone, so what is under %s is lost", goName, key))
	return Lost
}

// with is s with another advice.
func (s site) with(advice string) site {
	s.advice = advice
	return s
}

// receiving is the key of the field that takes what is under a key: that one, or else one
// that differs in case only.
func receiving(fields map[string]Field, key string) (string, bool) {
	if _, ok := fields[key]; ok {
		return key, true
	}
	for _, other := range slices.Sorted(maps.Keys(fields)) {
		if strings.EqualFold(other, key) {
			return other, true
		}
	}
	return "", false
}

// messages compares the fields of a protocol buffer, of which a reader has to know all.
func (c *comparer) messages(old, new map[string]Field, name string, at site) Class {
	worst := Safe
	for _, key := range slices.Sorted(maps.Keys(old)) {
		f, ok := new[key]
		at := site{short(name) + "." + key, append([]string{name + "." + key, name}, at.places...), "keep the field and its type"}
		switch {
		case ok && f.Go == OneOf || old[key].Go == OneOf:
		case ok && c.old.form(old[key].Type, false) == integer && c.new.form(f.Type, false) == text: // as large ones are
		case ok:
			worst = max(worst, c.types(old[key].Type, f.Type, at, false))
		case !hasOneOf(new):
			c.report(at, Breaking, "is gone, and a reader fails on fields that it does not know")
			worst = Breaking
		}
	}
	return worst
}

// OneOf is the name in Go of what stands for the fields of a oneof, which are not known.
const OneOf = "oneof"

func hasOneOf(fields map[string]Field) bool {
	for _, f := range fields {
		if f.Go == OneOf {
			return true
		}
	}
	return false
}
