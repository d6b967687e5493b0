package rewrite

import (
	"go/ast"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sites"
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
func rewriteStart(r *rewriter, s *sites.Site, st *sites.Starter) string {
	call := s.Node.(*ast.CallExpr)
	if reason := r.argumentsFit(s, st); reason != "" {
		return reason
	}
	if reason := r.dropVariables(s.TargetExpr); reason != "" {
		return reason
	}
	if reason := r.typedClient(call, st, names.Execute.Of(st.Name)); reason != "" {
		return reason
	}
	if reason := r.removeTarget(call, s.Call.Argument); reason != "" {
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
func rewriteLookup(r *rewriter, s *sites.Site, st *sites.Starter) string {
	if s.Run.Fate == sites.Returned || s.Run.Fate == sites.Escapes {
		return "its run goes where a client.WorkflowRun is wanted"
	}
	if reason := r.typedClient(s.Node.(*ast.CallExpr), st, names.Get.Of(st.Name)); reason != "" {
		return reason
	}
	return r.rewriteOutcome(st, names.Run.Of(st.Name), "WorkflowRun")
}
