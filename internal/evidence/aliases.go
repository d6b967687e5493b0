package evidence

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// A worker that has a function registered under another name than its own takes the own
// name for an alias of that, wherever a workflow names an activity: so a call by function
// finds it. The aliases are by the bare names of functions and methods, and a struct's
// methods have none (registry in the SDK's internal_worker.go).

// MayAlias reports whether a worker that has an activity registered so, under a name that
// is not its Go name, may resolve the Go name to that where others are registered so: not
// if it disables that, or if all are on known Task Queues and share none.
func (r *Reader) MayAlias(registration Registration, others []Registration) bool {
	if registration.DisablesAliases() {
		return false
	}
	queues := r.TaskQueues(registration)
	if len(queues) == 0 || len(others) == 0 {
		return true
	}
	return slices.ContainsFunc(others, func(other Registration) bool {
		known := r.TaskQueues(other)
		return len(known) == 0 || slices.ContainsFunc(known, func(queue string) bool { return slices.Contains(queues, queue) })
	})
}

// Unaliased are the activities that the SDK does not find by their functions, by
// types.Func.FullName of these, each with the reason.
func (r *Reader) Unaliased() map[string]string {
	why := map[string]string{}
	byName := map[string][]Func{}
	for fn := range r.Activities() {
		byName[fn.Name] = append(byName[fn.Name], fn)
	}
	for fn, use := range r.Activities() {
		reason := ""
		for _, registration := range use.Code.Registrations {
			reason = cmp.Or(reason, registration.unaliased(fn))
			for _, other := range byName[fn.Name] {
				if other != fn && reason == "" && registration.yieldsTo(fn, other, r.Activities()[other].Code.Registrations) {
					reason = fmt.Sprintf("a worker has another one of that name as well, from package %s", other.Package)
				}
			}
		}
		if reason != "" {
			for _, name := range fn.fullNames() {
				why[name] = reason
			}
		}
	}
	return why
}

// unaliased is why a worker has no alias for fn, which is registered so; "" if it has
// one or needs none.
func (r Registration) unaliased(fn Func) string {
	switch {
	case r.Unknown, cmp.Or(r.Name, fn.Name) == fn.Name:
		return ""
	case r.Struct:
		return "its struct is registered with a prefix"
	case r.DisablesAliases():
		return "the worker disables aliases"
	}
	return ""
}

// yieldsTo reports whether a worker that has fn registered so takes its Go name for the
// alias of another function, which has the same one.
func (r Registration) yieldsTo(fn, other Func, others []Registration) bool {
	return slices.ContainsFunc(others, func(o Registration) bool {
		name := cmp.Or(o.Name, other.Name)
		return !o.Struct && !o.Unknown && name != other.Name && name != cmp.Or(r.Name, fn.Name) && r.isBeside(o) && !o.DisablesAliases()
	})
}

// isBeside reports whether two registrations are known to be for one worker.
func (r Registration) isBeside(other Registration) bool {
	if r.place == nil || other.place == nil {
		return false
	}
	a, ok := ast.Unparen(r.place.call.Fun).(*ast.SelectorExpr)
	b, also := ast.Unparen(other.place.call.Fun).(*ast.SelectorExpr)
	if !ok || !also {
		return false
	}
	x, y := r.place.world.object(a.X), other.place.world.object(b.X)
	if x != nil && y != nil && x.Pos() == y.Pos() && r.place.path == nil && other.place.path == nil {
		return true
	}
	made := map[token.Pos]bool{}
	for _, w := range r.workers() {
		made[w.call.Pos()] = true
	}
	return slices.ContainsFunc(other.workers(), func(w worker) bool { return made[w.call.Pos()] })
}

// fullNames are what types.Func.FullName may be of a function: one of a method, whose
// receiver may be a pointer.
func (f Func) fullNames() []string {
	if f.Receiver == "" {
		return []string{f.Package + "." + f.Name}
	}
	of := f.Package + "." + f.Receiver
	return []string{"(" + of + ")." + f.Name, "(*" + of + ")." + f.Name}
}

// DisablesAliases reports whether all workers that a registration is known to be for
// register no aliases.
func (r Registration) DisablesAliases() bool {
	workers := r.workers()
	return len(workers) > 0 && !slices.ContainsFunc(workers, func(w worker) bool {
		if len(w.call.Args) < 3 {
			return true
		}
		options, ok := w.literal(w.call.Args[2], w.path)
		if !ok {
			return true
		}
		value := code.Field(options, "DisableRegistrationAliasing")
		return value == nil || code.NameOf(value) != "true"
	})
}
