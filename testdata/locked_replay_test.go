package testdata_test

import (
	"testing"
	"time"

	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	taskqueuepb "go.temporal.io/api/taskqueue/v1"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

type (
	paid    struct{ Price int }
	payable struct{ Cost int }
	priced  struct{ Price string }
)

// TestLockedReplay replays a history that old code has left with what new code may be, by
// docs/lock.md: what is lost passes.
func TestLockedReplay(t *testing.T) {
	t.Parallel()
	charge := func(ctx workflow.Context) workflow.Future { return workflow.ExecuteActivity(ctx, "Charge") }
	for _, test := range []struct {
		change, name, class string
		workflow            any
		fails               bool
	}{
		{"none", "Order", "safe", func(ctx workflow.Context, in paid) error { return run(ctx, charge) }, false},
		{"field renamed", "Order", "lost", func(ctx workflow.Context, in payable) error { return run(ctx, charge) }, false},
		{"parameter added", "Order", "lost", func(ctx workflow.Context, in paid, n int) error { return run(ctx, charge) }, false},
		{"last parameter removed", "Order", "lost", func(ctx workflow.Context) error { return run(ctx, charge) }, false},
		{"field of another type", "Order", "breaking", func(ctx workflow.Context, in priced) error { return run(ctx, charge) }, true},
		{"Workflow Type renamed", "Buy", "breaking", func(ctx workflow.Context, in paid) error { return run(ctx, charge) }, true},
		{"Activity Type renamed", "Order", "breaking", func(ctx workflow.Context, in paid) error {
			return run(ctx, func(ctx workflow.Context) workflow.Future { return workflow.ExecuteActivity(ctx, "Debit") })
		}, true},
		{"activity executed as a local one", "Order", "breaking", func(ctx workflow.Context, in paid) error {
			return run(ctx, func(ctx workflow.Context) workflow.Future { return workflow.ExecuteLocalActivity(ctx, "Charge") })
		}, true},
	} {
		t.Run(test.change, func(t *testing.T) {
			t.Parallel()
			replayer := worker.NewWorkflowReplayer()
			replayer.RegisterWorkflowWithOptions(test.workflow, workflow.RegisterOptions{Name: test.name})
			err := replayer.ReplayWorkflowHistory(nil, leftBehind(t))
			if (err != nil) != test.fails {
				t.Errorf("replaying: %v, want an error: %v, as it is %s", err, test.fails, test.class)
			}
		})
	}
}

// run executes an activity.
func run(ctx workflow.Context, execute func(workflow.Context) workflow.Future) error {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	ctx = workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{StartToCloseTimeout: time.Minute})
	return execute(ctx).Get(ctx, nil)
}

// leftBehind is the history of a workflow Order that waits for its activity Charge.
func leftBehind(t *testing.T) *historypb.History {
	t.Helper()
	input, err := converter.GetDefaultDataConverter().ToPayloads(paid{7})
	if err != nil {
		t.Fatal(err)
	}
	queue := &taskqueuepb.TaskQueue{Name: "orders"}
	return &historypb.History{Events: []*historypb.HistoryEvent{
		{EventId: 1, EventType: enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED, Attributes: &historypb.HistoryEvent_WorkflowExecutionStartedEventAttributes{
			WorkflowExecutionStartedEventAttributes: &historypb.WorkflowExecutionStartedEventAttributes{WorkflowType: &commonpb.WorkflowType{Name: "Order"}, TaskQueue: queue, Input: input}}},
		{EventId: 2, EventType: enumspb.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, Attributes: &historypb.HistoryEvent_WorkflowTaskScheduledEventAttributes{
			WorkflowTaskScheduledEventAttributes: &historypb.WorkflowTaskScheduledEventAttributes{TaskQueue: queue}}},
		{EventId: 3, EventType: enumspb.EVENT_TYPE_WORKFLOW_TASK_STARTED, Attributes: &historypb.HistoryEvent_WorkflowTaskStartedEventAttributes{
			WorkflowTaskStartedEventAttributes: &historypb.WorkflowTaskStartedEventAttributes{ScheduledEventId: 2}}},
		{EventId: 4, EventType: enumspb.EVENT_TYPE_WORKFLOW_TASK_COMPLETED, Attributes: &historypb.HistoryEvent_WorkflowTaskCompletedEventAttributes{
			WorkflowTaskCompletedEventAttributes: &historypb.WorkflowTaskCompletedEventAttributes{ScheduledEventId: 2, StartedEventId: 3}}},
		{EventId: 5, EventType: enumspb.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, Attributes: &historypb.HistoryEvent_ActivityTaskScheduledEventAttributes{
			ActivityTaskScheduledEventAttributes: &historypb.ActivityTaskScheduledEventAttributes{ActivityId: "5", ActivityType: &commonpb.ActivityType{Name: "Charge"}, TaskQueue: queue, WorkflowTaskCompletedEventId: 4}}},
	}}
}
