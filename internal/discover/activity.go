package discover

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"
	"maps"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// activity judges a declared function that code hands to the SDK as an activity, or that
// has the directive; nil for another one. That it takes a context says nothing.
func (d *search) activity(u *source.Unit, decl *ast.FuncDecl, obj *types.Func, directives directive.Set, generated bool) *Function {
	return d.asActivity(d.functionOf(definition.Activity, u, decl, obj, directives), generated)
}

// asActivity judges f, which may be an activity; nil where it is none by any evidence.
func (d *search) asActivity(f *Function, generated bool) *Function {
	use := d.Activities[f.Key()]
	if use == nil && !f.Directives.Activity {
		return nil
	}
	f.executed(use)
	f.Detail = unsupported(f)
	switch {
	case f.Directives.Ignore:
		f.Reason = definition.Ignored
	case f.Directives.Activity:
		f.Reason, f.Activity = definition.Directive, true
	case generated:
		f.Reason = definition.Generated
	case sdk.IsDynamic(f.Signature):
		f.Reason = definition.Dynamic
	case !f.judgeActivity(use):
		return nil
	case f.Detail != "":
		f.Reason, f.Activity = definition.Signature, false
	case f.LocalOnly && f.Recv != nil: // only its receiver can run it
		f.Reason, f.Activity = definition.Unregistered, false
	}
	if f.Activity {
		d.nameActivity(f, cmp.Or(use, &evidence.Use{}))
	}
	return f
}

// Key is f as evidence names it.
func (f *Function) Key() evidence.Func {
	return evidence.Func{Package: f.Package(), Receiver: f.Receiver(), Name: f.Func()}
}

// executed takes note of how code executes the activity f, whose use may be nil. One with
// the directive may be registered elsewhere.
func (f *Function) executed(use *evidence.Use) {
	if use != nil {
		f.Local, f.Standalone = len(use.Code.Local) > 0, len(use.Code.Standalone) > 0
		f.LocalOnly = f.Local && len(use.Code.Registrations) == 0 && len(use.Code.Starts) == len(use.Code.Local) && !f.Directives.Activity
	}
}

// judgeActivity decides by how the code uses f whether it is an activity.
func (f *Function) judgeActivity(use *evidence.Use) bool {
	for _, u := range []evidence.Uses{use.Code, use.Tests} {
		switch {
		case len(u.Registrations) > 0:
			f.Reason = definition.Registered
			for _, r := range u.Registrations {
				if !slices.Contains(f.Evidence, r.Pos) {
					f.Evidence = append(f.Evidence, r.Pos)
				}
			}
		case len(u.Starts)+len(u.Mocks) > 0:
			f.Reason, f.Evidence = definition.Referenced, slices.Concat(u.Starts, u.Mocks)
		default:
			continue
		}
		f.Activity = true
		return true
	}
	return false
}

// nameActivity completes the activity f.
func (d *search) nameActivity(f *Function, use *evidence.Use) {
	f.Registrations = use.Code.Registrations
	if f.Directives.Name != "" {
		f.TypeName = f.Directives.Name
	} else {
		d.name(f, *use)
		if len(f.Registrations) == 0 && f.Reason == definition.Directive {
			for _, loss := range use.Code.Lost {
				d.Report(loss.Pos, fmt.Sprintf("activity %s goes to %s here, which can't be followed, so it is not known under which name it is registered: give it with //%s name=NAME at %s", f, loss.To, f.Directive(), d.at(f.Pos)))
			}
		}
	}
	d.refuseAlias(f)
}

// refuseAlias refuses an activity whose name a worker takes for the alias of another one:
// it registers that one under a name other than its Go name, and resolves the Go name to
// that wherever a workflow names an activity, by a function or a string
// (getActivityAlias in the SDK's internal_worker.go).
func (d *search) refuseAlias(f *Function) {
	for _, other := range slices.SortedFunc(maps.Keys(d.Activities), evidence.Func.Compare) {
		if other.Name != f.TypeName || other == f.Key() {
			continue
		}
		for _, r := range d.Activities[other].Code.Registrations {
			if r.Struct || r.Unknown || r.Name == "" || r.Name == f.TypeName || !d.Aliases(r, f.Registrations) {
				continue
			}
			f.Taken = fmt.Sprintf("a worker that has %s registered as %q (%s) runs that one for it", f.besides(other), r.Name, d.at(r.At))
			d.Report(f.Pos, fmt.Sprintf("activity %s is registered as %q, and %s, however it is called: register one of them under another name, or set DisableRegistrationAliasing", f, f.TypeName, f.Taken))
			return
		}
	}
}

// besides names another activity in a message about f.
func (f *Function) besides(other evidence.Func) string {
	name := other.Name
	if other.Receiver != "" {
		name = other.Receiver + "." + name
	}
	if other.Package != f.Package() {
		name += " of " + other.Package
	}
	return name
}

// interfaceActivity is the method of an interface that code hands to the SDK as an
// activity, where no type of the modules is known to implement it; nil for another one.
func (d *search) interfaceActivity(u *source.Unit, fn *types.Func, obj *types.TypeName, method *ast.Field, signature *ast.FuncType) *Function {
	return d.asActivity(&Function{
		Kind: definition.Activity, Unit: u, Object: fn, Signature: fn.Signature(), Interface: obj, Pos: report.Place(d.Program.Fset, method.Names[0].Pos()),
		Name: method.Names[0], Type: signature, Doc: method.Doc,
	}, false)
}

// refuseContext reports that a contract takes a context that it is not given.
func (d *search) refuseContext(f *Function) bool {
	switch takes := sdk.TakesContext(f.Signature); {
	case f.Kind == definition.Workflow && !takes:
		d.reportAt(f.Name.Pos(), noContext(f.String()))
	case f.Kind == definition.Activity && takes:
		d.reportAt(f.Name.Pos(), f.String()+" is no activity: its first parameter is workflow.Context, which no activity is given: take a context.Context, or remove the directive")
	default:
		return false
	}
	return true
}
