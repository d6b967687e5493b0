package rewrite

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// construct is how a call becomes one of a typed starter.
type construct struct {
	// typed is what to call in the place of a site.
	typed func(*sites.Site, *sites.Starter) string
	// rewrite makes the site such a call, or says why that can't be done.
	rewrite func(*rewriter, *sites.Site, *sites.Starter) string
}

// constructOf is the construct of a call, nil if no starter does the same.
func constructOf(c *sdk.Call) *construct {
	switch c.Title() {
	case "client.ExecuteWorkflow":
		return &construct{typedStart, rewriteStart}
	case "client.SignalWithStartWorkflow":
		return &construct{typedSignalWithStart, rewriteSignalWithStart}
	case "workflow.SignalWithStartWorkflow":
		return &construct{typedSignalWithStartInside, rewriteSignalWithStartInside}
	case "client.GetWorkflow":
		return &construct{typedLookup, rewriteLookup}
	case "client.ScheduleWorkflowAction":
		return &construct{typedSchedule, rewriteSchedule}
	case "client.SignalWorkflow":
		return &construct{typedSend, rewriteSignal}
	case "client.QueryWorkflow":
		return &construct{typedSend, rewriteQuery}
	case "client.UpdateWorkflowOptions":
		return &construct{typedUpdate, rewriteUpdate}
	case "workflow.ExecuteChildWorkflow":
		return &construct{typedChild, rewriteChild}
	case "workflow.ExecuteActivity":
		return &construct{typedActivity, rewriteActivity}
	case "workflow.ExecuteLocalActivity":
		return &construct{typedLocalActivity, rewriteLocalActivity}
	case "client.ExecuteActivity":
		return &construct{typedStandalone, rewriteStandalone}
	case "TestWorkflowEnvironment.OnWorkflow", "TestWorkflowEnvironment.OnActivity":
		return &construct{typedRegistration, rewriteMock}
	case "TestWorkflowEnvironment.RegisterWorkflow", "TestWorkflowEnvironment.RegisterActivity":
		return &construct{typedRegistration, rewriteRegistration}
	case "workflow.NewContinueAsNewError":
		return &construct{typedContinueAsNew, rewriteContinueAsNew}
	case "workflow.SignalExternalWorkflow":
		return &construct{typedSignalExternal, rewriteSignalExternal}
	case "ChildWorkflowFuture.SignalChildWorkflow":
		return &construct{typedSignalChild, rewriteSignalChild}
	}
	return nil
}

// Typed is what to call in the place of a site, "" if there is nothing.
func Typed(s *sites.Site) string {
	c := constructOf(s.Call)
	if c == nil || s.Target.Starter == nil || s.Call.Message != "" && s.Message == nil || s.Via != "" || s.IsNarrow() && !isClient(s) {
		return ""
	}
	return c.typed(s, s.Target.Starter)
}

// isClient reports whether a typed client can be made of what a site calls a method of.
func isClient(s *sites.Site) bool {
	sel, ok := ast.Unparen(s.Node.(*ast.CallExpr).Fun).(*ast.SelectorExpr)
	newClient := newClientOf(s.Target.Starter)
	return ok && newClient != nil && takes(newClient, s.Index.Pass.TypesInfo.TypeOf(sel.X))
}

// ofClient is a method of a typed client.
func ofClient(st *sites.Starter, method string) string {
	return names.NewClient(st.Client) + "(...)." + method
}

func typedStart(_ *sites.Site, st *sites.Starter) string {
	return ofClient(st, names.Execute.Of(st.Name))
}
func typedLookup(_ *sites.Site, st *sites.Starter) string   { return ofClient(st, names.Get.Of(st.Name)) }
func typedSchedule(_ *sites.Site, st *sites.Starter) string { return names.ScheduleAction.Of(st.Name) }
func typedChild(_ *sites.Site, st *sites.Starter) string    { return names.Child.Of(st.Name) }
func typedActivity(_ *sites.Site, st *sites.Starter) string { return names.ExecuteActivity.Of(st.Name) }
func typedLocalActivity(_ *sites.Site, st *sites.Starter) string {
	return names.ExecuteLocalActivity.Of(st.Name)
}
func typedStandalone(_ *sites.Site, st *sites.Starter) string {
	if st.Client == "" {
		return "" // the module starts it in no such way, as far as generating could see
	}
	return ofClient(st, names.StartActivity.Of(st.Name))
}
func typedContinueAsNew(_ *sites.Site, st *sites.Starter) string {
	return names.ContinueAsNew.Of(st.Name)
}
func typedSend(s *sites.Site, st *sites.Starter) string {
	return typedLookup(s, st) + "(...)." + s.Method()
}
func typedSignalWithStart(s *sites.Site, st *sites.Starter) string {
	return ofClient(st, names.SignalWithStart.Of(st.Name, s.Message.Name))
}
func typedSignalWithStartInside(s *sites.Site, st *sites.Starter) string {
	name := names.SignalWithStartInside.Of(st.Name, s.Message.Name)
	if _, ok := st.Pkg.Scope().Lookup(name).(*types.Func); !ok {
		return "" // no workflow signals it so, as far as generating could see
	}
	return name
}
func typedUpdate(s *sites.Site, st *sites.Starter) string {
	if s.Starting() {
		return ofClient(st, names.UpdateWithStart.Of(st.Name, s.Message.Name))
	}
	return typedSend(s, st)
}
func typedSignalExternal(s *sites.Site, st *sites.Starter) string {
	return names.SignalExternal.Of(st.Name, s.Message.Name)
}
func typedSignalChild(s *sites.Site, st *sites.Starter) string {
	return names.ChildFuture.Of(st.Name) + "." + s.Message.Send()
}
