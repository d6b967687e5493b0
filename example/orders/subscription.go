package orders

import (
	"fmt"
	"time"

	"go.temporal.io/sdk/workflow"
)

// A Subscription is a box that is ordered again and again.
type Subscription struct {
	PriceCents int // of each box
	ShipTo     Address
	Every      time.Duration
	// Boxes is how many are ordered in all, 0 for no end.
	Boxes int
	// Ordered is how many were ordered so far. A subscription starts at 0 and
	// hands the number on from run to run.
	Ordered int
}

// Subscribe orders a subscription's boxes until there are enough of them or it
// is canceled. It can last for years, so it continues as new after every box
// and no run's Event History grows.
//
// Temporal knows it by another name than Go does. Only the directive says so:
// workers and clients take the name from there.
//
//temporalgen:workflow name=orders.Subscription
func Subscribe(ctx workflow.Context, subscription Subscription) error {
	if subscription.Ordered > 0 {
		if err := workflow.Sleep(ctx, subscription.Every); err != nil {
			return err
		}
	}

	subscription.Ordered++
	box := Order{
		ID:         fmt.Sprintf("%s/box-%d", workflow.GetInfo(ctx).WorkflowExecution.ID, subscription.Ordered),
		PriceCents: subscription.PriceCents,
		ShipTo:     subscription.ShipTo,
	}
	boxCtx := workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{WorkflowID: box.ID})
	if _, err := ExecuteProcessOrderChild(boxCtx, box).Get(boxCtx); err != nil {
		return fmt.Errorf("order box %d: %w", subscription.Ordered, err)
	}

	if subscription.Ordered == subscription.Boxes {
		return nil
	}
	return NewSubscribeContinueAsNewError(ctx, subscription)
}
