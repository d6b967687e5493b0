package orders

import (
	"fmt"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/billing"
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

// An Approval ends the hold of an order: it is shipped at once.
type Approval struct {
	By string
}

// A Withdrawal ends the hold of an order, too: it is not shipped at all.
type Withdrawal struct {
	Reason string
}

// A Status is how far an order has come.
type Status struct {
	Stage string
	// ApprovedBy is who ended its hold, empty if nobody did.
	ApprovedBy string
	// Order is there only if details were asked for.
	Order *Order
}

// A Receipt is what the customer gets for a processed order.
type Receipt struct {
	OrderID    string
	PaidCents  int
	VATCents   int // of what was paid
	ApprovedBy string
	Parcel     Parcel
}

// ProcessOrder charges for an order, holds it for as long as its customer may
// cancel, and has it shipped. An order that is canceled or withdrawn, or can't
// be shipped, is refunded.
func ProcessOrder(ctx workflow.Context, order Order) (Receipt, error) {
	ctx = workflow.WithActivityOptions(ctx, activityOptions)
	ctx = workflow.WithLocalActivityOptions(ctx, localActivityOptions)

	status := Status{Stage: "charging"}
	if err := answerStatus(ctx, order, &status); err != nil {
		return Receipt{}, err
	}

	vat, err := billing.ExecuteVATLocalActivity(ctx, order.ShipTo.Country, order.PriceCents).Get(ctx)
	if err != nil {
		return Receipt{}, fmt.Errorf("VAT: %w", err)
	}
	if err := billing.ExecuteChargeActivity(ctx, order.ID, order.PriceCents).Get(ctx); err != nil {
		return Receipt{}, fmt.Errorf("charge: %w", err)
	}

	parcel, err := holdAndShip(ctx, order, &status)
	if err != nil {
		// After a cancellation ctx can't run Activities any more.
		refundCtx, cancel := workflow.NewDisconnectedContext(ctx)
		defer cancel()
		if err := billing.ExecuteRefundActivity(refundCtx, order.ID).Get(refundCtx); err != nil {
			return Receipt{}, fmt.Errorf("refund: %w", err)
		}
		status.Stage = "refunded"
		return Receipt{}, err
	}
	status.Stage = "shipped"
	return Receipt{OrderID: order.ID, PaidCents: order.PriceCents, VATCents: vat, ApprovedBy: status.ApprovedBy, Parcel: parcel}, nil
}

// answerStatus has the Query for an order's status answered from what status
// holds at the time. It is set up here and not in ProcessOrder itself, which
// makes no difference to temporal-gen.
func answerStatus(ctx workflow.Context, order Order, status *Status) error {
	return workflow.SetQueryHandler(ctx, "status", func(detail bool) (Status, error) {
		answer := *status
		if detail {
			answer.Order = &order
		}
		return answer, nil
	})
}

// holdAndShip is a part of ProcessOrder. It looks like a Workflow, but as
// ProcessOrder calls it, temporal-gen knows that it is none.
func holdAndShip(ctx workflow.Context, order Order, status *Status) (Parcel, error) {
	status.Stage = "on hold"
	approval, err := hold(ctx, order.HoldFor)
	if err != nil {
		return Parcel{}, err
	}

	status.Stage, status.ApprovedBy = "shipping", approval.By
	ctx = workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{WorkflowID: ShipmentID(order.ID)})
	return ExecuteShipOrderChild(ctx, order.ID, order.ShipTo).Get(ctx)
}

// hold waits until the time is over or a Signal says how to go on. Nobody need
// have signalled: then there is no name in the approval.
func hold(ctx workflow.Context, duration time.Duration) (approval Approval, err error) {
	timerCtx, stopTimer := workflow.WithCancel(ctx)
	defer stopTimer()

	selector := workflow.NewSelector(ctx)
	selector.AddFuture(workflow.NewTimer(timerCtx, duration), func(timer workflow.Future) {
		err = timer.Get(ctx, nil)
	})
	selector.AddReceive(workflow.GetSignalChannel(ctx, "approve"), func(approvals workflow.ReceiveChannel, _ bool) {
		approvals.Receive(ctx, &approval)
	})
	selector.AddReceive(workflow.GetSignalChannel(ctx, "withdraw"), func(withdrawals workflow.ReceiveChannel, _ bool) {
		var withdrawal Withdrawal
		withdrawals.Receive(ctx, &withdrawal)
		err = temporal.NewApplicationError("withdrawn: "+withdrawal.Reason, "Withdrawn")
	})
	selector.Select(ctx)
	return approval, err
}
