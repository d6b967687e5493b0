package rewrite

import (
	"go/ast"
	"go/token"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// rewriteUpdate turns
//
//	handle, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{
//		WorkflowID:   id,
//		UpdateName:   "add-item",
//		Args:         []any{item},
//		WaitForStage: client.WorkflowUpdateStageAccepted,
//	})
//
// into
//
//	handle, err := orders.NewWorkflowClient(c).GetProcessOrder(ctx, id, "").StartUpdateAddItem(ctx, client.UpdateWorkflowOptions{
//		WaitForStage: client.WorkflowUpdateStageAccepted,
//	}, item)
//
// and the uses of the handle with it.
func rewriteUpdate(r *rewriter, s *sites.Site, st *sites.Starter) string {
	lit := s.Node.(*ast.CompositeLit)
	switch {
	case s.Starting():
		return "it starts the workflow as well"
	case s.Sender == nil || ast.Unparen(s.Sender.Args[1]) != lit:
		return "its options are sent in another place"
	case s.WorkflowID() == nil:
		return "its options have no WorkflowID"
	case code.Field(lit, "WaitForStage") == nil:
		return "its options have no WaitForStage, without which the SDK refuses it"
	}
	if reason := r.messageFits(s); reason != "" {
		return reason
	}
	if reason := r.sendUpdate(s, st, lit); reason != "" {
		return reason
	}
	return r.rewriteOutcome(st, names.UpdateHandle.Of(st.Name, s.Message.Name), "WorkflowUpdateHandle")
}

// sendUpdate turns the call into one of a run's method.
func (r *rewriter) sendUpdate(s *sites.Site, st *sites.Starter, lit *ast.CompositeLit) string {
	call, ctx := s.Sender, s.Sender.Args[0]
	id, runID := s.WorkflowID(), code.Field(lit, "RunID")
	own := func(kv *ast.KeyValueExpr) bool {
		return slices.Contains([]string{"WorkflowID", "RunID", "UpdateName", "Args"}, kv.Key.(*ast.Ident).Name)
	}
	if !r.sameOrder(lit, id, runID, own) {
		return "calls among its options would come in another order"
	}
	if r.withStart(s) {
		if r.hasComment(call.Fun.Pos(), call.Fun.End()) {
			return "a comment is before the name of the method"
		}
		r.replace(call.Fun, r.textOf(s.Receiver())+"."+s.Method())
	} else {
		if !r.pure(ctx) {
			return "its context is a call, which would come twice"
		}
		if reason := r.typedClient(call, st, names.Get.Of(st.Name)); reason != "" {
			return reason
		}
		run := `""`
		if runID != nil {
			run = r.textOf(runID)
		}
		r.insert(ctx.Pos(), r.textOf(ctx)+", "+r.textOf(id)+", "+run+")."+s.Method()+"(")
	}
	for _, arg := range s.Args {
		r.insert(call.Args[1].End(), ", "+r.argText(arg))
	}
	return r.removeFields(lit, own)
}

// sameOrder reports whether the calls in the fields of a literal come in the order
// that they come in when the fields that are removed are arguments: IDs before
// the literal, the others behind it.
func (r *rewriter) sameOrder(lit *ast.CompositeLit, id, runID ast.Expr, removed func(*ast.KeyValueExpr) bool) bool {
	exprs := []ast.Expr{id}
	if runID != nil {
		exprs = append(exprs, runID)
	}
	for _, elt := range lit.Elts {
		if kv := elt.(*ast.KeyValueExpr); !removed(kv) {
			exprs = append(exprs, kv.Value)
		}
	}
	last := token.NoPos
	for _, expr := range append(exprs, r.Site.Args...) {
		if r.pure(expr) {
			continue
		}
		if expr.Pos() < last {
			return false
		}
		last = expr.Pos()
	}
	return true
}

// removeFields removes fields of a literal, and what separates them from the
// next ones.
func (r *rewriter) removeFields(lit *ast.CompositeLit, removed func(*ast.KeyValueExpr) bool) string {
	const reason = "a comment is in the literal"
	from := lit.Lbrace + 1
	gone := lit.Elts[:0:0]
	kept := false
	for _, elt := range lit.Elts {
		if removed(elt.(*ast.KeyValueExpr)) {
			gone = append(gone, elt)
			continue
		}
		if len(gone) > 0 {
			if r.hasComment(from, elt.Pos()) {
				return reason
			}
			r.edit(gone[0].Pos(), elt.Pos(), "")
		}
		from, gone, kept = elt.End(), nil, true
	}
	if len(gone) == 0 {
		return ""
	}
	if r.hasComment(from, lit.Rbrace) {
		return reason
	}
	to := lit.Rbrace
	if kept {
		to = gone[len(gone)-1].End() // a comma behind it ends the line
	}
	r.edit(from, to, "")
	return ""
}
