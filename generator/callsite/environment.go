package callsite

import (
	"go/ast"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

const environment = "TestWorkflowEnvironment"

// environmentEntries are the ways into the test environment that name a
// message, of the workflow that it executes.
var environmentEntries = []*entry{
	{receiver: environment, name: "SignalWorkflow", title: environment + ".SignalWorkflow", message: sdk.Signal},
	{receiver: environment, name: "QueryWorkflow", title: environment + ".QueryWorkflow", message: sdk.Query},
	{receiver: environment, name: "UpdateWorkflow", title: environment + ".UpdateWorkflow", message: sdk.Update, between: 2},
}

// executedBy is the site that executes a workflow in the environment that a
// call in the declaration uses, nil unless it is the only one there.
func (x *index) executedBy(decl ast.Node, call *ast.CallExpr) *site {
	var found *site
	for _, s := range x.sites {
		if s.entry.receiver != environment || s.entry.name != "ExecuteWorkflow" || s.outermost() != decl {
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
		if s.entry.receiver != environment || s.entry.name != "ExecuteWorkflow" {
			continue
		}
		decl := s.outermost()
		ast.Inspect(decl, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if ok && call.Pos() > s.node.End() && len(call.Args) == 1 &&
				isMethod(x.pass.TypesInfo, call, environment, "GetWorkflowResult") && x.executedBy(decl, call) == s {
				s.run.taken = append(s.run.taken, decode{call: call, value: call.Args[0]})
			}
			return true
		})
	}
}
