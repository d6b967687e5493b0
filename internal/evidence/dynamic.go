package evidence

import (
	"go/ast"
	"go/types"
)

// dynamicType is the type of what e holds at the end of path, where the type of e is
// an interface; nil if that is not known.
func (q *question) dynamicType(e ast.Expr, path *frame) types.Type {
	if e == nil || q.tooFar(path) {
		return nil
	}
	e = ast.Unparen(e)
	if typ := q.typeOf(e); !isUnknown(typ) && !types.IsInterface(typ) {
		return typ
	}
	switch e := e.(type) {
	case *ast.TypeAssertExpr:
		return q.dynamicType(e.X, path)
	case *ast.CallExpr:
		if q.converts(e) && len(e.Args) == 1 {
			return q.dynamicType(e.Args[0], path)
		}
		result, inner := q.resultOf(e, path)
		return q.dynamicType(result, inner)
	}
	source, outer, _ := q.source(e, path)
	return q.dynamicType(source, outer)
}

// isUnknown reports whether the type checker could not tell a type, which may be that
// of a package that is not looked at.
func isUnknown(t types.Type) bool { return t == nil || t == types.Typ[types.Invalid] }

// methodOfValue is the method that a call through an interface reaches, nil if that
// is not known.
func (q *question) methodOfValue(call *ast.CallExpr, path *frame) *types.Func {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	typ := q.dynamicType(sel.X, path)
	if typ == nil {
		return nil
	}
	var pkg *types.Package
	if fn := q.object(sel); fn != nil {
		pkg = fn.Pkg()
	}
	obj, _, _ := types.LookupFieldOrMethod(typ, true, pkg, sel.Sel.Name)
	method, _ := obj.(*types.Func)
	if method == nil {
		return nil
	}
	return method.Origin()
}

// receiver is what the method is called on whose receiver v is; nil if v is none, or
// that of a method promoted from what it is called on.
func (q *question) receiver(c intoCall, v *types.Var, path *frame) ast.Expr {
	decl, ok := q.parent(c.fn).(*ast.FuncDecl)
	if !ok || decl.Recv == nil || v.Pos() < decl.Recv.Pos() || v.Pos() > decl.Recv.End() {
		return nil
	}
	sel, ok := ast.Unparen(c.call.Fun).(*ast.SelectorExpr)
	if !ok || q.infoAt(sel).Types[sel.X].IsType() || !isReceiver(q.dynamicType(sel.X, path), v) {
		return nil
	}
	return sel.X
}
