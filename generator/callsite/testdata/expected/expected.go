// Package expected has callers whose tests have mocks that expect functions, and pass
// before and after both are rewritten.
package expected

import (
	"context"

	"github.com/google/uuid"
	"go.temporal.io/sdk/client"

	"example.com/shop/approvals"
	"example.com/shop/orders"
)

var options = client.StartWorkflowOptions{ID: "17", TaskQueue: "orders"}

// Order starts a workflow.
func Order(ctx context.Context, c client.Client, in orders.OrderInput) error {
	_, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

// Ship starts a workflow that is a method.
func Ship(ctx context.Context, c client.Client, to orders.Address) error {
	w := &orders.Warehouse{}
	_, err := c.ExecuteWorkflow(ctx, options, w.ShipOrder, "17", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder`
	return err
}

// Approve signals a workflow with its start.
func Approve(ctx context.Context, c client.Client) error {
	own := client.StartWorkflowOptions{ID: "17", TaskQueue: "approvals"}
	_, err := c.SignalWithStartWorkflow(ctx, "17", "approve", approvals.Approval{}, own, approvals.Review, "17") // want `client\.SignalWithStartWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewApprove`
	return err
}

// Count starts a workflow by its function in one case, and so it stays.
func Count(ctx context.Context, c client.Client, days int64) error {
	if days > 31 {
		_, err := c.ExecuteWorkflow(ctx, options, orders.CountOrders, days) //temporalgen:ignore it shows a call that stays
		return err
	}
	_, err := c.ExecuteWorkflow(ctx, options, orders.CountOrders, days) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	return err
}

// Subscribe starts a workflow that has another name than its function.
func Subscribe(ctx context.Context, c client.Client, customer uuid.UUID) error {
	_, err := c.ExecuteWorkflow(ctx, options, orders.Subscribe, customer) // want `client\.ExecuteWorkflow sends the function's own name "Subscribe", and its Workflow Type is "orders\.Subscription": use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteSubscription`
	return err
}

// Again starts a workflow by its name.
func Again(ctx context.Context, c client.Client, in *orders.OrderInput) error {
	_, err := c.ExecuteWorkflow(ctx, options, orders.ReorderTypeName, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteReorder`
	return err
}
