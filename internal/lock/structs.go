package lock

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

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
		was, is := oldName, name
		if c.backwards {
			was, is = is, was
		}
		c.report(site{short(is), append([]string{is, was}, at.places...), "keep the fields where they are"}, Lost,
			fmt.Sprintf("has no field any more that %s had, but others, so all that was in it is lost", short(was)))
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
	was := keyed{oldName, key, old.Fields[key]}
	for _, to := range slices.Sorted(maps.Keys(came)) {
		if is := (keyed{name, to, came[to]}); is.goName() == was.goName() {
			return c.lost(was, is, at)
		}
	}
	goName := was.goName()
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
	holds := func(fields map[string]Field, key string, decodes func(Field) Class) bool {
		within, ok := receiving(fields, key)
		return ok && c.quietly(func() Class { return decodes(fields[within]) }) != Breaking
	}
	for _, to := range slices.Sorted(maps.Keys(came)) {
		is := keyed{name, to, came[to]}
		switch {
		case holds(c.new.fieldsOf(is.Type), key, func(f Field) Class { return c.fields(was.Field, f, at) }):
			return c.moved(was, is, true, at)
		case holds(c.old.fieldsOf(was.Type), to, func(f Field) Class { return c.fields(f, is.Field, at) }):
			return c.moved(was, is, false, at)
		}
	}
	var takers []string
	for to, f := range came {
		if like(was.Field, f) {
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
	return c.lost(was, keyed{name, takers[0], came[takers[0]]}, at)
}

// keyed is a field of a struct that has a name.
type keyed struct {
	of, key string
	Field
}

func (k keyed) goName() string { return cmp.Or(k.Go, k.key) }

// lost reports that what is written to one field is not read by the other one that it is
// in the code of the other side. What the code has now is new, whoever reads.
func (c *comparer) lost(written, read keyed, at site) Class {
	was, is := written, read
	if c.backwards {
		was, is = is, was
	}
	at = fieldSite(is.of, was.of, is.key, is.Field, at)
	at.advice = fmt.Sprintf("keep the key with json:%q", was.key)
	what := fmt.Sprintf("had the key %s and has %s", was.key, is.key)
	if was.goName() != is.goName() {
		at.advice += ", if it was renamed"
		what = fmt.Sprintf("is new, and %s of the same type is gone", was.goName())
	}
	c.report(at, Lost, fmt.Sprintf("%s, so what is under %s is lost", what, written.key))
	return Lost
}

// fieldsOf are the fields of a struct, none of another type.
func (l *Lock) fieldsOf(t Type) map[string]Field { return l.Structs[l.resolved(t).Name].Fields }

// moved reports that a field is written beside a struct and read from within, which is
// into it, or the other way round.
func (c *comparer) moved(written, read keyed, into bool, at site) Class {
	field, within := written, read
	if !into {
		field, within = read, written
	}
	is, what := within, fmt.Sprintf("is new and has %s, which is gone beside it", field.goName())
	if into == c.backwards { // in the code of today it is not within
		is, what = field, fmt.Sprintf("is new, and was within %s", within.goName())
	}
	at = fieldSite(is.of, is.of, is.key, is.Field, at)
	at.advice = "embed the struct, if the field was moved"
	c.report(at, Lost, fmt.Sprintf("%s, so what is under %s is lost", what, written.key))
	return Lost
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
