package scenario

import (
	"context"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

// fillBasket makes the same call for each item. The first one starts the
// basket, and the second finds it running. An Update is asked for its result
// like a run.
func (s *scenario) fillBasket(ctx context.Context) error {
	options := options(s.id("basket"))
	options.WorkflowIDConflictPolicy = enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING
	for _, item := range []orders.Item{
		{Name: "bread", Cents: 250},
		{Name: "cheese", Cents: 400},
	} {
		_, update, err := s.orders.UpdateWithStartFillBasketAddItem(ctx, options, home, client.UpdateWorkflowOptions{}, item)
		if err != nil {
			return err
		}
		total, err := update.Get(ctx)
		if err != nil {
			return err
		}
		s.added(item, total)
	}
	return nil
}

// addItems sends Updates to a basket that has to be running, and waits for
// their results. The basket refuses the second, which its validator returns an
// error for.
func (s *scenario) addItems(ctx context.Context) error {
	basket := s.orders.GetFillBasket(ctx, s.id("basket"), "")
	item := orders.Item{Name: "apples", Cents: 350}
	total, err := basket.UpdateAddItem(ctx, item)
	if err != nil {
		return err
	}
	s.added(item, total)

	_, s.outcome.Refused = basket.UpdateAddItem(ctx, orders.Item{Name: "a bag"})
	s.say("UpdateAddItem returns: %v", s.outcome.Refused)
	return nil
}

// addNowCollectLater starts an Update and keeps nothing of it but its ID, which
// is enough to get its result anywhere.
func (s *scenario) addNowCollectLater(ctx context.Context) error {
	basket := s.orders.GetFillBasket(ctx, s.id("basket"), "")
	item := orders.Item{Name: "wine", Cents: 900}
	started, err := basket.StartUpdateAddItem(ctx, client.UpdateWorkflowOptions{UpdateID: "add-wine"}, item)
	if err != nil {
		return err
	}
	updateID := started.UpdateID()
	s.say("started %s", updateID)

	total, err := basket.GetAddItemUpdate(updateID).Get(ctx)
	if err != nil {
		return err
	}
	s.added(item, total)
	return nil
}

// checkOut ends the basket, which becomes an order: a Child Workflow. As it is
// express, the basket approves it with a Signal, and nobody waits for the end
// of its hold.
func (s *scenario) checkOut(ctx context.Context) error {
	basket := s.orders.GetFillBasket(ctx, s.id("basket"), "")
	if err := basket.SignalCheckout(ctx, orders.Checkout{HoldFor: time.Hour, Express: true}); err != nil {
		return err
	}
	receipt, err := basket.Get(ctx)
	if err != nil {
		return err
	}
	s.say("%s, approved by %s, cost %d cents", receipt.OrderID, receipt.ApprovedBy, receipt.PaidCents)
	s.outcome.CheckedOut = receipt
	return nil
}

// added notes the total after an item.
func (s *scenario) added(item orders.Item, total orders.Total) {
	s.say("with %s, %d cents", item.Name, total.Cents)
	s.outcome.Totals = append(s.outcome.Totals, total)
}
