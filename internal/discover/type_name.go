package discover

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/evidence"
)

// name gives f, a workflow or an activity, its name from the code that registers it,
// else from tests that do, else its own. Two names, or one that is no constant, are
// reported at the registration: guessing would start what no worker has.
func (d *search) name(f *Function, use evidence.Use) {
	n := use.NameOf(f.Func())
	f.TypeName = n.Name
	if n.First != nil && n.First.Name != "" {
		f.NameFrom = n.First.NamePos
	}
	f.RegisteredByOutput = len(use.Code.Registrations) > 0 && !slices.ContainsFunc(use.Code.Registrations, func(r evidence.Registration) bool { return !r.Generated })
	switch r := n.Against; {
	case r == nil:
	case r.Unknown:
		d.Report(r.NamePos, fmt.Sprintf("%s %s is registered under a name that is no constant: give it with //%s name=NAME at %s", f.Kind, f, f.Directive(), d.at(f.Pos)))
	default:
		d.Report(r.NamePos, fmt.Sprintf("%s %s is registered as %q here and as %q at %s: choose the name to start it by with //%s name=NAME at %s", f.Kind, f, cmp.Or(r.Name, f.Func()), f.TypeName, d.at(n.First.NamePos), f.Directive(), d.at(f.Pos)))
	}
}
