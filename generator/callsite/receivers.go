package callsite

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// followMessage finds the call that sends a message, and what becomes of what
// that gives: the value of a query, or the handle of an update.
func (x *index) followMessage(s *site) {
	if call, ok := s.node.(*ast.CallExpr); ok {
		if s.call.Message == sdk.Query {
			s.run = x.follow(call, s.stack)
		}
		if !s.call.InEnvironment() {
			s.sender = call
		}
		return
	}
	for i := len(s.stack) - 1; i >= 0; i-- {
		switch n := s.stack[i].(type) {
		case *ast.CompositeLit, *ast.KeyValueExpr, *ast.ParenExpr:
			continue
		case *ast.CallExpr:
			if sdk.IsMethod(code.Func(x.pass.TypesInfo, n.Fun), "Client", "UpdateWorkflow", "UpdateWithStartWorkflow") {
				s.sender = n
				s.run = x.follow(n, s.stack[:i])
			}
		}
		return
	}
}

// toChild reports whether a message goes to the future of a child.
func (s *site) toChild() bool { return s.call.IsMethod() && s.call.InWorkflow() }

// starting says whether an update is sent together with the start of its
// workflow.
func (s *site) starting() bool {
	if s.sender == nil {
		return false
	}
	sel, ok := ast.Unparen(s.sender.Fun).(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "UpdateWithStartWorkflow"
}

// workflowID is the workflow ID that a message of a client goes to, nil if it
// is not named.
func (s *site) workflowID() ast.Expr {
	switch node := s.node.(type) {
	case *ast.CallExpr:
		return node.Args[1]
	case *ast.CompositeLit:
		return code.Field(node, "WorkflowID")
	}
	return nil
}

// runID is the run ID beside workflowID, nil for the latest run.
func (s *site) runID() ast.Expr {
	var id ast.Expr
	switch node := s.node.(type) {
	case *ast.CallExpr:
		id = node.Args[2]
	case *ast.CompositeLit:
		id = code.Field(node, "RunID")
	}
	if lit, ok := id.(*ast.BasicLit); ok && lit.Value == `""` {
		return nil
	}
	return id
}

// receiver is the run or future that a message goes to: the future of
// SignalChildWorkflow, or the run whose GetID is the workflow ID. It is nil for
// any other expression.
func (s *site) receiver() ast.Expr {
	var of ast.Expr
	switch {
	case s.toChild():
		of = s.sender.Fun
	case s.call.InWorkflow() || s.call.InEnvironment():
		return nil
	default:
		id, ok := ast.Unparen(s.workflowID()).(*ast.CallExpr)
		if !ok {
			return nil
		}
		of = id.Fun
	}
	sel, ok := ast.Unparen(of).(*ast.SelectorExpr)
	if !ok || !s.toChild() && sel.Sel.Name != "GetID" {
		return nil
	}
	return ast.Unparen(sel.X)
}

// receiverOf is the workflow that gets a message, where that is a run or future
// whose start is known, or that has the type of one.
func (x *index) receiverOf(s *site, runs map[*types.Var]*site) *starter {
	receiver := s.receiver()
	if receiver == nil {
		return nil
	}
	if st := x.typedReceiver(receiver); st != nil {
		return st
	}
	id, ok := receiver.(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := x.pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || runs[v] == nil {
		return nil
	}
	s.starts = runs[v]
	return s.starts.target.starter
}

// typedReceiver is the workflow of a run or future of a generated type.
func (x *index) typedReceiver(receiver ast.Expr) *starter {
	named, ok := types.Unalias(code.Deref(x.pass.TypesInfo.TypeOf(receiver))).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	for _, st := range x.starters {
		if name := named.Obj().Name(); st.pkg.Path() == named.Obj().Pkg().Path() && (name == names.Run.Of(st.Name) || name == names.ChildFuture.Of(st.Name)) {
			return st
		}
	}
	return nil
}

// toStarted says whether a message goes to a run or future that a site starts,
// in a way that a typed one does as well.
func (s *site) toStarted(info *types.Info) bool {
	if s.message == nil || s.starts == nil || s.sender == nil || s.starting() {
		return false
	}
	if fate := s.starts.run.fate; fate != kept && fate != assigned {
		return false
	}
	if s.toChild() {
		return true
	}
	start, ok := s.starts.node.(*ast.CallExpr)
	if !ok || !sameReceiver(info, s.sender, start) {
		return false
	}
	// The latest run, as of a run that ExecuteX returns, and of one by ID that
	// is given no run ID.
	return s.runID() == nil && (s.starts.call.Role != sdk.Gets || s.starts.runID() == nil)
}

// sameReceiver says whether two calls are of methods of one variable or field.
func sameReceiver(info *types.Info, a, b *ast.CallExpr) bool {
	x, ok := ast.Unparen(a.Fun).(*ast.SelectorExpr)
	y, also := ast.Unparen(b.Fun).(*ast.SelectorExpr)
	return ok && also && sameVar(info, x.X, y.X)
}

// sameVar says whether two expressions are one variable, or one field of it.
func sameVar(info *types.Info, a, b ast.Expr) bool {
	a, b = ast.Unparen(a), ast.Unparen(b)
	switch x := a.(type) {
	case *ast.Ident:
		y, ok := b.(*ast.Ident)
		v, isVar := info.Uses[x].(*types.Var)
		return ok && isVar && info.Uses[y] == v
	case *ast.SelectorExpr:
		y, ok := b.(*ast.SelectorExpr)
		v, isVar := info.Uses[x.Sel].(*types.Var)
		if !ok || !isVar || info.Uses[y.Sel] != v {
			return false
		}
		return !v.IsField() || sameVar(info, x.X, y.X)
	}
	return false
}
