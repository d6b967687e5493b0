package rewrite

import (
	"go/ast"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// rewriteChild turns
//
//	workflow.ExecuteChildWorkflow(ctx, orders.ShipOrder, in)
//
// into
//
//	orders.ExecuteShipOrderChild(ctx, in)
//
// and the uses of its future with it.
func rewriteChild(r *rewriter, s *sites.Site, st *sites.Starter) string {
	if reason := r.held(s, st); reason != "" {
		return reason
	}
	return r.callForFuture(s, st, names.Child.Of(st.Name), names.ChildFuture.Of(st.Name), "ChildWorkflowFuture")
}

// callForFuture makes a call of a function of the SDK one of a starter, which gives a
// future of typeName, a struct that embeds what it was. Where the SDK's type is wanted,
// that takes its place.
func (r *rewriter) callForFuture(s *sites.Site, st *sites.Starter, name, typeName, embedded string) string {
	if reason := r.callFunction(s, st, name); reason != "" {
		return reason
	}
	if fate := s.Run.Fate; fate != sites.Escapes && fate != sites.Returned {
		before := len(r.edits)
		reason := r.rewriteOutcome(st, typeName, embedded)
		if reason == "" || fate != sites.Assigned || len(s.Run.Decodes()) > 0 || len(s.Run.With) > 0 {
			return reason
		}
		r.edits = r.edits[:before]
	}
	r.insert(s.Node.End(), "."+embedded)
	return ""
}

// rewriteContinueAsNew turns
//
//	workflow.NewContinueAsNewError(ctx, ProcessOrder, in)
//
// into
//
//	NewProcessOrderContinueAsNewError(ctx, in)
func rewriteContinueAsNew(r *rewriter, s *sites.Site, st *sites.Starter) string {
	return r.callFunction(s, st, names.ContinueAsNew.Of(st.Name))
}

// callFunction makes a call of a function of the SDK one of a starter.
func (r *rewriter) callFunction(s *sites.Site, st *sites.Starter, name string) string {
	call := s.Node.(*ast.CallExpr)
	if reason := r.argumentsFit(s, st); reason != "" {
		return reason
	}
	if reason := r.dropVariables(s.TargetExpr); reason != "" {
		return reason
	}
	text, reason := r.qualified(st, name, call.Pos())
	if reason != "" {
		return reason
	}
	if r.hasComment(call.Fun.Pos(), call.Fun.End()) {
		return "a comment is in the name of the function"
	}
	r.replace(call.Fun, text)
	r.readdress(s.Args)
	return r.removeTarget(call, s.Call.Argument)
}
