package rewrite

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// embeddedFuture is the field of a typed future of an activity.
const embeddedFuture = "Future"

// rewriteActivity turns
//
//	workflow.ExecuteActivity(ctx, desk.Charge, card)
//
// into
//
//	billing.ExecuteChargeActivity(ctx, card)
//
// and the uses of its future with it.
func rewriteActivity(r *rewriter, s *sites.Site, st *sites.Starter) string {
	if reason := r.held(s, st); reason != "" {
		return reason
	}
	return r.callForFuture(s, st, names.ExecuteActivity.Of(st.Name), futureType(s), embeddedFuture)
}

// rewriteLocalActivity does the same with a local activity, whose marker in the history
// of a workflow has a name that must not change.
func rewriteLocalActivity(r *rewriter, s *sites.Site, st *sites.Starter) string {
	if !st.Activity.Local {
		return "no " + names.ExecuteLocalActivity.Of(st.Name) + " is generated: its worker may not have the activity under that name"
	}
	if reason := renamesMarker(s, st); reason != "" {
		return reason
	}
	if s.Target.Fn != nil && !st.Activity.LocalByFunction {
		if !s.Target.MethodExpr && !r.isNilPointer(s.TargetExpr) {
			return "its receiver runs it where no worker has it registered"
		}
		if reason := r.held(s, st); reason != "" {
			return reason
		}
	}
	return r.callForFuture(s, st, names.ExecuteLocalActivity.Of(st.Name), futureType(s), embeddedFuture)
}

// isNilPointer reports whether a method is named by a nil pointer, whose worker has to
// have the activity registered.
func (r *rewriter) isNilPointer(method ast.Expr) bool {
	sel, ok := ast.Unparen(method).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	id, ok := ast.Unparen(sel.X).(*ast.Ident)
	if !ok {
		return false
	}
	v := r.localVar(id)
	if v == nil || r.changes(v) {
		return false
	}
	if _, pointer := v.Type().Underlying().(*types.Pointer); !pointer {
		return false
	}
	for c := range r.Declaration().Preorder((*ast.DeclStmt)(nil)) {
		if value, ok := definition(r.info, c.Node().(ast.Stmt), v); ok && value == nil {
			return true
		}
	}
	return false
}

// renamesMarker is why the marker of a local activity would come to have another name, ""
// if it would not. By a function that is the one that the function has for the SDK, which
// is its registered one where the SDK knows that.
func renamesMarker(s *sites.Site, st *sites.Starter) string {
	byFunction := s.Target.Fn != nil
	if byFunction == st.Activity.LocalByFunction {
		return ""
	}
	name := st.GoName()
	if byFunction {
		name = s.Target.Fn.Name()
	}
	switch {
	case name == st.TypeName:
		return ""
	case s.Target.Unaliased != "":
		return "its marker would come to have another name, as " + s.Target.Unaliased
	case s.Index.KnowsAliases():
		return ""
	}
	return "its marker would come to have another name where the worker disables aliases"
}

// rewriteStandalone turns
//
//	handle, err := c.ExecuteActivity(ctx, options, desk.Charge, card)
//
// into
//
//	handle, err := billing.NewWorkflowClient(c).ExecuteChargeActivity(ctx, options, card)
//
// and the uses of handle with it.
func rewriteStandalone(r *rewriter, s *sites.Site, st *sites.Starter) string {
	return r.callMethod(s, st, names.StartActivity.Of(st.Name), names.ActivityHandle.Of(st.Name), "ActivityHandle")
}

// futureType is the type of the typed future of an activity, whose type argument is
// that of its result.
func futureType(s *sites.Site) string {
	if s.Target.Result != nil {
		return names.ActivityFuture
	}
	return names.ActivityErrorFuture
}
