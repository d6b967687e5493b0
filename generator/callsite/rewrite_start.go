package callsite

import (
	"go/ast"
	"go/types"
)

// rewriteStart turns
//
//	we, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in)
//
// into
//
//	we, err := orders.NewWorkflowClient(c).ExecuteProcessOrder(ctx, options, in)
//
// and the uses of we with it.
func rewriteStart(r *rewriter, s *site, st *starter) string {
	call := s.node.(*ast.CallExpr)
	if reason := r.argumentsFit(s, st); reason != "" {
		return reason
	}
	if r.strands(s.targetExpr) {
		return "a variable would be left that nothing else uses"
	}
	if reason := r.typedClient(call, st, st.execute()); reason != "" {
		return reason
	}
	if reason := r.removeTarget(call, s.entry.target); reason != "" {
		return reason
	}
	return r.rewriteOutcome(st, st.run(), "WorkflowRun")
}

// typedClient turns the c.Method of a call into NewWorkflowClient(c).name.
func (r *rewriter) typedClient(call *ast.CallExpr, st *starter, name string) string {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return "the client is not named"
	}
	newClient, ok := st.pkg.Scope().Lookup(st.newClient()).(*types.Func)
	if !ok || newClient.Signature().Params().Len() != 1 || st.method(st.Client, name) == nil {
		return "this package does not import " + st.pkg.Path()
	}
	if t := r.info.TypeOf(sel.X); t == nil || !types.AssignableTo(t, newClient.Signature().Params().At(0).Type()) {
		return "it is called on a value that is no client.Client itself"
	}
	if r.hasComment(sel.X.End(), sel.Sel.Pos()) {
		return "a comment stands before the name of the method"
	}
	text, reason := r.qualified(st, st.newClient(), call.Pos())
	if reason != "" {
		return reason
	}
	r.insert(sel.X.Pos(), text+"(")
	r.insert(sel.X.End(), ")")
	r.replace(sel.Sel, name)
	return ""
}

// rewriteLookup turns
//
//	c.GetWorkflow(ctx, id, runID)
//
// into
//
//	orders.NewWorkflowClient(c).GetProcessOrder(ctx, id, runID)
//
// which makes the same calls, whatever workflow it is.
func rewriteLookup(r *rewriter, s *site, st *starter) string {
	if s.run.fate == returned || s.run.fate == escapes {
		return "its run goes where a client.WorkflowRun is wanted"
	}
	if reason := r.typedClient(s.node.(*ast.CallExpr), st, st.get()); reason != "" {
		return reason
	}
	return r.rewriteOutcome(st, st.run(), "WorkflowRun")
}
