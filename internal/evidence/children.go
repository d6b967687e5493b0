package evidence

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// childCall is the call of a workflow that starts a child.
var childCall = sdk.Find("", "ExecuteChildWorkflow")

// started is where a child workflow comes from that code outside tests starts.
type started struct {
	pos token.Position
	// child names it, in a world; nil where that can't be told.
	child ast.Expr
	world *world
}

// startedChildren are those of the modules: from where the SDK takes them it goes back to
// where they are named, as with activities.
func (r *Reader) startedChildren() []started {
	if r.children != nil {
		return r.children
	}
	r.children = []started{}
	for _, pkg := range r.files.importers[sdk.Workflow] {
		for _, f := range r.world.parse(pkg, false) {
			if !bytes.Contains(f.text, []byte(childCall.Name)) {
				continue
			}
			ast.Inspect(f.ast, func(node ast.Node) bool {
				if call, ok := node.(*ast.CallExpr); ok && code.NameOf(call.Fun) == childCall.Name && len(call.Args) > childCall.Argument {
					r.children = append(r.children, r.startedAt(f, call)...)
				}
				return true
			})
		}
	}
	return r.children
}

// children finds the child workflows that the package starts.
func (n *needs) children() {
	for _, s := range n.Reader.startedChildren() {
		switch {
		case !n.has(s.pos):
		case s.child == nil:
			n.add(Need{Child: true}, s.pos, nil)
		default:
			n.child(s.world, s.child)
		}
	}
	n.eachGenerated(func(_ *file, id *ast.Ident, importPath string) {
		if goName, ok := names.Child.Cut(id.Name); ok {
			for _, home := range n.world.homesOf(importPath) {
				n.generatedChild(n.world, id, goName, home)
			}
		}
	})
}

// startedAt is what comes to a call.
func (r *Reader) startedAt(f *file, call *ast.CallExpr) []started {
	target := call.Args[childCall.Argument]
	var from ast.Expr
	var at *world
	var reached []ast.Expr
	r.inWorlds(func(w *world) map[string]bool {
		w.analyze(f.folder, false)
		at, from, reached = w, nil, nil
		if w.isOwn(call.Fun) {
			return nil
		}
		t := &teller{world: w, wanted: map[string]bool{}, seen: map[telling]bool{}}
		t.reach = func(e ast.Expr) bool {
			is := t.isChild(e)
			if is {
				reached = append(reached, e)
			}
			return is
		}
		t.tells(target, nil)
		from = t.from
		if len(reached) == 0 && from == nil { // another module's
			from = target
		}
		return t.wanted
	})
	var all []started
	for _, e := range reached {
		all = append(all, started{report.Place(at.fset, e.Pos()), e, at})
	}
	if from != nil {
		all = append(all, started{pos: report.Place(at.fset, target.Pos())}, started{pos: report.Place(at.fset, from.Pos())})
	}
	return all
}

// isChild reports whether e can't come from anywhere else: it is a constant name, or names
// a function.
func (w *world) isChild(e ast.Expr) bool {
	if _, home := w.typeNameConst(e, false); home != nil {
		return true
	}
	if w.isConstant(e) {
		return true
	}
	_, isFunc := w.object(e).(*types.Func)
	call, called := w.parent(e).(*ast.CallExpr)
	return isFunc && !(called && call.Fun == e)
}

// child adds the workflow that e is.
func (n *needs) child(w *world, e ast.Expr) {
	pos := report.Place(w.fset, e.Pos())
	if goName, home := w.typeNameConst(e, false); home != nil {
		n.generatedChild(w, e, goName, home)
		return
	}
	if w.isConstant(e) {
		name := constant.StringVal(w.infoAt(e).Types[e].Value)
		n.add(Need{Child: true, Name: name}, pos, n.registeredAs(name))
		return
	}
	of, known := w.funcOf(w.object(e).(*types.Func))
	if !known {
		n.add(Need{Child: true}, pos, nil)
		return
	}
	for _, d := range n.world.definitions(n.files.packages[of.Package]) {
		if d.Receiver == of.Receiver && d.Name == of.Name {
			n.addChild(d, w, e)
			return
		}
	}
	n.add(Need{Child: true, Name: of.Name}, pos, nil) // the method of an interface
}

// generatedChild adds the workflow of the package in home that e is generated for.
func (n *needs) generatedChild(w *world, e ast.Expr, goName string, home *folder) {
	for _, c := range n.world.contracts {
		if c.home == home && c.goName == goName {
			n.add(Need{Child: true, Name: c.typeName}, report.Place(w.fset, e.Pos()), nil)
			return
		}
	}
	var runs []definition
	for _, d := range n.world.definitions(home) {
		if d.GoName == goName && !d.ignored {
			runs = append(runs, d)
		}
	}
	if len(runs) > 1 { // of which others are helpers
		runs = slices.DeleteFunc(runs, func(d definition) bool {
			return !d.directive && len(n.Of(d.Func).Code.Registrations) == 0
		})
	}
	for _, d := range runs {
		n.addChild(d, w, e)
	}
}

// addChild adds a workflow that e names.
func (n *needs) addChild(d definition, w *world, e ast.Expr) {
	use := n.Of(d.Func)
	n.add(Need{Child: true, Name: cmp.Or(d.typeName, use.told(d.Func))}, report.Place(w.fset, e.Pos()), use.Code.Registrations)
}

// registeredAs are the registrations of workflows that have a name.
func (n *needs) registeredAs(name string) []Registration {
	var all []Registration
	n.world.namedStarts()
	elsewhere := n.world.isWrittenElsewhere(name)
	for _, d := range n.world.allDefinitions() {
		if d.Name != name && !d.directive && !elsewhere {
			continue
		}
		if _, is := n.hasName(d, name); is {
			all = append(all, n.Of(d.Func).Code.Registrations...)
		}
	}
	return all
}

// isForeignFunc reports whether e names a function that the modules don't declare.
func (w *world) isForeignFunc(e ast.Expr) bool {
	fn, ok := w.object(e).(*types.Func)
	if !ok {
		return false
	}
	_, ours := w.funcOf(fn)
	return !ours
}
