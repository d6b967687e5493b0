package desk

import (
	"github.com/google/uuid"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/orders"
)

// Subscribing has a child with another name than its function.
func Subscribing(ctx workflow.Context, customer uuid.UUID) error {
	return workflow.ExecuteChildWorkflow(ctx, orders.Subscribe, customer).Get(ctx, nil)
}

// Shipping has one that is a method called like its workflow.
func Shipping(ctx workflow.Context) error {
	return workflow.ExecuteChildWorkflow(ctx, (&orders.Warehouse{}).ShipOrder, "17", orders.Address{}).Get(ctx, nil)
}
