// Package references shows functions that other code of the package calls as
// plain functions, and that are workflows all the same: they are registered or
// started.
package references

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// Order is what the workflows take.
type Order struct{ ID string }

// Registered is registered below.
func Registered(ctx workflow.Context, o Order) error { return nil }

// Method is registered below.
func (o *Order) Method(ctx workflow.Context) error { return nil }

// Started is started by a client below.
func Started(ctx workflow.Context, o Order) error { return nil }

// Signalled is started together with a signal below.
func Signalled(ctx workflow.Context, o Order) error { return nil }

// Scheduled is the action of a schedule below.
func Scheduled(ctx workflow.Context, o Order) error { return nil }

// Child is started as a child below.
func Child(ctx workflow.Context, o Order) error { return nil }

// Continued is what Newest goes on as.
func Continued(ctx workflow.Context, o Order) error { return nil }

// helper is only called.
func helper(ctx workflow.Context, o Order) error { return nil }

// Newest runs all the others in place.
func Newest(ctx workflow.Context, o Order) error {
	if err := o.Method(ctx); err != nil {
		return err
	}
	for _, err := range []error{
		helper(ctx, o), Registered(ctx, o), Started(ctx, o), Signalled(ctx, o),
		Scheduled(ctx, o), Child(ctx, o), Continued(ctx, o),
	} {
		if err != nil {
			return err
		}
	}
	if err := workflow.ExecuteChildWorkflow(ctx, Child, o).Get(ctx, nil); err != nil {
		return err
	}
	return workflow.NewContinueAsNewError(ctx, Continued, o)
}

// Work registers workflows.
func Work(w worker.Worker, o *Order) {
	w.RegisterWorkflow(Registered)
	w.RegisterWorkflowWithOptions(o.Method, workflow.RegisterOptions{DisableAlreadyRegisteredCheck: true})
}

// Start starts workflows.
func Start(ctx context.Context, c client.Client, o Order) error {
	options := client.StartWorkflowOptions{TaskQueue: "orders"}
	if _, err := c.ExecuteWorkflow(ctx, options, Started, o); err != nil {
		return err
	}
	if _, err := c.SignalWithStartWorkflow(ctx, o.ID, "paid", nil, options, Signalled, o); err != nil {
		return err
	}
	_, err := c.ScheduleClient().Create(ctx, client.ScheduleOptions{
		ID:     o.ID,
		Action: &client.ScheduleWorkflowAction{Workflow: Scheduled, Args: []any{o}, TaskQueue: "orders"},
	})
	return err
}
