package sites

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// isGoContext reports whether the SDK passes an activity its context as t: whatever
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
	return code.Func(info, expr), false
}
