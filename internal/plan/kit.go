package plan

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/templates"
)

// This file tells what is special in the plan of a test kit.

// goHome is how to have the output in the package of the definitions instead.
func (p *plan) goHome() string {
	if p.target.Test {
		return fmt.Sprintf("have the test kit in %s itself, by -test without -o or by %s%s", p.pkg.PkgPath, directive.OutputPrefix, directive.KitSuffix)
	}
	return fmt.Sprintf("generate in %s itself, without -o", p.pkg.PkgPath)
}

// isDefined reports whether f has a function, as contracts have not.
func isDefined(f *discover.Function) bool {
	_, ok := f.Object.(*types.Func)
	return ok && f.Interface == nil && f.Reason != definition.Contract
}

// canRefer reports whether a test kit can refer to the function of f, and takes note of
// why not.
func (p *plan) canRefer(f *discover.Function) bool {
	if p.target.Own {
		return true
	}
	why, fn := "", f.Object
	switch recv := f.Signature.Recv(); {
	case !fn.Exported():
		why = f.String() + " is not exported"
	case p.pkg.Name == "main":
		why = "package main can't be imported"
	case recv != nil:
		why = p.unnameable(recv.Type())
	}
	if why != "" {
		p.unreferred[f] = why
	}
	return why == ""
}

// fakesLocal reports whether p's target is a test kit and code may call the function of
// an activity as a local one.
func (p *plan) fakesLocal(f *discover.Function) bool {
	return p.target.Test && f.Activity && f.Local && isDefined(f)
}

// inProduction is why production would link a test kit, or "": its package imports that.
func (p *plan) inProduction() string {
	if !p.target.Test || p.target.Own || !p.Program.Imports(p.pkg.PkgPath, p.target.Path) {
		return ""
	}
	return fmt.Sprintf("package %s imports %s, so production would link the test kit: choose another folder with -o", p.pkg.PkgPath, p.target.Path)
}

// besideKit adds to the scope of a test kit in the package of the definitions what typed
// calls declare there, whether these are there or not.
func (p *plan) besideKit(functions []*discover.Function) {
	if !p.target.Test || !p.target.Own {
		return
	}
	calls := *p
	calls.target = p.target.Starters()
	calls.unreferred = map[*discover.Function]string{}
	calls.problems = map[*discover.Message]string{}
	calls.reportAt = func(token.Position, string) {} // it is told where they are generated
	for _, name := range declares(calls.files(functions)) {
		p.declared.add(name, declaration{generated: true})
	}
}

// worker is what a worker with the workflows among functions has to have, nil where p's
// target has no check of that.
func (p *plan) worker(functions []*discover.Function) *templates.Worker {
	w := &templates.Worker{Package: p.pkg.Name}
	for _, f := range functions {
		if f.Workflow && isDefined(f) {
			w.Workflows = append(w.Workflows, f.TypeName)
		}
	}
	if !p.target.Test || len(w.Workflows) == 0 {
		return nil
	}
	slices.Sort(w.Workflows)
	needs := p.Needs(p.pkg.PkgPath, functions)
	w.Untold = needs.Untold
	for _, n := range needs.Needs {
		w.Needs = append(w.Needs, templates.Need{Child: n.Kind == definition.Workflow, Name: n.Name, By: n.By, File: n.File})
	}
	return w
}

// runtime are the packages that generated code may call.
func (p *plan) runtime() []templates.Import {
	if p.target.Test {
		return templates.KitRuntime()
	}
	return templates.Runtime
}
