package sites

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

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
