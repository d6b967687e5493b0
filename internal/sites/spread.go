package sites

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// spread has a site take arguments of which the last ones are the elements of a slice.
func (x *Index) spread(s *Site, at inspector.Cursor, first []ast.Expr, slice ast.Expr) {
	elements, known := x.elements(slice, at)
	s.Args, s.ArgsKnown, s.Spread = append(first[:len(first):len(first)], elements...), known, true
}

// elements are those of a slice that is spread, where they are known: of a literal, or
// of a local variable that has one literal for its value, which nothing can change.
func (x *Index) elements(slice ast.Expr, at inspector.Cursor) ([]ast.Expr, bool) {
	slice = ast.Unparen(slice)
	if lit, ok := slice.(*ast.CompositeLit); ok {
		return unkeyed(lit)
	}
	id, ok := slice.(*ast.Ident)
	if !ok {
		return nil, false
	}
	v, ok := x.Pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || v.IsField() || code.IsPackageLevel(v) {
		return nil, false
	}
	lit, ok := x.wrappers.defined[v].(*ast.CompositeLit)
	if !ok {
		return nil, false
	}
	for use := range Declaration(at).Preorder((*ast.Ident)(nil)) {
		if x.Pass.TypesInfo.Uses[use.Node().(*ast.Ident)] == v && !x.leavesElements(use) {
			return nil, false
		}
	}
	return unkeyed(lit)
}

// leavesElements reports whether a use of a slice can't change its elements: it is
// given to the SDK or to a wrapper of it, or asked for its length.
func (x *Index) leavesElements(use inspector.Cursor) bool {
	use = Unparen(use)
	call, ok := use.Parent().Node().(*ast.CallExpr)
	if !ok || use.ParentEdgeKind() != edge.CallExpr_Args {
		return false
	}
	if b, ok := ast.Unparen(call.Fun).(*ast.Ident); ok {
		if builtin, ok := x.Pass.TypesInfo.Uses[b].(*types.Builtin); ok {
			return builtin.Name() == "len"
		}
	}
	w, _ := x.wrapperOf(call.Fun)
	return w != nil || callOf(x.Pass.TypesInfo, call) != nil
}

// unkeyed are the elements of a literal of a slice that have no keys.
func unkeyed(lit *ast.CompositeLit) ([]ast.Expr, bool) {
	for _, elt := range lit.Elts {
		if _, ok := elt.(*ast.KeyValueExpr); ok {
			return nil, false
		}
	}
	return lit.Elts, true
}
