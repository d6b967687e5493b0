package sites

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// callOf is the call of the SDK that a call or a literal is, nil if it is none of
// those that sites are made of.
func callOf(info *types.Info, n ast.Node) *sdk.Call {
	var c *sdk.Call
	switch n := n.(type) {
	case *ast.CallExpr:
		fun := ast.Unparen(n.Fun)
		if index, ok := fun.(*ast.IndexExpr); ok {
			fun = index.X // of a function with a type argument
		}
		c = sdk.CallOf(code.Func(info, fun))
	case *ast.CompositeLit:
		c = sdk.LiteralOf(info.TypeOf(n))
	}
	if c == nil || c.Typed {
		return nil
	}
	switch c.Role {
	case sdk.Starts, sdk.ContinuesAsNew, sdk.Mocks, sdk.RunsActivity, sdk.StartsActivity, sdk.MocksActivity, sdk.Sends, sdk.Gets:
		return c
	case sdk.RegistersActivity:
		if c.InEnvironment() {
			return c
		}
	}
	return nil
}

// isBeside reports whether the starters that do what a call does are only beside the
// workflow or activity, not in client packages: those for the code of workflows that
// are not for activities, and what registers. None continues as new with options.
func isBeside(c *sdk.Call) bool {
	if c.TakesActivity() {
		return c.Is(sdk.RegistersActivity, sdk.MocksActivity)
	}
	return c.InWorkflow() && (c.Role != sdk.ContinuesAsNew || c.Argument == 1)
}
