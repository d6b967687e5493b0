package rewrite

import (
	"go/ast"
	"go/types"
	"reflect"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// isPlace reports whether an expression names the same variable before and after a call,
// whatever others do meanwhile.
func (r *rewriter) isPlace(expr ast.Expr) bool {
	switch e := ast.Unparen(expr).(type) {
	case *ast.Ident:
		_, ok := r.info.Uses[e].(*types.Var)
		return ok
	case *ast.SelectorExpr:
		if id, ok := e.X.(*ast.Ident); ok {
			if _, imported := r.info.Uses[id].(*types.PkgName); imported {
				return true
			}
		}
		if _, pointer := r.info.TypeOf(e.X).Underlying().(*types.Pointer); pointer {
			return r.isSettled(e.X)
		}
		return r.isPlace(e.X)
	case *ast.IndexExpr:
		if !r.isSettled(e.Index) {
			return false
		}
		if _, array := r.info.TypeOf(e.X).Underlying().(*types.Array); array {
			return r.isPlace(e.X)
		}
		return r.isSettled(e.X)
	}
	return false
}

// isSettled reports whether an expression is a constant, or a local variable that no
// function literal assigns to.
func (r *rewriter) isSettled(expr ast.Expr) bool {
	if r.info.Types[expr].Value != nil {
		return true
	}
	id, ok := ast.Unparen(expr).(*ast.Ident)
	if !ok {
		return false
	}
	v := r.localVar(id)
	return v != nil && !r.isWrittenInLiteral(v)
}

// isWrittenInLiteral reports whether a function literal may assign to a variable from
// around it.
func (r *rewriter) isWrittenInLiteral(v *types.Var) bool {
	for use := range r.usesOf(v, r.Declaration()) {
		if !sites.IsWritten(use) {
			continue
		}
		for lit := range use.Enclosing((*ast.FuncLit)(nil)) {
			if lit.Node().Pos() > v.Parent().Pos() {
				return true
			}
		}
	}
	return false
}

// overwrites reports whether decoding a value of type t leaves nothing of the one that
// was there before.
func overwrites(t types.Type, depth int) bool {
	if depth > 6 || fit.IsOpaque(t) || fit.HasOwnEncoding(t) {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return true
	case *types.Slice:
		return overwrites(u.Elem(), depth+1)
	case *types.Array:
		return overwrites(u.Elem(), depth+1)
	case *types.Struct:
		for i := range u.NumFields() {
			if !alwaysSent(u, i) || !overwrites(u.Field(i).Type(), depth+1) {
				return false
			}
		}
		return true
	}
	return false // what a map or a pointer has is added to
}

// alwaysSent reports whether the JSON of a struct has a field whatever its value is.
func alwaysSent(s *types.Struct, i int) bool {
	name, options, _ := strings.Cut(reflect.StructTag(s.Tag(i)).Get("json"), ",")
	return (s.Field(i).Exported() || s.Field(i).Embedded()) && name != "-" && !strings.Contains(options, "omit")
}
