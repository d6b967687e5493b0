package evidence

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// Activities may be behind interfaces: where a worker gets them, and where a workflow calls
// them.

// implemented adds the methods that e is where it is that of an interface which is
// registered: those of the values that come there. It reports whether any are known.
func (a *activities) implemented(at *world, e ast.Expr) bool {
	sel, ok := e.(*ast.SelectorExpr)
	fn, isFunc := at.object(e).(*types.Func)
	if !ok || !isFunc || fn.Signature().Recv() == nil || !types.IsInterface(fn.Signature().Recv().Type()) {
		return false
	}
	var found []Func
	a.inWorlds(func(w *world) map[string]bool {
		found = nil
		t := &teller{world: w, wanted: map[string]bool{}, seen: map[telling]bool{}}
		t.reach = func(e ast.Expr) bool {
			named := code.Named(t.typeOf(e))
			if named == nil || types.IsInterface(named) || !t.isActivity(e) {
				return false
			}
			obj := named.Origin().Obj()
			for _, method := range t.methods(structType{importPathOf(obj.Pkg()), obj.Name()}, map[structType]bool{}) {
				if method.Name == fn.Name() {
					found = append(found, method)
				}
			}
			return true
		}
		t.tells(sel.X, nil)
		return t.wanted
	})
	known := false
	for _, method := range found {
		if use := a.uses[method]; use == nil || len(use.Code.Registrations) == 0 {
			a.registeredElsewhere(method)
		}
		known = known || len(a.uses[method].Code.Registrations) > 0
	}
	return known
}

// resolve takes what is done with the method of an interface for done with the methods
// of the types that implement it and are registered. Without any it is the interface's
// own.
func (a *activities) resolve(fn Func) {
	wanted := map[string]bool{}
	for _, m := range a.world.methods(structType{fn.Package, fn.Receiver}, map[structType]bool{}) {
		wanted[m.Name] = true
	}
	var found []Func
	for other, use := range a.uses {
		at := structType{other.Package, other.Receiver}
		if other.Name != fn.Name || other.Receiver == "" || len(use.Code.Registrations)+len(use.Tests.Registrations) == 0 || a.world.isInterface(at) {
			continue
		}
		has := map[string]bool{}
		for _, holder := range a.holders(at) {
			for _, m := range a.world.methods(holder, map[structType]bool{}) {
				has[m.Name] = true
			}
		}
		if !slices.ContainsFunc(slices.Collect(maps.Keys(wanted)), func(name string) bool { return !has[name] }) {
			found = append(found, other)
		}
	}
	for _, other := range found {
		a.uses[other].add(*a.uses[fn])
	}
	if len(found) > 0 {
		delete(a.uses, fn)
	}
}

// holders are the registered structs that may have the methods of a type, itself
// included.
func (a *activities) holders(at structType) []structType {
	all := []structType{at}
	for other := range a.structs {
		if other != at && slices.ContainsFunc(a.world.methods(other, map[structType]bool{}), func(m Func) bool {
			return structType{m.Package, m.Receiver} == at
		}) {
			all = append(all, other)
		}
	}
	return all
}
