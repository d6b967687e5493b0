package orders

import (
	"fmt"
	"time"

	"go.temporal.io/sdk/workflow"
)

// An Order is one customer's order.
type Order struct {
	// ID is the Workflow ID too, so that no order is processed twice at a time.
	ID         string
	PriceCents int
	ShipTo     Address
	// HoldFor is how long the customer may still cancel before it is shipped.
	HoldFor time.Duration
}

// A Receipt is what the customer gets for a processed order.
type Receipt struct {
	OrderID   string
	PaidCents int
	Parcel    Parcel
}

// ProcessOrder charges for an order, holds it for as long as its customer may
// cancel, and has it shipped. An order that is canceled, or can't be shipped,
// is refunded.
func ProcessOrder(ctx workflow.Context, order Order) (Receipt, error) {
	ctx = workflow.WithActivityOptions(ctx, activityOptions)

	var payments *Payments // Activities are called by name: nil will do
	if err := workflow.ExecuteActivity(ctx, payments.Charge, order.ID, order.PriceCents).Get(ctx, nil); err != nil {
		return Receipt{}, fmt.Errorf("charge: %w", err)
	}

	parcel, err := holdAndShip(ctx, order)
	if err != nil {
		// After a cancellation ctx can't run Activities any more.
		refundCtx, cancel := workflow.NewDisconnectedContext(ctx)
		defer cancel()
		if err := workflow.ExecuteActivity(refundCtx, payments.Refund, order.ID).Get(refundCtx, nil); err != nil {
			return Receipt{}, fmt.Errorf("refund: %w", err)
		}
		return Receipt{}, err
	}
	return Receipt{OrderID: order.ID, PaidCents: order.PriceCents, Parcel: parcel}, nil
}

// holdAndShip is a part of ProcessOrder. It looks like a Workflow, but as
// ProcessOrder calls it, temporal-gen knows that it is none.
func holdAndShip(ctx workflow.Context, order Order) (Parcel, error) {
	if err := workflow.Sleep(ctx, order.HoldFor); err != nil {
		return Parcel{}, err
	}
	ctx = workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{WorkflowID: ShipmentID(order.ID)})
	return ExecuteShipOrderChild(ctx, order.ID, order.ShipTo).Get(ctx)
}
