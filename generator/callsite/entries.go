package callsite

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// entry is a way into the SDK that names a workflow or an activity.
type entry struct {
	// receiver and name are those of the function or method; a type for a
	// literal.
	receiver, name string
	// title is how messages call it.
	title string
	// target is the index of the argument that names the workflow or activity;
	// its own arguments come after it.
	target   int
	activity bool
	// mock says that the arguments are matchers, of the context as well.
	mock bool
	// refuses says that the SDK checks the arguments of a function.
	refuses bool
	// ownName says that the SDK sends the function's own name, since it does
	// not know what a worker registered.
	ownName bool
	// message is the kind of the message that it names, instead, and between how
	// many arguments stand before the message's own.
	message sdk.MessageKind
	between int
	// besideWorkflow says that the starter stands only beside the workflow, not
	// in client packages.
	besideWorkflow bool
	// typed is the starter that does the same, nil for none, and rewrite makes
	// the call one of that.
	typed   func(*starter) string
	rewrite func(*rewriter, *site, *starter) string
}

var entries = []*entry{
	{
		receiver: "Client", name: "ExecuteWorkflow", title: "client.ExecuteWorkflow",
		target: 2, refuses: true, ownName: true,
		typed:   func(s *starter) string { return s.newClient() + "(...)." + s.execute() },
		rewrite: rewriteStart,
	},
	{
		receiver: "Client", name: "SignalWithStartWorkflow", title: "client.SignalWithStartWorkflow",
		target: 5, refuses: true, ownName: true,
		rewrite: rewriteSignalWithStart,
	},
	{
		receiver: "Client", name: "NewWithStartWorkflowOperation", title: "client.NewWithStartWorkflowOperation",
		target: 1, refuses: true, ownName: true,
	},
	{
		name: "ExecuteChildWorkflow", title: "workflow.ExecuteChildWorkflow",
		target: 1, besideWorkflow: true,
		typed:   (*starter).child,
		rewrite: rewriteChild,
	},
	{
		name: "NewContinueAsNewError", title: "workflow.NewContinueAsNewError",
		target: 1, refuses: true, besideWorkflow: true,
		typed:   (*starter).continueAsNew,
		rewrite: rewriteContinueAsNew,
	},
	{
		name: "NewContinueAsNewErrorWithOptions", title: "workflow.NewContinueAsNewErrorWithOptions",
		target: 2, refuses: true,
	},
	{receiver: environment, name: "ExecuteWorkflow", title: environment + ".ExecuteWorkflow"},
	{receiver: environment, name: "OnWorkflow", title: environment + ".OnWorkflow", mock: true},
	{name: "ExecuteActivity", title: "workflow.ExecuteActivity", target: 1, activity: true},
	{name: "ExecuteLocalActivity", title: "workflow.ExecuteLocalActivity", target: 1, activity: true, refuses: true},
}

// scheduleEntry is the literal of a schedule's action.
var scheduleEntry = &entry{
	name: "ScheduleWorkflowAction", title: "client.ScheduleWorkflowAction",
	refuses: true, ownName: true,
	typed:   (*starter).scheduleAction,
	rewrite: rewriteSchedule,
}

// entryOf is the entry that a call is, nil if it is none.
func entryOf(info *types.Info, call *ast.CallExpr) *entry {
	f := funcOf(info, call.Fun)
	if f == nil || !sdk.Has(f.Pkg()) {
		return nil
	}
	receiver := ""
	if recv := f.Signature().Recv(); recv != nil {
		named, ok := types.Unalias(deref(recv.Type())).(*types.Named)
		if !ok {
			return nil
		}
		receiver = named.Obj().Name()
	} else if path := f.Pkg().Path(); path != sdk.Workflow && path != sdk.Internal {
		return nil
	}
	for _, e := range slices.Concat(entries, messageEntries, environmentEntries) {
		if e.name == f.Name() && e.receiver == receiver {
			return e
		}
	}
	return nil
}
