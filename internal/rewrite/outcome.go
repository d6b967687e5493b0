package rewrite

import (
	"go/ast"
	"strings"
	"unicode"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// rewriteOutcome rewrites what becomes of the run, future or handle of a site,
// which comes to be one of typeName, a struct that embeds what it was.
func (r *rewriter) rewriteOutcome(st *sites.Starter, typeName, embedded string) string {
	switch r.Site.Run.Fate {
	case sites.Dropped:
		return ""
	case sites.Kept, sites.Chained:
		return r.rewriteUses(embedded)
	case sites.Assigned:
		if r.joined {
			return ""
		}
		return r.rewriteAssigned(st, typeName, embedded)
	case sites.Returned:
		return r.rewriteReturn(embedded)
	}
	return "it goes where a client." + embedded + " is wanted"
}

// rewriteAssigned rewrites what becomes of a run that is assigned to a variable, with the
// other sites that assign to it:
//
//	if order.Approved {
//		run, err = c.SignalWithStartWorkflow(ctx, id, "approve", true, options, orders.ProcessOrder, in)
//	} else {
//		run, err = c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in)
//	}
func (r *rewriter) rewriteAssigned(st *sites.Starter, typeName, embedded string) string {
	first := r.Site
	for _, other := range r.Site.Run.With {
		if other.Node.Pos() < first.Node.Pos() {
			first = other
		}
		one := r.of(other)
		one.joined = true
		reason := "it is ignored"
		if r.Index.Ignored(other.File, other.Node.Pos()) != sites.IgnoredWithReason && constructOf(other.Call) != nil {
			reason = constructOf(other.Call).rewrite(one, other, st)
		}
		if reason != "" {
			return "of another call that assigns to its variable, " + reason
		}
		r.edits = append(r.edits, one.edits...)
	}
	outcome := r
	if first != r.Site {
		outcome = r.of(first)
	}
	if reason := outcome.retype(st, typeName); reason != "" {
		return reason
	}
	if reason := outcome.rewriteUses(embedded); reason != "" {
		return reason
	}
	if outcome != r {
		r.edits = append(r.edits, outcome.edits...)
	}
	return ""
}

// retype gives the variable of the site's run the type that it comes to have:
//
//	var run client.WorkflowRun
//
// becomes
//
//	var run orders.ProcessOrderRun
func (r *rewriter) retype(st *sites.Starter, typeName string) string {
	var spec *ast.ValueSpec
	for c := range r.Declaration().Preorder((*ast.ValueSpec)(nil)) {
		if s := c.Node().(*ast.ValueSpec); r.defines(s.Names, r.Site.Run.V) {
			spec = s
		}
	}
	switch {
	case spec == nil || spec.Type == nil:
		return "it goes into a variable of another place"
	case len(spec.Names) > 1:
		return spec.Names[0].Name + " is declared together with others"
	case !sdk.IsType(r.Site.Run.V.Type(), "WorkflowRun", "WorkflowUpdateHandle", "ChildWorkflowFuture", "Future", "ClientActivityHandle"):
		return r.Site.Run.V.Name() + " is declared as " + r.TypeString(r.Site.Run.V.Type())
	case r.hasComment(spec.Type.Pos(), spec.Type.End()):
		return "a comment is in the declaration of " + r.Site.Run.V.Name()
	}
	text, reason := r.qualified(st, typeName, spec.Type.Pos())
	if reason != "" {
		return reason
	}
	if typeName == names.ActivityFuture {
		of, reason := r.typeText(r.Site.Target.Result, spec.Type.Pos())
		if reason != "" {
			return reason
		}
		text += "[" + of + "]"
	}
	r.replace(spec.Type, text)
	return ""
}

// rewriteReturn turns
//
//	return c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in)
//
// into
//
//	run, err := orders.NewWorkflowClient(c).ExecuteProcessOrder(ctx, options, in)
//	return run.WorkflowRun, err
//
// where the embedded run is nil if there is an error.
func (r *rewriter) rewriteReturn(embedded string) string {
	returning := sites.Around(r.Run.Of)
	ret, ok := returning.Node().(*ast.ReturnStmt)
	if !ok || !sites.IsListed(returning) || r.hasComment(ret.Pos(), ret.Results[0].Pos()) {
		return "it is returned as a client." + embedded
	}
	scope := r.Index.ScopeAt(ret.Pos())
	run := r.freeName(strings.ToLower(embedded[strings.LastIndexFunc(embedded, unicode.IsUpper):]), scope, ret.Pos())
	err := "err"
	if _, obj := scope.LookupParent(err, ret.Pos()); obj != nil && (!code.IsError(obj.Type()) || obj.Parent() == scope && r.captured(obj)) {
		err = r.freeName(err, scope, ret.Pos())
	}
	r.edit(ret.Pos(), ret.Results[0].Pos(), run+", "+err+" := ")
	r.insert(ret.End(), "\n"+r.indent(ret)+"return "+run+"."+embedded+", "+err)
	return ""
}
