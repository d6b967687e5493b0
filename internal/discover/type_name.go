package discover

import (
	"fmt"
	"go/token"

	"github.com/temporal-gen/temporal-gen/internal/evidence"
)

// name gives f, a workflow or an activity, its name from the code that registers it,
// else from tests that do, else its own. Two names, or one that is no constant, are
// reported at the registration: guessing would start what no worker has.
func (d *search) name(f *Function, use evidence.Use) {
	f.TypeName = f.Func()
	if d.nameFrom(f, use.Code.Registrations, d.Report) {
		return
	}
	f.RegisteredByOutput = len(use.Code.Registrations) > 0
	d.nameFrom(f, use.Tests.Registrations, func(token.Position, string) { // tests may disagree
		f.TypeName, f.NameFrom = f.Func(), token.Position{}
	})
}

// nameFrom takes f's name from registrations and reports whether any gave one.
func (d *search) nameFrom(f *Function, registrations []evidence.Registration, report func(token.Position, string)) bool {
	var first *evidence.Registration
	for i := range registrations {
		r := &registrations[i]
		name := r.Name
		if name == "" {
			name = f.Func()
		}
		switch {
		case r.Generated: // under the name that is asked for here
			continue
		case r.Unknown:
			report(r.NamePos, fmt.Sprintf("%s %s is registered under a name that is no constant: give it with //%s name=NAME at %s", f.Kind, f, f.Directive(), d.at(f.Pos)))
			return true
		case first == nil:
			first = r
			f.TypeName = name
			if r.Name != "" {
				f.NameFrom = r.NamePos
			}
		case name != f.TypeName:
			report(r.NamePos, fmt.Sprintf("%s %s is registered as %q here and as %q at %s: choose the name to start it by with //%s name=NAME at %s", f.Kind, f, name, f.TypeName, d.at(first.NamePos), f.Directive(), d.at(f.Pos)))
			return true
		}
	}
	return first != nil
}
