package rewrite

import (
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
	if !st.Activity.LocalByFunction {
		if reason := r.held(s, st); reason != "" {
			return reason
		}
	}
	return r.callForFuture(s, st, names.ExecuteLocalActivity.Of(st.Name), futureType(s), embeddedFuture)
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
