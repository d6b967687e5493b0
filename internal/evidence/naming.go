package evidence

// Naming is what registrations say of the name of a function.
type Naming struct {
	// Name is the one to start or execute it by, its own where no registration gives one.
	Name string
	// First is the registration that gives it, nil for none.
	First *Registration
	// Against is one that gives another name, or one that is no constant: then it can't be
	// told which is right. It is nil for none.
	Against *Registration
}

// NameOf is the name of a function that has a name of its own and is used so: from code that
// registers it, else from tests that do, which may disagree.
func (u Use) NameOf(own string) Naming {
	if n := nameOf(own, u.Code.Registrations); n.First != nil || n.Against != nil {
		return n
	}
	if n := nameOf(own, u.Tests.Registrations); n.Against == nil {
		return n
	}
	return Naming{Name: own}
}

func nameOf(own string, registrations []Registration) Naming {
	n := Naming{Name: own}
	for i := range registrations {
		r := &registrations[i]
		name := r.Name
		if name == "" {
			name = own
		}
		switch {
		case r.Generated: // under the name that is asked for here
		case r.Unknown, n.First != nil && name != n.Name:
			n.Against = r
			return n
		case n.First == nil:
			n.Name, n.First = name, r
		}
	}
	return n
}
