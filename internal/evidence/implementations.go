package evidence

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// The RegisterX of a contract takes the function that implements it, or a value
// that has the method which does: it runs under the contract's Workflow Type
// name, and the contract has its starters.

// intoContract records the function as an implementation if it is the argument
// for one in call. It reports whether call is one of a contract's RegisterX.
func (t *trace) intoContract(call *ast.CallExpr, i int, path *frame) bool {
	contracts := t.w.implemented(call.Fun)
	if len(contracts) == 0 {
		return false
	}
	isFunc := slices.ContainsFunc(contracts, func(c contract) bool { return c.method == "" })
	if isFunc && i == 1 && len(path.inside()) == 0 {
		t.implement(call)
	} else {
		t.lose(path)
	}
	return true
}

// implement records that call registers the function for a contract.
func (t *trace) implement(call *ast.CallExpr) {
	pos := call.Args[1].Pos()
	uses := t.usesAt(pos)
	uses.Implementations = append(uses.Implementations, report.Place(t.w.fset, pos))
}

// fulfill makes implementations of the registrations under the name of a
// contract.
func (u *Uses) fulfill() {
	u.Registrations = slices.DeleteFunc(u.Registrations, func(r Registration) bool {
		if r.contract {
			u.Implementations = append(u.Implementations, r.Pos)
		}
		return r.contract
	})
}

// implementedMethods records where a value that has the method is handed to the
// RegisterX of an interface's contract of that name.
func (t *trace) implementedMethods() {
	for _, c := range t.w.contracts {
		if c.method != t.fn.Name {
			continue
		}
		register := names.Register.Of(c.goName)
		t.mentions(func(name string) bool { return name == register }, c.home, func(id *ast.Ident, _ *folder) {
			fun := t.w.whole(id)
			call, ok := t.w.parent(fun).(*ast.CallExpr)
			if !ok || call.Fun != fun || len(call.Args) < 2 || !slices.Contains(t.w.implemented(fun), c) {
				return
			}
			t.begin(token.NoPos)
			if t.ask().happens(call, nil, nil) != no && t.hasMethod(call.Args[1], map[ast.Expr]bool{}) {
				t.implement(call)
			}
		})
	}
}

// hasMethod reports whether e may be a value whose method is the function. Where an
// interface hides its type, that of the values that it is known to have counts.
func (t *trace) hasMethod(e ast.Expr, seen map[ast.Expr]bool) bool {
	e = ast.Unparen(e)
	if e == nil || seen[e] {
		return false
	}
	seen[e] = true
	if typ := t.w.typeOf(e); !isUnknown(typ) && !types.IsInterface(typ) {
		return t.isMethodOf(typ)
	}
	switch e := e.(type) {
	case *ast.TypeAssertExpr:
		return t.hasMethod(e.X, seen)
	case *ast.CallExpr:
		return t.resultHasMethod(e, 0, seen)
	}
	v, ok := t.w.object(e).(*types.Var)
	if !ok {
		return false
	}
	t.lookAroundVar(v)
	for _, value := range slices.Concat(t.w.given(v, t.tests), t.w.valuesOf(v)) {
		if value != nil && t.hasMethod(value, seen) {
			return true
		}
	}
	id := t.w.defined[v.Pos()]
	if id == nil {
		return false
	}
	if stmt, ok := t.w.parent(id).(*ast.AssignStmt); ok && len(stmt.Rhs) == 1 && len(stmt.Lhs) > 1 { // v, err := f()
		call, ok := stmt.Rhs[0].(*ast.CallExpr)
		return ok && t.resultHasMethod(call, slices.Index(stmt.Lhs, ast.Expr(id)), seen)
	}
	return false
}

// resultHasMethod is [trace.hasMethod] for the i-th result of a call, or for what it
// converts.
func (t *trace) resultHasMethod(call *ast.CallExpr, i int, seen map[ast.Expr]bool) bool {
	obj := t.w.object(call.Fun)
	if _, ok := obj.(*types.TypeName); ok {
		return len(call.Args) == 1 && t.hasMethod(call.Args[0], seen)
	}
	if obj == nil || t.w.funcs[obj.Pos()] == nil {
		return false
	}
	fn := t.w.funcs[obj.Pos()]
	t.w.analyze(fn.folder, t.tests)
	for ret := range returns(fn.decl) {
		if i < len(ret.Results) && t.hasMethod(ret.Results[i], seen) {
			return true
		}
	}
	return false
}

// isMethodOf reports whether the function is a method of typ, or one promoted to
// it.
func (t *trace) isMethodOf(typ types.Type) bool {
	obj, _, _ := types.LookupFieldOrMethod(typ, true, types.NewPackage(t.fn.Package, ""), t.fn.Name)
	fn, ok := obj.(*types.Func)
	if !ok {
		return false
	}
	of := receiver{t.w.files.packages[t.fn.Package], t.fn.Receiver}
	return slices.ContainsFunc(t.w.declarations(of, t.fn.Name), func(decl *ast.FuncDecl) bool {
		return decl.Name.Pos() == fn.Origin().Pos()
	})
}
