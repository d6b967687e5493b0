package lock

import (
	"maps"
	"slices"
	"strings"
)

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
			what := "is gone"
			if c.backwards {
				what, at.advice = "is new", "set it once no worker and caller of the old code runs"
			}
			c.report(at, Breaking, what+", and a reader fails on fields that it does not know")
			worst = Breaking
		}
	}
	return worst
}

// intoMessage compares a struct or a map with a protocol buffer that its JSON is decoded
// into. The data converter has encoding/json do that, which takes the protocol buffer for
// the struct that it is.
func (c *comparer) intoMessage(from Type, name string, at site) Class {
	fields := map[string]Field{}
	for key, f := range c.new.Messages[name] {
		switch f.Go {
		case OtherKey:
			return Unchecked
		case OneOf: // a field without a tag, of an interface
			fields[strings.ReplaceAll(key, "_", "")] = Field{}
		default:
			fields[key] = f
		}
	}
	if from.Kind != Map {
		return c.structs(c.old.Structs[from.Name], Struct{Fields: fields}, name, from.Name, at)
	}
	class, why := c.intoStruct(*from.Elem, Struct{Fields: fields})
	if class > Unchecked {
		c.report(at, class, c.became(from.String(), name, why))
	}
	return class
}

// OtherKey is the name in Go of a field of a protocol buffer that encoding/json has under
// another key, or not at all.
const OtherKey = "-"

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
