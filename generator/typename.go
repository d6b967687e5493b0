package generator

import (
	"fmt"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

// name gives the workflow f its Workflow Type name from the code that registers
// it, else from tests that do, else its own. Two names, or one that is no
// constant, are reported at the registration: guessing would start a workflow
// that no worker has.
func (d *discovery) name(f *Function, use evidence.Use) {
	f.TypeName = f.Func()
	if d.nameFrom(f, use.Code.Registrations, d.report) {
		return
	}
	f.registeredByOutput = len(use.Code.Registrations) > 0
	d.nameFrom(f, use.Tests.Registrations, func(token.Position, string) { // tests may disagree
		f.TypeName, f.NameFrom = f.Func(), token.Position{}
	})
}

// nameFrom takes f's name from registrations and says whether any gave one.
func (d *discovery) nameFrom(f *Function, registrations []evidence.Registration, report func(token.Position, string)) bool {
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
			report(r.NamePos, fmt.Sprintf("workflow %s is registered under a name that is no constant: give it with //temporalgen:workflow name=NAME at %s", f, d.at(f.Pos)))
			return true
		case first == nil:
			first = r
			f.TypeName = name
			if r.Name != "" {
				f.NameFrom = r.NamePos
			}
		case name != f.TypeName:
			report(r.NamePos, fmt.Sprintf("workflow %s is registered as %q here and as %q at %s: choose the name to start it by with //temporalgen:workflow name=NAME at %s", f, name, f.TypeName, d.at(first.NamePos), d.at(f.Pos)))
			return true
		}
	}
	return first != nil
}

// checkNameKept reports a workflow that has come to be registered through the
// generated code alone, which can't tell its name, while t's old output has
// another name than its own: workers and callers would agree on the new name,
// and running workflows would find no worker.
func checkNameKept(f *Function, t *target, report func(token.Position, string)) {
	if !f.registeredByOutput {
		return
	}
	constant := names.TypeName.Of(goName(f))
	declaration := regexp.MustCompile(`(?m)^const ` + regexp.QuoteMeta(constant) + ` = (".*")\r?$`)
	for _, path := range slices.Sorted(maps.Keys(t.old)) {
		m := declaration.FindSubmatch(t.old[path].old)
		if m == nil || !t.old[path].ours {
			continue
		}
		name, err := strconv.Unquote(string(m[1]))
		if err != nil || name == f.TypeName {
			continue
		}
		report(f.Pos, fmt.Sprintf("%s was %q, and nothing but generated code registers %s any more: keep the name with //temporalgen:workflow %s, or delete the generated file to start it as %q", constant, name, f, directive.Arg("name", name), f.TypeName))
		return
	}
}
