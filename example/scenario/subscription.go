package scenario

import (
	"context"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

// subscribe waits for a Workflow that continues as new. Get follows its runs
// to the last one.
func (s *scenario) subscribe(ctx context.Context) error {
	id := s.id("subscribed")
	run, err := s.orders.ExecuteSubscribe(ctx, options(id), orders.Subscription{
		PriceCents: 500,
		ShipTo:     home,
		Every:      time.Second,
		Boxes:      2,
	})
	if err != nil {
		return err
	}
	s.outcome.Subscribed = workflow.Execution{ID: id, RunID: run.GetRunID()}
	s.say("first run %s", run.GetRunID())
	if err := run.Get(ctx); err != nil {
		return err
	}
	s.outcome.LastRunID = run.GetRunID()
	s.say("last run  %s", run.GetRunID())
	return nil
}

// change talks to a subscription through the run that started it, which has
// ended by then: a Signal, an Update and a Query all reach the run that goes on
// for it.
func (s *scenario) change(ctx context.Context) error {
	run, err := s.subscribeForever(ctx, s.id("changed"))
	if err != nil {
		return err
	}

	moved := orders.Address{Street: "Meir 1", City: "Antwerpen", Country: "BE"}
	if err := run.SignalMove(ctx, moved); err != nil {
		return err
	}
	before, err := run.UpdateSetBoxes(ctx, 12)
	if err != nil {
		return err
	}
	subscription, err := run.QuerySubscription(ctx)
	if err != nil {
		return err
	}
	s.say("%d boxes instead of %d, to %s", subscription.Boxes, before, subscription.ShipTo.City)
	s.outcome.Changed = subscription
	return run.Cancel(ctx)
}

// unsubscribe cancels a subscription through the run that started it: the
// cancellation, too, reaches the run that goes on for it.
func (s *scenario) unsubscribe(ctx context.Context) error {
	run, err := s.subscribeForever(ctx, s.id("unsubscribed"))
	if err != nil {
		return err
	}
	if err := run.Cancel(ctx); err != nil {
		return err
	}
	s.outcome.Unsubscribed = run.Get(ctx)
	s.say("Get returns: %v", s.outcome.Unsubscribed)
	return nil
}

// subscribeForever starts a subscription without an end, and returns its first
// run when that has continued as new.
func (s *scenario) subscribeForever(ctx context.Context, id string) (orders.SubscribeRun, error) {
	run, err := s.orders.ExecuteSubscribe(ctx, options(id), orders.Subscription{
		PriceCents: 500,
		ShipTo:     home,
		Every:      30 * 24 * time.Hour,
	})
	if err != nil {
		return run, err
	}
	event, err := s.await(ctx, id, run.GetRunID(), enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW)
	if err != nil {
		return run, err
	}
	nextRunID := event.GetWorkflowExecutionContinuedAsNewEventAttributes().GetNewExecutionRunId()
	s.say("run %s went on as %s", run.GetRunID(), nextRunID)
	return run, nil
}
