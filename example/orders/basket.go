package orders

import (
	"errors"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// keepBasketFor is how long a basket waits for its customer.
const keepBasketFor = 24 * time.Hour

// An Item is put into a basket.
type Item struct {
	Name  string
	Cents int
}

// A Total is what is in a basket.
type Total struct {
	Items int
	Cents int
}

// A Checkout makes an order of a basket.
type Checkout struct {
	// HoldFor is that of the order.
	HoldFor time.Duration
	// Express is for customers who will not change their mind.
	Express bool
}

// OrderID is the Workflow ID of the order that a basket becomes.
func OrderID(basketID string) string { return basketID + "/order" }

// FillBasket collects a customer's items until they are checked out, and has
// them processed as an order. A basket that is left alone is given up.
func FillBasket(ctx workflow.Context, shipTo Address) (Receipt, error) {
	var b basket
	if err := b.open(ctx); err != nil {
		return Receipt{}, err
	}

	var checkout Checkout
	if ok, _ := workflow.GetSignalChannel(ctx, "checkout").ReceiveWithTimeout(ctx, keepBasketFor, &checkout); !ok {
		if err := ctx.Err(); err != nil {
			return Receipt{}, err
		}
		return Receipt{}, temporal.NewApplicationError("nobody checked the basket out", "Abandoned")
	}
	b.closed = true

	order := Order{
		ID:         OrderID(workflow.GetInfo(ctx).WorkflowExecution.ID),
		PriceCents: b.total.Cents,
		ShipTo:     shipTo,
		HoldFor:    checkout.HoldFor,
	}
	ctx = workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{WorkflowID: order.ID})
	processed := ExecuteProcessOrderChild(ctx, order)
	if checkout.Express {
		if err := processed.SignalApprove(ctx, Approval{By: "express"}).Get(ctx, nil); err != nil {
			return Receipt{}, err
		}
	}
	return processed.Get(ctx)
}

// basket is what a running FillBasket has collected.
type basket struct {
	total  Total
	closed bool
}

// open has the basket take items.
func (b *basket) open(ctx workflow.Context) error {
	return workflow.SetUpdateHandlerWithOptions(ctx, "add-item", b.add, workflow.UpdateHandlerOptions{Validator: b.check})
}

// add handles the Update. It takes a workflow.Context first, but as a handler
// it is no Workflow.
func (b *basket) add(_ workflow.Context, item Item) (Total, error) {
	b.total.Items++
	b.total.Cents += item.Cents
	return b.total, nil
}

// check validates the Update. What it refuses leaves no trace in the Event
// History.
func (b *basket) check(item Item) error {
	switch {
	case b.closed:
		return errors.New("the basket is checked out")
	case item.Cents <= 0:
		return errors.New(item.Name + " has no price")
	}
	return nil
}
