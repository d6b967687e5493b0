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
	return r.callMethod(s, st, names.Execute.Of(st.Name), names.Run.Of(st.Name), "WorkflowRun")
}

// callMethod makes a call of a client one of a typed client, which gives something of
// typeName, a struct that embeds what it was.
func (r *rewriter) callMethod(s *sites.Site, st *sites.Starter, name, typeName, embedded string) string {
	call := s.Node.(*ast.CallExpr)
	if reason := r.argumentsFit(s, st); reason != "" {
		return reason
	}
	if reason := r.dropVariables(s.TargetExpr); reason != "" {
		return reason
	}
	if reason := r.typedClient(call, st, name); reason != "" {
		return reason
	}
	if reason := r.removeTarget(call, s.Call.Argument); reason != "" {
		return reason
	}
	r.readdress(s.Args)
	return r.rewriteOutcome(st, typeName, embedded)
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
