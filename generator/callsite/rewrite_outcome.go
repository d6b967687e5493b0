package callsite

import (
	"go/ast"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// rewriteOutcome rewrites what becomes of the run, future or handle of a site,
// which comes to be one of typeName, a struct that embeds what it was.
func (r *rewriter) rewriteOutcome(st *starter, typeName, embedded string) string {
	switch r.site.run.fate {
	case dropped:
		return ""
	case kept, chained:
		return r.rewriteUses(embedded)
	case assigned:
		if reason := r.retype(st, typeName); reason != "" {
			return reason
		}
		return r.rewriteUses(embedded)
	case returned:
		return r.rewriteReturn(embedded)
	}
	return "it goes where a client." + embedded + " is wanted"
}

// retype gives the variable of the site's run the type that it comes to have:
//
//	var run client.WorkflowRun
//
// becomes
//
//	var run orders.ProcessOrderRun
func (r *rewriter) retype(st *starter, typeName string) string {
	var spec *ast.ValueSpec
	ast.Inspect(r.site.outermost(), func(n ast.Node) bool {
		if s, ok := n.(*ast.ValueSpec); ok {
			for _, name := range s.Names {
				if r.info.Defs[name] == r.site.run.v {
					spec = s
				}
			}
		}
		return spec == nil
	})
	switch {
	case spec == nil || spec.Type == nil:
		return "it goes into a variable of another place"
	case len(spec.Names) > 1:
		return spec.Names[0].Name + " is declared together with others"
	case !sdk.IsType(r.site.run.v.Type(), "WorkflowRun", "WorkflowUpdateHandle", "ChildWorkflowFuture"):
		return r.site.run.v.Name() + " is declared as " + r.typeString(r.site.run.v.Type())
	case r.hasComment(spec.Type.Pos(), spec.Type.End()):
		return "a comment is in the declaration of " + r.site.run.v.Name()
	}
	text, reason := r.qualified(st, typeName, spec.Type.Pos())
	if reason != "" {
		return reason
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
	stack := r.site.stack
	if r.site.message != nil && r.site.sender != r.site.node {
		stack = ancestors(stack, r.site.sender)
	}
	ret, ok := ancestor(stack, 0).(*ast.ReturnStmt)
	if !ok || statements(ancestor(stack, 1)) == nil || r.hasComment(ret.Pos(), ret.Results[0].Pos()) {
		return "it is returned as a client." + embedded
	}
	scope := r.index.scopeAt(ret.Pos())
	run := r.freeName(strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(embedded, "Workflow"), "Update")), scope, ret.Pos())
	err := "err"
	if _, obj := scope.LookupParent(err, ret.Pos()); obj != nil && (!code.IsError(obj.Type()) || obj.Parent() == scope && r.captured(obj)) {
		err = r.freeName(err, scope, ret.Pos())
	}
	r.edit(ret.Pos(), ret.Results[0].Pos(), run+", "+err+" := ")
	r.insert(ret.End(), "\n"+r.indent(ret)+"return "+run+"."+embedded+", "+err)
	return ""
}

// ancestors are the nodes of a stack around node.
func ancestors(stack []ast.Node, node ast.Node) []ast.Node {
	for i, n := range stack {
		if n == node {
			return stack[:i]
		}
	}
	return stack
}
