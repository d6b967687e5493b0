package sites

import (
	"go/ast"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// executedBy is the site that executes a workflow in the environment that a
// call in the declaration uses, nil unless it is the only one there.
func (x *Index) executedBy(decl inspector.Cursor, call *ast.CallExpr) *Site {
	var found *Site
	for _, s := range x.Sites {
		if !s.Call.InEnvironment() || s.Call.Role != sdk.Starts || s.Via != "" || s.Declaration() != decl {
			continue
		}
		if !sameReceiver(x.Pass.TypesInfo, s.Node.(*ast.CallExpr), call) {
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
func (x *Index) followEnvironments() {
	for _, s := range x.Sites {
		if !s.Call.InEnvironment() || s.Call.Role != sdk.Starts || s.Via != "" {
			continue
		}
		decl := s.Declaration()
		for at := range decl.Preorder((*ast.CallExpr)(nil)) {
			call := at.Node().(*ast.CallExpr)
			if call.Pos() > s.Node.End() && len(call.Args) == 1 &&
				sdk.IsMethod(code.Func(x.Pass.TypesInfo, call.Fun), sdk.Environment, "GetWorkflowResult") && x.executedBy(decl, call) == s {
				s.Run.taken = append(s.Run.taken, Decode{At: at, Call: call, Value: call.Args[0]})
			}
		}
	}
}
