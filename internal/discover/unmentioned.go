package discover

import (
	"fmt"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
)

// unmentioned decides about the functions of a package that no code does anything with.
// One is a workflow only while that may be so: in a library, which registers none; where
// a registration may get it out of sight, or does not compile; where code mentions it,
// but not what becomes of it is known; and, since it may be new, in a package that has
// other workflows.
func (d *search) unmentioned(functions []*Function) {
	isUnmentioned := func(f *Function) bool { return f.Reason == definition.NeverCalled }
	if !slices.ContainsFunc(functions, isUnmentioned) || len(d.Blind) > 0 || d.Hidden || !d.Registers() {
		return
	}
	others := slices.ContainsFunc(functions, func(f *Function) bool { return f.Workflow && !isUnmentioned(f) })
	for _, f := range functions {
		switch {
		case !isUnmentioned(f), f.Lost:
		case f.Ends != nil:
			d.Warn(f.Ends[0], fmt.Sprintf("it can't be told what becomes of %s (%s) from here, so it is taken for a workflow under its own name: give another with //temporalgen:workflow name=NAME, or keep it out with //temporalgen:ignore", f, d.at(f.Pos)))
		case others:
			d.Warn(f.Pos, fmt.Sprintf("no worker registers %s yet: register it, or keep it out with //temporalgen:ignore", f))
		default:
			f.Reason, f.Workflow, f.TypeName = definition.Unregistered, false, ""
		}
	}
}

// lost refuses the workflow f, which nothing registers, where it goes to what can't be
// read: it may be registered there, under any name. What other modules can't register
// has to come back, and has its own name if no registration that may get it gives
// another.
func (d *search) lost(f *Function, use evidence.Uses) {
	if len(use.Registrations)+len(use.Implementations) > 0 || len(use.Sent) > 0 || f.Directives.Name != "" {
		return
	}
	named := len(d.Blind) == 0 || slices.ContainsFunc(d.Blind, func(b evidence.Blind) bool { return b.Named })
	for _, loss := range use.Lost {
		f.Lost = true
		switch {
		case f.Reason == definition.CalledDirectly:
			d.Warn(loss.Pos, fmt.Sprintf("%s (%s) goes to %s here, which can't be followed, and %s", f, d.at(f.Pos), loss.To, isAlsoCalled))
		case f.Workflow && (named || loss.MayRegister):
			d.Report(loss.Pos, fmt.Sprintf("workflow %s goes to %s here, which can't be followed, so it is not known under which name it is registered: give it with //temporalgen:workflow name=NAME at %s, or keep it out with //temporalgen:ignore", f, loss.To, d.at(f.Pos)))
		default:
			continue
		}
		return
	}
}
