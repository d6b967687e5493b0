package constraint

import (
	"go/ast"
	"go/build/constraint"
	"slices"
)

// Conditions are what has to hold for a file to be built, all of it, sorted: the
// parts of its constraint that are joined by &&.
func Conditions(name string, file *ast.File) []string {
	all := conditions(Of(name, file))
	slices.Sort(all)
	return slices.Compact(all)
}

func conditions(expr Expr) []string {
	if expr == nil {
		return nil
	}
	if both, ok := expr.(*constraint.AndExpr); ok {
		return append(conditions(both.X), conditions(both.Y)...)
	}
	return []string{expr.String()}
}
