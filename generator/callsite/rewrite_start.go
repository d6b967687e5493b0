package callsite

import (
	"go/ast"

	"github.com/temporal-gen/temporal-gen/internal/names"
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
	if reason := r.dropVariables(s.targetExpr); reason != "" {
		return reason
	}
	if reason := r.typedClient(call, st, names.Execute.Of(st.Name)); reason != "" {
		return reason
	}
	if reason := r.removeTarget(call, s.call.Argument); reason != "" {
		return reason
	}
	return r.rewriteOutcome(st, names.Run.Of(st.Name), "WorkflowRun")
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
	if reason := r.typedClient(s.node.(*ast.CallExpr), st, names.Get.Of(st.Name)); reason != "" {
		return reason
	}
	return r.rewriteOutcome(st, names.Run.Of(st.Name), "WorkflowRun")
}
