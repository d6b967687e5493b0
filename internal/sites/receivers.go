package sites

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// followMessage finds the call that sends a message, and what becomes of what
// that gives: the value of a query, or the handle of an update.
func (x *Index) followMessage(s *Site) {
	if call, ok := s.Node.(*ast.CallExpr); ok {
		if s.Call.Message == sdk.Query {
			s.Run = x.follow(s.At)
		}
		if !s.Call.InEnvironment() {
			s.Sender = call
		}
		return
	}
	for c := s.At.Parent(); ; c = c.Parent() {
		switch n := c.Node().(type) {
		case *ast.CompositeLit, *ast.KeyValueExpr, *ast.ParenExpr:
			continue
		case *ast.CallExpr:
			if sdk.IsMethod(code.Func(x.Pass.TypesInfo, n.Fun), "Client", "UpdateWorkflow", "UpdateWithStartWorkflow") {
				s.Sender = n
				s.Run = x.follow(c)
			}
		}
		return
	}
}

// toChild reports whether a message goes to the future of a child.
func (s *Site) toChild() bool { return s.Call.IsMethod() && s.Call.InWorkflow() }

// Starting reports whether an update is sent together with the start of its
// workflow.
func (s *Site) Starting() bool {
	if s.Sender == nil {
		return false
	}
	sel, ok := ast.Unparen(s.Sender.Fun).(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "UpdateWithStartWorkflow"
}

// WorkflowID is the workflow ID that a message of a client goes to, nil if it
// is not named.
func (s *Site) WorkflowID() ast.Expr {
	switch node := s.Node.(type) {
	case *ast.CallExpr:
		return node.Args[1]
	case *ast.CompositeLit:
		return code.Field(node, "WorkflowID")
	}
	return nil
}

// runID is the run ID beside workflowID, nil for the latest run.
func (s *Site) runID() ast.Expr {
	var id ast.Expr
	switch node := s.Node.(type) {
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

// Receiver is the run or future that a message goes to: the future of
// SignalChildWorkflow, or the run whose GetID is the workflow ID. It is nil for
// any other expression.
func (s *Site) Receiver() ast.Expr {
	var of ast.Expr
	switch {
	case s.toChild():
		of = s.Sender.Fun
	case s.Call.InWorkflow() || s.Call.InEnvironment():
		return nil
	default:
		id, ok := ast.Unparen(s.WorkflowID()).(*ast.CallExpr)
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
func (x *Index) receiverOf(s *Site, runs map[*types.Var]*Site) *Starter {
	receiver := s.Receiver()
	if receiver == nil {
		return nil
	}
	if st := x.TypedReceiver(receiver); st != nil {
		return st
	}
	id, ok := receiver.(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := x.Pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || runs[v] == nil {
		return nil
	}
	s.Starts = runs[v]
	return s.Starts.Target.Starter
}

// TypedReceiver is the workflow of a run or future of a generated type.
func (x *Index) TypedReceiver(receiver ast.Expr) *Starter {
	named, ok := types.Unalias(code.Deref(x.Pass.TypesInfo.TypeOf(receiver))).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return nil
	}
	for _, st := range x.starters {
		if name := named.Obj().Name(); st.Pkg.Path() == named.Obj().Pkg().Path() && (name == names.Run.Of(st.Name) || name == names.ChildFuture.Of(st.Name)) {
			return st
		}
	}
	return nil
}

// ToStarted reports whether a message goes to a run or future that a site starts,
// in a way that a typed one does as well.
func (s *Site) ToStarted(info *types.Info) bool {
	if s.Message == nil || s.Starts == nil || s.Sender == nil || s.Starting() {
		return false
	}
	if fate := s.Starts.Run.Fate; fate != Kept && fate != Assigned {
		return false
	}
	if s.toChild() {
		return true
	}
	start, ok := s.Starts.Node.(*ast.CallExpr)
	if !ok || !sameReceiver(info, s.Sender, start) {
		return false
	}
	// The latest run, as of a run that ExecuteX returns, and of one by ID that
	// is given no run ID.
	return s.runID() == nil && (s.Starts.Call.Role != sdk.Gets || s.Starts.runID() == nil)
}

// sameReceiver reports whether two calls are of methods of one variable or field.
func sameReceiver(info *types.Info, a, b *ast.CallExpr) bool {
	x, ok := ast.Unparen(a.Fun).(*ast.SelectorExpr)
	y, also := ast.Unparen(b.Fun).(*ast.SelectorExpr)
	return ok && also && SameVar(info, x.X, y.X)
}

// SameVar reports whether two expressions are one variable, or one field of it.
func SameVar(info *types.Info, a, b ast.Expr) bool {
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
		return !v.IsField() || SameVar(info, x.X, y.X)
	}
	return false
}
