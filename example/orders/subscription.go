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
	moves := workflow.GetSignalChannel(ctx, "move")
	if err := subscription.takeMessages(ctx); err != nil {
		return err
	}

	if subscription.Ordered > 0 {
		if err := subscription.awaitNext(ctx, moves); err != nil {
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
	// Signals belong to a run: the next one does not get what this one leaves.
	for moves.ReceiveAsync(&subscription.ShipTo) {
	}
	return NewSubscribeContinueAsNewError(ctx, subscription)
}

// takeMessages sets up the Query for a subscription and the Update of how many
// boxes it is for. Every run does so at its start.
func (s *Subscription) takeMessages(ctx workflow.Context) error {
	err := workflow.SetQueryHandler(ctx, "subscription", func() (Subscription, error) {
		return *s, nil
	})
	if err != nil {
		return err
	}
	return workflow.SetUpdateHandlerWithOptions(ctx, "set-boxes", s.setBoxes, workflow.UpdateHandlerOptions{
		Validator: func(boxes int) error {
			if boxes != 0 && boxes <= s.Ordered {
				return fmt.Errorf("box %d is ordered already", s.Ordered)
			}
			return nil
		},
	})
}

// setBoxes sets how many boxes there will be in all, and returns how many there
// were before.
func (s *Subscription) setBoxes(_ workflow.Context, boxes int) (int, error) {
	before := s.Boxes
	s.Boxes = boxes
	return before, nil
}

// awaitNext waits until it is time for the next box. Meanwhile its customer may
// move.
func (s *Subscription) awaitNext(ctx workflow.Context, moves workflow.ReceiveChannel) error {
	timer := workflow.NewTimer(ctx, s.Every)
	selector := workflow.NewSelector(ctx).
		AddFuture(timer, func(workflow.Future) {}).
		AddReceive(moves, func(moves workflow.ReceiveChannel, _ bool) { moves.Receive(ctx, &s.ShipTo) })
	for !timer.IsReady() {
		selector.Select(ctx)
	}
	return timer.Get(ctx, nil)
}
