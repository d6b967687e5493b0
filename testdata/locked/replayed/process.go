// Package replayed has the code that left history.json behind, which a test of the
// command replays with what becomes of that code.
package replayed

import (
	"context"
	"time"

	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// Order is what the workflow takes.
type Order struct {
	Price int
}

// Approval is what it waits for.
type Approval struct{ By string }

// Receipt is what its activity returns.
type Receipt struct {
	Paid int
}

// Process pays for an order that was approved, and ships it.
func Process(ctx workflow.Context, order Order, note string) (Receipt, error) {
	var approval Approval
	var receipt Receipt
	workflow.GetSignalChannel(ctx, "approve").Receive(ctx, &approval)
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	ctx = workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{StartToCloseTimeout: time.Minute})
	if err := workflow.ExecuteLocalActivity(ctx, Check, order).Get(ctx, nil); err != nil {
		return receipt, err
	}
	if err := workflow.ExecuteActivity(ctx, Charge, order).Get(ctx, &receipt); err != nil {
		return receipt, err
	}
	return receipt, workflow.ExecuteChildWorkflow(ctx, Ship, order).Get(ctx, nil)
}

// Ship is its child.
func Ship(ctx workflow.Context, order Order) error { return nil }

// Check is its local activity.
func Check(ctx context.Context, order Order) error { return nil }

// Charge is its activity.
func Charge(ctx context.Context, order Order) (Receipt, error) {
	return Receipt{order.Price}, nil
}

// RegisterWorkflows registers the workflows.
func RegisterWorkflows(r worker.WorkflowRegistry) {
	r.RegisterWorkflow(Process)
	r.RegisterWorkflow(Ship)
}

// RegisterActivities registers the activities.
func RegisterActivities(r worker.ActivityRegistry) {
	r.RegisterActivity(Check)
	r.RegisterActivity(Charge)
}
