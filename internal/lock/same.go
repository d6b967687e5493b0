package lock

import (
	"maps"
	"slices"
)

// same reports whether a type of the old lock has the structure of one of the new, and
// the same name if that counts.
func (c *comparer) same(old, new Type, byName bool) bool {
	return c.sameWithin(old, new, byName, map[[2]string]bool{})
}

func (c *comparer) sameWithin(old, new Type, byName bool, seen map[[2]string]bool) bool {
	if byName && (old.Kind != new.Kind || old.Name != new.Name) {
		return false
	}
	pair := [2]string{old.String(), new.String()}
	if seen[pair] {
		return true
	}
	seen[pair] = true
	if !byName {
		old, new = c.old.named(old), c.new.named(new)
	}
	switch {
	case old.Kind != new.Kind || old.Len != new.Len || old.Kind == Unknown:
		return old.Kind == Unknown && new.Kind == Unknown && pair[0] == pair[1]
	case old.Kind == Named || old.Kind == Message:
		return c.sameNamed(old.Name, new.Name, byName, seen)
	case old.Kind == Basic && old.Name != new.Name:
		return false
	}
	within := func(a, b *Type) bool { return a == nil || c.sameWithin(*a, *b, byName, seen) }
	return within(old.Key, new.Key) && within(old.Elem, new.Elem)
}

// named is what t is behind its name, unless that is a struct.
func (l *Lock) named(t Type) Type {
	for t.Kind == Named {
		under, ok := l.Types[t.Name]
		if !ok || under.Kind == Unknown {
			break
		}
		t = under
	}
	return t
}

// sameNamed reports whether what two names stand for is the same.
func (c *comparer) sameNamed(old, new string, byName bool, seen map[[2]string]bool) bool {
	under, ok := c.old.Types[old]
	now, still := c.new.Types[new]
	if ok && still && byName {
		return c.sameWithin(under, now, byName, seen)
	}
	fields, isStruct := c.old.Structs[old]
	if !isStruct {
		return old == new
	}
	return maps.EqualFunc(fields.Fields, c.new.Structs[new].Fields, func(a, b Field) bool {
		return a.Quoted == b.Quoted && c.sameWithin(a.Type, b.Type, byName, seen)
	})
}

// sameSignatures reports whether two signatures have types of the same structure.
func (c *comparer) sameSignatures(old, new Signature) bool {
	same := func(a, b Type) bool { return c.same(a, b, false) }
	if old.Unknown || new.Unknown || (old.Result == nil) != (new.Result == nil) || old.Result != nil && !same(*old.Result, *new.Result) {
		return false
	}
	return slices.EqualFunc(old.Params, new.Params, func(a, b Param) bool { return same(a.Type, b.Type) })
}
