package evidence

import (
	"bytes"
	"go/ast"
	"go/types"
	"maps"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Workers are the workers that code outside tests makes.
type Workers struct {
	// Made reports whether there are any, and Constant whether all of them poll a constant
	// Task Queue. TaskQueues are the constant ones, sorted.
	Made, Constant bool
	TaskQueues     []string
}

// Workers finds the calls of worker.New outside tests.
func (r *Reader) Workers() Workers {
	found := Workers{Constant: true}
	queues := map[string]bool{}
	for _, pkg := range r.files.importers[sdk.Worker] {
		for _, f := range r.world.parse(pkg, false) {
			if f.test || !bytes.Contains(f.text, []byte("New(")) {
				continue
			}
			r.world.analyze(pkg, false)
			ast.Inspect(f.ast, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok || len(call.Args) < 2 {
					return true
				}
				if importPath, name := r.world.importedName(call.Fun); importPath != sdk.Worker || name != "New" {
					return true
				}
				found.Made = true
				if queue := (&question{world: r.world}).text(call.Args[1], nil); queue.known && queue.text != "" {
					queues[queue.text] = true
				} else {
					found.Constant = false
				}
				return true
			})
		}
	}
	found.TaskQueues = slices.Sorted(maps.Keys(queues))
	return found
}

// Foreign is what workers have outside tests beside functions and methods that the modules
// declare.
type Foreign struct {
	// Names are those it is known to be registered under.
	Names map[string]bool
	// Any reports whether it may have other names, as all that is known is that another
	// module declares it, and Dynamic whether it is registered for all names.
	Any, Dynamic bool
}

// add adds what a call registers, which is no function of the modules.
func (f *Foreign) add(w *world, c *sdk.Call, call *ast.CallExpr, target ast.Expr) {
	name := ""
	if options := optionsOf(c, call); options != nil {
		given := (&question{world: w}).optionsName(options, nil)
		if name = given.text; !given.known {
			f.Any = true
		}
	}
	if sel, ok := ast.Unparen(target).(*ast.SelectorExpr); ok && name == "" {
		if importPath, fn := w.importedName(sel); importPath != "" {
			name = fn
		}
	}
	if name == "" {
		f.Any = true
		return
	}
	if f.Names == nil {
		f.Names = map[string]bool{}
	}
	f.Names[name] = true
}

// isForeign reports whether the target of a registration of workflows can't be a function
// of the modules: it is a function literal, or a name of another module.
func (w *world) isForeign(target ast.Expr) bool {
	if _, literal := ast.Unparen(target).(*ast.FuncLit); literal {
		return true
	}
	if fn, ok := w.object(target).(*types.Func); ok {
		_, ours := w.funcOf(fn)
		return !ours
	}
	importPath, _ := w.importedName(target)
	return importPath != "" && !w.files.inModules(importPath)
}

// ForeignWorkflows are the workflows that workers have outside tests and that the modules
// don't declare, and ForeignActivities such activities.
func (r *Reader) ForeignWorkflows() Foreign {
	r.Blind()
	return r.sight.foreign
}

// ForeignActivities is [Reader.ForeignWorkflows] for activities.
func (r *Reader) ForeignActivities() Foreign { return r.findActivities().foreign }
