// Package dispatch has workflows that execute the activities of another package.
package dispatch

import (
	"time"

	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/kits/courier"
)

//temporalgen:output
//temporalgen:output ../dispatchtest/temporal_gen.go test

// Dispatch has a parcel loaded and tracked.
func Dispatch(ctx workflow.Context, parcel string) error {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	var desk *courier.Desk
	if err := workflow.ExecuteActivity(ctx, "courier.Assign", parcel).Get(ctx, nil); err != nil {
		return err
	}
	if err := workflow.ExecuteActivity(ctx, courier.Weigh, parcel).Get(ctx, nil); err != nil {
		return err
	}
	if err := workflow.ExecuteActivity(ctx, (&courier.Van{}).Load, parcel).Get(ctx, nil); err != nil {
		return err
	}
	insured := workflow.WithTaskQueue(ctx, "insurance")
	if err := workflow.ExecuteActivity(insured, courier.Insure, parcel).Get(ctx, nil); err != nil {
		return err
	}
	if err := workflow.ExecuteChildWorkflow(ctx, Track, parcel).Get(ctx, nil); err != nil {
		return err
	}
	return workflow.ExecuteActivity(ctx, desk.Free, parcel).Get(ctx, nil)
}

// Track tracks a parcel. A worker has it under another name.
func Track(ctx workflow.Context, parcel string) error {
	ctx = workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{StartToCloseTimeout: time.Minute})
	if err := workflow.ExecuteLocalActivity(ctx, courier.Round, 1).Get(ctx, nil); err != nil {
		return err
	}
	return label(ctx, parcel)
}

func label(ctx workflow.Context, parcel string) error {
	return courier.ExecutePrintLabelActivity(ctx, parcel).Get(ctx)
}

// Repeat dispatches whatever it is told to.
func Repeat(ctx workflow.Context, what string) error {
	return workflow.ExecuteChildWorkflow(ctx, what).Get(ctx, nil)
}

// Register registers the workflows.
func Register(r worker.WorkflowRegistry) {
	r.RegisterWorkflow(Dispatch)
	r.RegisterWorkflowWithOptions(Track, workflow.RegisterOptions{Name: "dispatch.Track"})
	r.RegisterWorkflow(Repeat)
}
