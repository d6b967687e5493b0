package callsite

import (
	"go/ast"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// rewriteSignal turns
//
//	c.SignalWorkflow(ctx, id, runID, "approve", approval)
//
// into
//
//	orders.NewWorkflowClient(c).GetProcessOrder(ctx, id, runID).SignalApprove(ctx, approval)
//
// or, where the run comes to be a typed one, into
//
//	run.SignalApprove(ctx, approval)
func rewriteSignal(r *rewriter, s *site, st *starter) string {
	if reason := r.messageFits(s); reason != "" {
		return reason
	}
	return r.send(s, st)
}

// send turns a call of a client that sends a message into one of a run's
// method.
func (r *rewriter) send(s *site, st *starter) string {
	call := s.sender
	if r.withStart(s) {
		from, to := call.Args[0].End(), call.Args[3].End()
		if len(s.args) == 0 {
			to = call.Args[len(call.Args)-1].End()
		}
		if r.hasComment(call.Fun.Pos(), call.Fun.End()) || r.hasComment(from, to) {
			return "a comment is beside the message's name"
		}
		r.replace(call.Fun, r.textOf(s.receiver())+"."+s.method())
		r.edit(from, to, "")
		return ""
	}
	ctx := call.Args[0]
	if !r.pure(ctx) {
		return "its context is a call, which would come twice"
	}
	if reason := r.typedClient(call, st, names.Get.Of(st.Name)); reason != "" {
		return reason
	}
	from, to, separator := call.Args[2].End(), call.Args[len(call.Args)-1].End(), ""
	if len(s.args) > 0 {
		to, separator = s.args[0].Pos(), ", "
	}
	if r.hasComment(from, to) {
		return "a comment is beside the message's name"
	}
	r.edit(from, to, ")."+s.method()+"("+r.textOf(ctx)+separator)
	return ""
}

// rewriteSignalExternal turns
//
//	workflow.SignalExternalWorkflow(ctx, id, runID, "approve", approval)
//
// into
//
//	orders.SignalExternalProcessOrderApprove(ctx, id, runID, approval)
func rewriteSignalExternal(r *rewriter, s *site, st *starter) string {
	call := s.node.(*ast.CallExpr)
	if reason := r.messageFits(s); reason != "" {
		return reason
	}
	text, reason := r.qualified(st, names.SignalExternal.Of(st.Name, s.message.Name), call.Pos())
	if reason != "" {
		return reason
	}
	r.replace(call.Fun, text)
	return r.removeName(call)
}

// rewriteSignalChild turns
//
//	future.SignalChildWorkflow(ctx, "approve", approval)
//
// into
//
//	future.SignalApprove(ctx, approval)
//
// where the future is a typed one, or comes to be one.
func rewriteSignalChild(r *rewriter, s *site, _ *starter) string {
	if r.index.typedReceiver(s.receiver()) == nil && !r.withStart(s) {
		return "its future does not come to be typed"
	}
	if reason := r.messageFits(s); reason != "" {
		return reason
	}
	call := s.node.(*ast.CallExpr)
	r.replace(ast.Unparen(call.Fun).(*ast.SelectorExpr).Sel, s.message.Send())
	return r.removeName(call)
}

// withStart reports whether a message is rewritten with the start of the run or
// future that it goes to, since only then that is typed.
func (r *rewriter) withStart(s *site) bool {
	if r.starting == s.starts && s.starts != nil {
		return true
	}
	if !s.toStarted(r.info) || r.index.ignored(s.starts.file, s.starts.node.Pos()) == ignoredWithReason {
		return false
	}
	return constructOf(s.starts.call).rewrite(r.of(s.starts), s.starts, s.starts.target.starter) == ""
}

// rewriteMessages rewrites the messages to the site's run or future.
func (r *rewriter) rewriteMessages() {
	for _, s := range r.index.sites {
		if s.starts != r.site || !s.toStarted(r.info) {
			continue
		}
		if r.index.ignored(s.file, s.node.Pos()) == ignoredWithReason {
			continue
		}
		one := r.of(s)
		one.starting = r.site
		if constructOf(s.call).rewrite(one, s, s.target.starter) == "" {
			r.edits = append(r.edits, one.edits...)
		}
	}
}

// removeName removes a message's name, and the nil of a signal without a
// payload, from the arguments of a call.
func (r *rewriter) removeName(call *ast.CallExpr) string {
	s := r.site
	if len(s.args) > 0 {
		return r.removeTarget(call, s.call.Argument)
	}
	from, to := call.Args[s.call.Argument-1].End(), call.Args[len(call.Args)-1].End()
	if r.hasComment(from, to) {
		return "a comment is beside the message's name"
	}
	r.edit(from, to, "")
	return ""
}

// messageFits says why the arguments of a message can't be those of a method.
func (r *rewriter) messageFits(s *site) string {
	if !s.target.known {
		return "this package does not import " + s.target.starter.pkg.Path()
	}
	return r.fit(s, s.target.signature)
}
