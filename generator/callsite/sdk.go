package callsite

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// reaches says whether pkg imports, directly or not, one that is wanted.
func reaches(pkg *types.Package, wanted func(*types.Package) bool) bool {
	seen := map[*types.Package]bool{}
	var visit func(*types.Package) bool
	visit = func(p *types.Package) bool {
		for _, dep := range p.Imports() {
			if !seen[dep] {
				seen[dep] = true
				if wanted(dep) || visit(dep) {
					return true
				}
			}
		}
		return false
	}
	return visit(pkg)
}

// isSDKType says whether t is a type of the SDK with one of the names.
func isSDKType(t types.Type, names ...string) bool {
	named, ok := types.Unalias(deref(t)).(*types.Named)
	return ok && sdk.Has(named.Obj().Pkg()) && slices.Contains(names, named.Obj().Name())
}

// isGoContext says whether the SDK passes an activity its context as t: whatever
// implements context.Context.
func isGoContext(t types.Type) bool {
	for _, name := range []string{"Deadline", "Done", "Err", "Value"} {
		obj, _, _ := types.LookupFieldOrMethod(t, false, nil, name)
		if _, ok := obj.(*types.Func); !ok {
			return false
		}
	}
	return true
}

// deref is what t points at, or t.
func deref(t types.Type) types.Type {
	if t == nil {
		return types.Typ[types.Invalid]
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// funcOf is the function or method that an expression is, nil for any other
// expression.
func funcOf(info *types.Info, expr ast.Expr) *types.Func {
	switch e := ast.Unparen(expr).(type) {
	case *ast.Ident:
		f, _ := info.Uses[e].(*types.Func)
		return f
	case *ast.SelectorExpr:
		if sel, ok := info.Selections[e]; ok && sel.Kind() != types.MethodVal {
			return nil
		}
		f, _ := info.Uses[e.Sel].(*types.Func)
		return f
	}
	return nil
}

// namedFunc is the function or method that an expression names to the SDK, nil
// for any other. Of a method expression, (*T).M, the SDK takes the name, M; the
// function's own parameters begin with the receiver.
func namedFunc(info *types.Info, expr ast.Expr) (fn *types.Func, methodExpr bool) {
	if sel, ok := ast.Unparen(expr).(*ast.SelectorExpr); ok {
		if selection := info.Selections[sel]; selection != nil && selection.Kind() == types.MethodExpr {
			fn, ok := selection.Obj().(*types.Func)
			return fn, ok
		}
	}
	return funcOf(info, expr), false
}

// stringConstant is the value of a constant expression of type string.
func stringConstant(info *types.Info, expr ast.Expr) (string, bool) {
	tv, ok := info.Types[expr]
	if !ok || tv.Value == nil || tv.Value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(tv.Value), true
}

// field is the value of a keyed field of a literal, nil if it has none.
func field(lit *ast.CompositeLit, name string) ast.Expr {
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok && key.Name == name {
				return kv.Value
			}
		}
	}
	return nil
}

// isMethod says whether a call is of a method of the SDK with one of the names,
// on the SDK's type receiver.
func isMethod(info *types.Info, call *ast.CallExpr, receiver string, names ...string) bool {
	f := funcOf(info, call.Fun)
	return f != nil && f.Signature().Recv() != nil && slices.Contains(names, f.Name()) &&
		isSDKType(f.Signature().Recv().Type(), receiver)
}

// isGetter says whether a call only reads: the IDs of a run, or the context that
// is always there.
func isGetter(info *types.Info, call *ast.CallExpr) bool {
	f := funcOf(info, call.Fun)
	if f == nil || f.Pkg() == nil || len(call.Args) > 0 {
		return false
	}
	switch f.Name() {
	case "GetID", "GetRunID":
		return sdk.Has(f.Pkg())
	case "Background", "TODO":
		return f.Pkg().Path() == "context"
	}
	return false
}
