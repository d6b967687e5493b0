package rewrite

import (
	"go/ast"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sites"
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
func rewriteSignal(r *rewriter, s *sites.Site, st *sites.Starter) string {
	if reason := r.messageFits(s); reason != "" {
		return reason
	}
	return r.send(s, st)
}

// send turns a call of a client that sends a message into one of a run's
// method.
func (r *rewriter) send(s *sites.Site, st *sites.Starter) string {
	call := s.Sender
	r.readdress(s.Args)
	if r.withStart(s) {
		from, to := call.Args[0].End(), call.Args[3].End()
		if len(s.Args) == 0 {
			to = call.Args[len(call.Args)-1].End()
		}
		if r.hasComment(call.Fun.Pos(), call.Fun.End()) || r.hasComment(from, to) {
			return "a comment is beside the message's name"
		}
		r.replace(call.Fun, r.textOf(s.Receiver())+"."+s.Method())
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
	if len(s.Args) > 0 {
		to, separator = s.Args[0].Pos(), ", "
	}
	if r.hasComment(from, to) {
		return "a comment is beside the message's name"
	}
	r.edit(from, to, ")."+s.Method()+"("+r.textOf(ctx)+separator)
	return ""
}

// rewriteSignalExternal turns
//
//	workflow.SignalExternalWorkflow(ctx, id, runID, "approve", approval)
//
// into
//
//	orders.SignalExternalProcessOrderApprove(ctx, id, runID, approval)
func rewriteSignalExternal(r *rewriter, s *sites.Site, st *sites.Starter) string {
	call := s.Node.(*ast.CallExpr)
	if reason := r.messageFits(s); reason != "" {
		return reason
	}
	text, reason := r.qualified(st, names.SignalExternal.Of(st.Name, s.Message.Name), call.Pos())
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
func rewriteSignalChild(r *rewriter, s *sites.Site, _ *sites.Starter) string {
	if r.Index.TypedReceiver(s.Receiver()) == nil && !r.withStart(s) {
		return "its future does not come to be typed"
	}
	if reason := r.messageFits(s); reason != "" {
		return reason
	}
	call := s.Node.(*ast.CallExpr)
	r.replace(ast.Unparen(call.Fun).(*ast.SelectorExpr).Sel, s.Message.Send())
	return r.removeName(call)
}

// withStart reports whether a message is rewritten with the start of the run or
// future that it goes to, since only then that is typed.
func (r *rewriter) withStart(s *sites.Site) bool {
	if r.starting == s.Starts && s.Starts != nil {
		return true
	}
	if !s.ToStarted(r.info) || r.Index.Ignored(s.Starts.File, s.Starts.Node.Pos()) == sites.IgnoredWithReason {
		return false
	}
	return constructOf(s.Starts.Call).rewrite(r.of(s.Starts), s.Starts, s.Starts.Target.Starter) == ""
}

// rewriteMessages rewrites the messages to the site's run or future.
func (r *rewriter) rewriteMessages() {
	for _, s := range r.Index.Sites {
		if s.Starts != r.Site || !s.ToStarted(r.info) || constructOf(s.Call) == nil {
			continue
		}
		if r.Index.Ignored(s.File, s.Node.Pos()) == sites.IgnoredWithReason {
			continue
		}
		one := r.of(s)
		one.starting = r.Site
		if constructOf(s.Call).rewrite(one, s, s.Target.Starter) == "" {
			r.edits = append(r.edits, one.edits...)
		}
	}
}

// removeName removes a message's name, and the nil of a signal without a
// payload, from the arguments of a call.
func (r *rewriter) removeName(call *ast.CallExpr) string {
	s := r.Site
	r.readdress(s.Args)
	if len(s.Args) > 0 {
		return r.removeTarget(call, s.Call.Argument)
	}
	from, to := call.Args[s.Call.Argument-1].End(), call.Args[len(call.Args)-1].End()
	if r.hasComment(from, to) {
		return "a comment is beside the message's name"
	}
	r.edit(from, to, "")
	return ""
}

// messageFits is why the arguments of a message can't be those of a method.
func (r *rewriter) messageFits(s *sites.Site) string {
	if !s.Target.Known {
		return "this package does not import " + s.Target.Starter.Pkg.Path()
	}
	return r.fit(s, s.Target.Signature)
}
