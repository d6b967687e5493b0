package callsite

import (
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// construct is how a call becomes one of a typed starter.
type construct struct {
	// typed is what to call in the place of a site.
	typed func(*site, *starter) string
	// rewrite makes the site such a call, or says why that can't be done.
	rewrite func(*rewriter, *site, *starter) string
}

// constructOf is the construct of a call, nil if no starter does the same.
func constructOf(c *sdk.Call) *construct {
	switch c.Title() {
	case "client.ExecuteWorkflow":
		return &construct{typedStart, rewriteStart}
	case "client.SignalWithStartWorkflow":
		return &construct{typedSignalWithStart, rewriteSignalWithStart}
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
	case "workflow.NewContinueAsNewError":
		return &construct{typedContinueAsNew, rewriteContinueAsNew}
	case "workflow.SignalExternalWorkflow":
		return &construct{typedSignalExternal, rewriteSignalExternal}
	case "ChildWorkflowFuture.SignalChildWorkflow":
		return &construct{typedSignalChild, rewriteSignalChild}
	}
	return nil
}

// typed is what to call in the place of a site, "" if there is nothing.
func (s *site) typed(st *starter) string {
	c := constructOf(s.call)
	if c == nil || s.call.Message != "" && s.message == nil {
		return ""
	}
	return c.typed(s, st)
}

// ofClient is a method of a typed client.
func ofClient(st *starter, method string) string {
	return names.NewClient(st.Client) + "(...)." + method
}

func typedStart(_ *site, st *starter) string         { return ofClient(st, names.Execute.Of(st.Name)) }
func typedLookup(_ *site, st *starter) string        { return ofClient(st, names.Get.Of(st.Name)) }
func typedSchedule(_ *site, st *starter) string      { return names.ScheduleAction.Of(st.Name) }
func typedChild(_ *site, st *starter) string         { return names.Child.Of(st.Name) }
func typedContinueAsNew(_ *site, st *starter) string { return names.ContinueAsNew.Of(st.Name) }
func typedSend(s *site, st *starter) string {
	return typedLookup(s, st) + "(...)." + s.method()
}
func typedSignalWithStart(s *site, st *starter) string {
	return ofClient(st, names.SignalWithStart.Of(st.Name, s.message.Name))
}
func typedUpdate(s *site, st *starter) string {
	if s.starting() {
		return ofClient(st, names.UpdateWithStart.Of(st.Name, s.message.Name))
	}
	return typedSend(s, st)
}
func typedSignalExternal(s *site, st *starter) string {
	return names.SignalExternal.Of(st.Name, s.message.Name)
}
func typedSignalChild(s *site, st *starter) string {
	return names.ChildFuture.Of(st.Name) + "." + s.message.Send()
}
