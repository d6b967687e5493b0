package workspace_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	sdkworker "go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// TestUnregistered has what vet reports as [registration] and [taskqueue] run: nothing
// fails, it is tried again and again, or it waits. With the registration that vet asks
// for, it completes.
func TestUnregistered(t *testing.T) {
	t.Parallel()
	ctx, c := serve(t)
	parcel := func(workflow.Context) error { return nil }
	reserve := func(context.Context) error { return nil }
	order := func(ctx workflow.Context) error {
		ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: 10 * time.Second})
		return workflow.ExecuteActivity(ctx, "ReserveStock").Get(ctx, nil)
	}
	parent := func(ctx workflow.Context) error {
		return workflow.ExecuteChildWorkflow(ctx, "Parcel").Get(ctx, nil)
	}
	for _, test := range []struct {
		name string
		// workflow is what is started, on a worker that has Order and Parent.
		workflow string
		// stuck reports whether the run is where it comes no further.
		stuck func(*workflowservice.DescribeWorkflowExecutionResponse) bool
		// remedy is what is registered as well.
		remedy func(sdkworker.Registry)
	}{
		{"activity", "Order", func(d *workflowservice.DescribeWorkflowExecutionResponse) bool {
			pending := d.GetPendingActivities()
			return len(pending) == 1 && pending[0].GetAttempt() > 1 && strings.Contains(pending[0].GetLastFailure().GetMessage(), "unable to find activityType=ReserveStock")
		}, func(r sdkworker.Registry) {
			r.RegisterActivityWithOptions(reserve, activity.RegisterOptions{Name: "ReserveStock"})
		}},
		{"workflow", "Parcel", func(d *workflowservice.DescribeWorkflowExecutionResponse) bool {
			return d.GetPendingWorkflowTask().GetAttempt() > 1
		}, func(r sdkworker.Registry) {
			r.RegisterWorkflowWithOptions(parcel, workflow.RegisterOptions{Name: "Parcel"})
		}},
		{"child", "Parent", func(d *workflowservice.DescribeWorkflowExecutionResponse) bool {
			pending := d.GetPendingChildren()
			if len(pending) != 1 {
				return false
			}
			child, err := c.DescribeWorkflowExecution(ctx, pending[0].GetWorkflowId(), pending[0].GetRunId())
			return err == nil && child.GetPendingWorkflowTask().GetAttempt() > 1
		}, func(r sdkworker.Registry) {
			r.RegisterWorkflowWithOptions(parcel, workflow.RegisterOptions{Name: "Parcel"})
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			start := func(queue string, more func(sdkworker.Registry)) client.WorkflowRun {
				w := sdkworker.New(c, queue, sdkworker.Options{})
				w.RegisterWorkflowWithOptions(order, workflow.RegisterOptions{Name: "Order"})
				w.RegisterWorkflowWithOptions(parent, workflow.RegisterOptions{Name: "Parent"})
				more(w)
				if err := w.Start(); err != nil {
					t.Fatal(err)
				}
				t.Cleanup(w.Stop)
				run, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: queue}, test.workflow)
				if err != nil {
					t.Fatal(err)
				}
				return run
			}
			await(t, ctx, c, start(test.name, func(sdkworker.Registry) {}), test.stuck)
			if err := start(test.name+" remedied", test.remedy).Get(ctx, nil); err != nil {
				t.Error(err)
			}
		})
	}
	t.Run("task queue", func(t *testing.T) {
		t.Parallel()
		run, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: "order"}, "Order") // they poll "orders"
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(2 * time.Second)
		await(t, ctx, c, run, func(d *workflowservice.DescribeWorkflowExecutionResponse) bool {
			return d.GetWorkflowExecutionInfo().GetStatus() == enums.WORKFLOW_EXECUTION_STATUS_RUNNING && d.GetPendingWorkflowTask().GetStartedTime() == nil
		})
	})
}

// await waits until a run is described so.
func await(t *testing.T, ctx context.Context, c client.Client, run client.WorkflowRun, is func(*workflowservice.DescribeWorkflowExecutionResponse) bool) {
	t.Helper()
	for {
		described, err := c.DescribeWorkflowExecution(ctx, run.GetID(), run.GetRunID())
		if err != nil {
			t.Fatal(err)
		}
		if is(described) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
}
