package rewrite

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// inReturn turns
//
//	return receipt, run.Get(ctx, nil)
//
// into
//
//	_, err := run.Get(ctx)
//	return receipt, err
func (t *taking) inReturn(ret *ast.ReturnStmt) string {
	for _, other := range ret.Results {
		if other != t.call && !t.isApart(other) {
			return partOfExpression
		}
	}
	if !sites.IsListed(t.in) || !t.hasLines(t.in) || t.hasComment(ret.Pos(), t.call.Pos()) {
		return sharedLine
	}
	value, guard := "_", ""
	err, tok := t.errorToReturn(ret)
	if t.into != nil {
		value, tok = t.valueName(), ":="
		guard = t.guarded(value, err) + "\n"
	} else if tok == ":=" && t.mayDefine(err) {
		return t.inFailure(ret)
	}
	t.edit(ret.Pos(), t.call.Pos(), value+", "+err+" "+tok+" ")
	t.insert(t.call.End(), t.indented(ret, "\n"+guard)+string(t.source(ret.Pos(), t.call.Pos()))+err)
	return ""
}

// mayDefine reports whether the rewrite of a statement before may define err in the same
// block, which the init of an if statement defines now.
func (t *taking) mayDefine(err string) bool {
	for before, ok := t.in.PrevSibling(); ok; before, ok = before.PrevSibling() {
		if cond, ok := before.Node().(*ast.IfStmt); ok && cond.Init != nil && usesName(cond.Init, err) {
			return true
		}
	}
	return false
}

// inFailure turns the same into
//
//	if _, err := run.Get(ctx); err != nil {
//		return receipt, err
//	}
//	return receipt, nil
//
// where there may come to be an err before.
func (t *taking) inFailure(ret *ast.ReturnStmt) string {
	before, behind := string(t.source(ret.Pos(), t.call.Pos())), string(t.source(t.call.End(), ret.End()))
	t.edit(ret.Pos(), t.call.Pos(), "if _, err := ")
	t.edit(t.call.End(), ret.End(), t.indented(ret, "; err != nil {\n\t")+before+"err"+behind+t.indented(ret, "\n}\n")+before+"nil"+behind)
	return ""
}

// errorToReturn is a name for the error that a statement returns, and the operator that
// assigns it.
func (t *taking) errorToReturn(ret *ast.ReturnStmt) (err, tok string) {
	scope := t.Index.ScopeAt(ret.Pos())
	_, obj := scope.LookupParent("err", ret.Pos())
	v, ok := obj.(*types.Var)
	switch {
	case obj == nil:
		return "err", ":="
	case !ok || !code.IsError(v.Type()):
		return t.freeName("err", scope, ret.Pos()), ":="
	case code.IsPackageLevel(v):
		return "err", ":="
	case t.captured(v):
		return t.freeName("err", scope, ret.Pos()), ":="
	}
	return "err", "="
}

// rootName is the first name in what names a variable, or a part of one.
func rootName(expr ast.Expr) string {
	switch e := ast.Unparen(expr).(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return rootName(e.X)
	case *ast.IndexExpr:
		return rootName(e.X)
	case *ast.StarExpr:
		return rootName(e.X)
	}
	return ""
}

// isApart reports whether an expression is the same before and after the call, and stays
// as it is.
func (t *taking) isApart(expr ast.Expr) bool {
	v := t.Site.Run.V
	return t.pure(expr) && (t.into == nil || !usesName(expr, rootName(t.into))) && (v == nil || !usesName(expr, v.Name()))
}

// inArgument turns
//
//	var receipt Receipt
//	require.NoError(t, run.Get(ctx, &receipt))
//
// into
//
//	receipt, err := run.Get(ctx)
//	require.NoError(t, err)
func (t *taking) inArgument(call *ast.CallExpr) string {
	stmt := sites.Around(t.in)
	if _, ok := stmt.Node().(*ast.ExprStmt); !ok || !sites.IsListed(stmt) || !t.isApart(call.Fun) {
		return partOfExpression
	}
	for _, arg := range call.Args {
		if arg != t.call && !t.isApart(arg) {
			return partOfExpression
		}
	}
	if !t.hasLines(stmt) || t.hasComment(call.Pos(), t.call.Pos()) {
		return sharedLine
	}
	g := &typedResult{rewriter: t.rewriter, err: &ast.Ident{Name: "err"}, stmt: stmt}
	if !g.errIsFree() {
		return "there is an err already beside its Get"
	}
	lhs, tok := "_, err", "="
	if t.into == nil {
		scope := t.Index.ScopeAt(call.Pos())
		if _, err := scope.LookupParent("err", call.Pos()); err == nil || err.Parent() != scope {
			return partOfExpression
		}
	} else {
		id, ok := t.into.(*ast.Ident)
		if !ok || !t.zero || t.pointer {
			return partOfExpression
		}
		g.v, g.name = t.localVar(id), id.Name
		if !g.findUses(id, nil) || g.name == "_" || !g.zeroTillHere() || !g.canRemove() {
			return partOfExpression
		}
		g.removeDecl()
		lhs, tok = g.name+", err", ":="
	}
	t.edit(call.Pos(), t.call.Pos(), lhs+" "+tok+" ")
	t.insert(t.call.End(), "\n"+t.indent(stmt.Node().(ast.Stmt))+string(t.source(call.Pos(), t.call.Pos()))+"err")
	return ""
}
