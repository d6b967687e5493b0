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
		c = callOfFunc(code.Func(info, fun))
	case *ast.CompositeLit:
		c = sdk.LiteralOf(info.TypeOf(n))
	}
	if c == nil || c.Typed {
		return nil
	}
	switch c.Role {
	case sdk.Starts, sdk.ContinuesAsNew, sdk.Mocks, sdk.RunsActivity, sdk.StartsActivity, sdk.MocksActivity, sdk.Sends, sdk.Gets, sdk.Identifies:
		return c
	case sdk.Registers, sdk.RegistersActivity:
		if c.InEnvironment() {
			return c
		}
	}
	return nil
}

// callOfFunc is the call that a function or method is, of the SDK itself or of a client
// that the caller has behind an interface of its own.
func callOfFunc(fn *types.Func) *sdk.Call {
	if c := sdk.CallOf(fn); c != nil {
		return c
	}
	return sdk.BehindInterface(fn)
}

// IsNarrow reports whether the site calls a client behind an interface of the caller's
// own.
func (s *Site) IsNarrow() bool {
	call, ok := s.Node.(*ast.CallExpr)
	return ok && s.Via == "" && sdk.CallOf(code.Func(s.Index.Pass.TypesInfo, call.Fun)) == nil && s.Call.Receiver == "Client"
}

// isBeside reports whether the starters that do what a call does are only beside the
// workflow or activity, not in client packages: those for the code of workflows that
// are not for activities, and what registers. None continues as new with options.
func isBeside(c *sdk.Call) bool {
	if c.TakesActivity() {
		return c.Is(sdk.RegistersActivity, sdk.MocksActivity)
	}
	return c.Is(sdk.Registers, sdk.Mocks) || c.InWorkflow() && (c.Role != sdk.ContinuesAsNew || c.Argument == 1)
}
