package scenario

import (
	"context"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

// buy starts a Workflow and waits for its result.
func (s *scenario) buy(ctx context.Context) error {
	order := orders.Order{ID: s.id("bought"), PriceCents: 1250, ShipTo: home}
	run, err := s.orders.ExecuteProcessOrder(ctx, options(order.ID), order)
	if err != nil {
		return err
	}
	receipt, err := run.Get(ctx)
	if err != nil {
		return err
	}
	s.say("%s cost %d cents and is under way as %s", receipt.OrderID, receipt.PaidCents, receipt.Parcel.Tracking)
	s.outcome.Bought = receipt
	return nil
}

// buyNowCollectLater keeps nothing of a started Workflow but its IDs, which are
// enough to get its result anywhere and at any time.
func (s *scenario) buyNowCollectLater(ctx context.Context) error {
	order := orders.Order{ID: s.id("collected"), PriceCents: 990, ShipTo: home}
	run, err := s.orders.ExecuteProcessOrder(ctx, options(order.ID), order)
	if err != nil {
		return err
	}
	started := workflow.Execution{ID: run.GetID(), RunID: run.GetRunID()}
	s.say("started %s, run %s", started.ID, started.RunID)

	receipt, err := s.orders.GetProcessOrderResult(ctx, started.ID, started.RunID)
	if err != nil {
		return err
	}
	s.say("collected the receipt for %d cents", receipt.PaidCents)
	s.outcome.Started, s.outcome.Collected = started, receipt
	return nil
}

// findShipment gets the result of a Workflow that was started by another
// Workflow. An empty run ID means the latest run.
func (s *scenario) findShipment(ctx context.Context) error {
	id := orders.ShipmentID(s.id("collected"))
	parcel, err := s.orders.GetShipOrderResult(ctx, id, "")
	if err != nil {
		return err
	}
	s.say("%s went from %s with %s", id, parcel.From, parcel.Carrier)
	s.outcome.Shipped = parcel
	return nil
}

// approve asks for the status of an order on hold, with a Query, and has it
// shipped before its time, with a Signal.
func (s *scenario) approve(ctx context.Context) error {
	order := orders.Order{ID: s.id("approved"), PriceCents: 2400, ShipTo: home, HoldFor: time.Hour}
	run, err := s.orders.ExecuteProcessOrder(ctx, options(order.ID), order)
	if err != nil {
		return err
	}
	if _, err := s.await(ctx, order.ID, run.GetRunID(), enumspb.EVENT_TYPE_TIMER_STARTED); err != nil {
		return err
	}

	const detail = true
	status, err := run.QueryStatus(ctx, detail)
	if err != nil {
		return err
	}
	s.say("%s is %s, for %v", status.Order.ID, status.Stage, status.Order.HoldFor)

	if err := run.SignalApprove(ctx, orders.Approval{By: "Noor"}); err != nil {
		return err
	}
	receipt, err := run.Get(ctx)
	if err != nil {
		return err
	}
	s.say("approved by %s, it is under way as %s", receipt.ApprovedBy, receipt.Parcel.Tracking)
	s.outcome.OnHold, s.outcome.Approved = status, receipt
	return nil
}

// approveInAdvance sends a Signal to an order that is started for it, as there
// is none with that ID.
func (s *scenario) approveInAdvance(ctx context.Context) error {
	order := orders.Order{ID: s.id("preapproved"), PriceCents: 300, ShipTo: home, HoldFor: time.Hour}
	run, err := s.orders.SignalWithStartProcessOrderApprove(ctx, options(order.ID), order, orders.Approval{By: "Sem"})
	if err != nil {
		return err
	}
	receipt, err := run.Get(ctx)
	if err != nil {
		return err
	}
	s.say("approved by %s, it is under way as %s", receipt.ApprovedBy, receipt.Parcel.Tracking)
	s.outcome.Preapproved = receipt
	return nil
}

// withdraw sends a Signal that has the order refunded, and its Workflow fail
// for a reason that the customer gave.
func (s *scenario) withdraw(ctx context.Context) error {
	order := orders.Order{ID: s.id("withdrawn"), PriceCents: 4900, ShipTo: home, HoldFor: time.Hour}
	run, err := s.orders.ExecuteProcessOrder(ctx, options(order.ID), order)
	if err != nil {
		return err
	}
	if err := run.SignalWithdraw(ctx, orders.Withdrawal{Reason: "found it elsewhere"}); err != nil {
		return err
	}
	_, s.outcome.Withdrawn = run.Get(ctx)
	s.say("Get returns: %v", s.outcome.Withdrawn)
	return nil
}

// recall starts a Workflow that sends Signals to others. One of the two orders
// has been shipped.
func (s *scenario) recall(ctx context.Context) error {
	order := orders.Order{ID: s.id("recalled"), PriceCents: 4900, ShipTo: home, HoldFor: time.Hour}
	ordered, err := s.orders.ExecuteProcessOrder(ctx, options(order.ID), order)
	if err != nil {
		return err
	}
	run, err := s.orders.ExecuteRecallOrders(ctx, options(s.id("recall")), orders.Recall{
		OrderIDs: []string{order.ID, s.id("bought")},
		Reason:   "it leaks",
	})
	if err != nil {
		return err
	}
	tooLate, err := run.Get(ctx)
	if err != nil {
		return err
	}
	s.say("too late for %q", tooLate)

	_, s.outcome.Recalled = ordered.Get(ctx)
	s.say("Get of the other returns: %v", s.outcome.Recalled)
	s.outcome.TooLate = tooLate
	return nil
}

// cancel cancels an order on hold. ProcessOrder gives the money back.
func (s *scenario) cancel(ctx context.Context) error {
	order := orders.Order{ID: s.id("canceled"), PriceCents: 4900, ShipTo: home, HoldFor: time.Hour}
	run, err := s.orders.ExecuteProcessOrder(ctx, options(order.ID), order)
	if err != nil {
		return err
	}
	if _, err := s.await(ctx, order.ID, run.GetRunID(), enumspb.EVENT_TYPE_TIMER_STARTED); err != nil {
		return err
	}
	s.say("%s is paid and on hold", order.ID)

	if err := run.Cancel(ctx); err != nil {
		return err
	}
	_, s.outcome.Canceled = run.Get(ctx)
	s.say("Get returns: %v", s.outcome.Canceled)
	return nil
}

// terminate ends a Workflow that it knows by its Workflow ID only. A
// terminated order is not refunded: unlike a cancellation, its Workflow never
// hears of it.
func (s *scenario) terminate(ctx context.Context) error {
	order := orders.Order{ID: s.id("terminated"), PriceCents: 100, ShipTo: home, HoldFor: time.Hour}
	started, err := s.orders.ExecuteProcessOrder(ctx, options(order.ID), order)
	if err != nil {
		return err
	}
	if _, err := s.await(ctx, order.ID, started.GetRunID(), enumspb.EVENT_TYPE_TIMER_STARTED); err != nil {
		return err
	}

	run := s.orders.GetProcessOrder(ctx, order.ID, "")
	if err := run.Terminate(ctx, "ordered by mistake"); err != nil {
		return err
	}
	_, s.outcome.Terminated = run.Get(ctx)
	s.say("Get returns: %v", s.outcome.Terminated)
	return nil
}

// mistake asks for an order's result as if it were a report's. Without the
// check of the Workflow Type this would be no error but a report: of no orders,
// and of 1250 cents, as a receipt has a field PaidCents too.
func (s *scenario) mistake(ctx context.Context) error {
	_, s.outcome.WrongType = s.orders.GetSalesReportResult(ctx, s.id("bought"), "")
	s.say("GetSalesReportResult returns: %v", s.outcome.WrongType)
	return nil
}
