// Package orders has the workflows that the other packages call.
package orders

import (
	"context"

	"github.com/google/uuid"
	"go.temporal.io/sdk/workflow"
)

// OrderInput is what is ordered.
type OrderInput struct {
	SKU   string
	Count int
}

// OrderResult is the outcome of an order.
type OrderResult struct{ ID string }

// Address is where to ship.
type Address struct{ Street, City string }

// ProcessOrder has one parameter and a result.
func ProcessOrder(ctx workflow.Context, in OrderInput) (OrderResult, error) {
	return OrderResult{}, nil
}

// Reorder has a pointer for a parameter and a result.
func Reorder(ctx workflow.Context, in *OrderInput) (*OrderResult, error) {
	return nil, nil
}

// Warehouse has a workflow as a method.
type Warehouse struct{ Country string }

// ShipOrder has two parameters and no result.
func (w *Warehouse) ShipOrder(ctx workflow.Context, orderID string, to Address) error {
	return nil
}

// Subscribe is registered under another name.
//
//temporalgen:workflow name=orders.Subscription as=Subscription
func Subscribe(ctx workflow.Context, customer uuid.UUID) error {
	return workflow.NewContinueAsNewError(ctx, Subscribe, customer) // want `workflow\.NewContinueAsNewError is not checked by the compiler: use NewSubscriptionContinueAsNewError`
}

// CountOrders has plain numbers.
func CountOrders(ctx workflow.Context, days int64) (int64, error) { return 0, nil }

// SalesReport has a Task Queue of its own.
//
//temporalgen:workflow task-queue=reports
func SalesReport(ctx workflow.Context, region string) error { return nil }

// Activities does the work.
type Activities struct{}

// Charge is an activity with a result.
//
//temporalgen:ignore billing has one of that name
func (a *Activities) Charge(ctx context.Context, in OrderInput, cents int64) (OrderResult, error) {
	return OrderResult{}, nil
}

// Notify is an activity without a context and a result.
//
//temporalgen:ignore nothing registers it
func Notify(id string) error { return nil }
