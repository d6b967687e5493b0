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

// unsubscribe cancels a subscription through the run that started it, which
// has ended by then: the cancellation reaches the run that goes on for it.
func (s *scenario) unsubscribe(ctx context.Context) error {
	id := s.id("unsubscribed")
	run, err := s.orders.ExecuteSubscribe(ctx, options(id), orders.Subscription{
		PriceCents: 500,
		ShipTo:     home,
		Every:      30 * 24 * time.Hour,
	})
	if err != nil {
		return err
	}
	event, err := s.await(ctx, id, run.GetRunID(), enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW)
	if err != nil {
		return err
	}
	nextRunID := event.GetWorkflowExecutionContinuedAsNewEventAttributes().GetNewExecutionRunId()
	s.say("run %s went on as %s", run.GetRunID(), nextRunID)

	if err := run.Cancel(ctx); err != nil {
		return err
	}
	s.outcome.Unsubscribed = run.Get(ctx)
	s.say("Get returns: %v", s.outcome.Unsubscribed)
	return nil
}
