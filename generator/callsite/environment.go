package callsite

import (
	"go/ast"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// executedBy is the site that executes a workflow in the environment that a
// call in the declaration uses, nil unless it is the only one there.
func (x *index) executedBy(decl ast.Node, call *ast.CallExpr) *site {
	var found *site
	for _, s := range x.sites {
		if !s.call.InEnvironment() || s.call.Role != sdk.Starts || s.outermost() != decl {
			continue
		}
		if !sameReceiver(x.pass.TypesInfo, s.node.(*ast.CallExpr), call) {
			continue
		}
		if found != nil {
			return nil
		}
		found = s
	}
	return found
}

// followEnvironments finds the results that are taken from the environments
// that sites execute workflows in.
func (x *index) followEnvironments() {
	for _, s := range x.sites {
		if !s.call.InEnvironment() || s.call.Role != sdk.Starts {
			continue
		}
		decl := s.outermost()
		ast.Inspect(decl, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if ok && call.Pos() > s.node.End() && len(call.Args) == 1 &&
				sdk.IsMethod(code.Func(x.pass.TypesInfo, call.Fun), sdk.Environment, "GetWorkflowResult") && x.executedBy(decl, call) == s {
				s.run.taken = append(s.run.taken, decode{call: call, value: call.Args[0]})
			}
			return true
		})
	}
}
