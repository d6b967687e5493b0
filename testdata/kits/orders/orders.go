// Package orders has a test kit in a package of its own.
package orders

import (
	"context"
	"errors"
	"time"

	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/kits/orders/testsuite"
)

//temporalgen:output
//temporalgen:output ../orderstest/temporal_gen.go test

// Order is what a customer orders.
type Order struct{ Items []string }

// Receipt is what becomes of an order.
type Receipt struct {
	Parcel   string
	Approved string
	Total    int
}

// Approval is what an order waits for.
type Approval struct{ By string }

// Total is what a basket comes to.
type Total struct{ Items int }

// ProcessOrder waits for the approval of an order, charges for it, and ships it.
func ProcessOrder(ctx workflow.Context, order Order) (Receipt, error) {
	receipt := Receipt{Total: len(order.Items)}
	if err := workflow.SetQueryHandler(ctx, "status", func(detail bool) (string, error) {
		if detail {
			return "approved by " + receipt.Approved, nil
		}
		return "done", nil
	}); err != nil {
		return receipt, err
	}
	if err := workflow.SetUpdateHandlerWithOptions(ctx, "add-item", func(ctx workflow.Context, item string) (Total, error) {
		receipt.Total++
		return Total{receipt.Total}, nil
	}, workflow.UpdateHandlerOptions{Validator: func(item string) error {
		if item == "" {
			return errors.New("no item")
		}
		return nil
	}}); err != nil {
		return receipt, err
	}
	if err := workflow.SetUpdateHandler(ctx, "wait", func(ctx workflow.Context) error { return workflow.Sleep(ctx, time.Hour) }); err != nil {
		return receipt, err
	}
	workflow.GetSignalChannel(ctx, "nudge").ReceiveWithTimeout(ctx, time.Second, nil)
	var approval Approval
	workflow.GetSignalChannel(ctx, "approve").Receive(ctx, &approval)
	receipt.Approved = approval.By

	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	var desk *Desk
	if err := workflow.ExecuteActivity(ctx, desk.Charge, receipt.Total).Get(ctx, nil); err != nil {
		return receipt, err
	}
	ctx = workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{StartToCloseTimeout: time.Minute})
	var discount int
	if err := workflow.ExecuteLocalActivity(ctx, Discount, order).Get(ctx, &discount); err != nil {
		return receipt, err
	}
	receipt.Total -= discount
	var fee int
	if err := workflow.ExecuteLocalActivity(ctx, (&Desk{}).Fee).Get(ctx, &fee); err != nil {
		return receipt, err
	}
	receipt.Total += fee
	err := workflow.ExecuteChildWorkflow(ctx, "orders.Ship", "order", 2).Get(ctx, &receipt.Parcel)
	return receipt, err
}

// Shipping ships.
type Shipping struct{ Prefix string }

// ShipOrder ships an order as a number of parcels.
func (s *Shipping) ShipOrder(ctx workflow.Context, id string, parcels int) (string, error) {
	return s.Prefix + id, nil
}

// Cleaning cleans up.
type Cleaning int

// CleanUp cleans up, and goes on for ever. Its parameters have names that the kit uses.
//
// Deprecated: nobody does.
func (env Cleaning) CleanUp(ctx workflow.Context, orders, fake testsuite.Suite) error {
	return workflow.NewContinueAsNewError(ctx, env.CleanUp, fake, orders)
}

// Fail fails.
func Fail(ctx workflow.Context) error { return errors.New("as it should") }

// hidden is a workflow that the kit can't run.
func hidden(ctx workflow.Context, env string) (result string, err error) { return env, nil }

// Desk charges.
type Desk struct{ Currency string }

// Charge charges an amount.
func (d *Desk) Charge(ctx context.Context, amount int) (string, error) {
	return d.Currency, nil
}

// Fee is what a desk takes.
func (d *Desk) Fee() (int, error) { return 7, nil }

// Discount is what is taken off.
func Discount(ctx context.Context, order Order) (int, error) { return 1, nil }

// Notify is registered under another name, and takes what the kit could hide.
func Notify(ctx context.Context, activity, env, fake testsuite.Suite) error { return nil }

// Pack is an activity elsewhere.
//
//temporalgen:activity name=warehouse.Pack
type Pack func(ctx context.Context, id string) (int, error)

// Transcode is a workflow elsewhere.
//
//temporalgen:workflow
//temporalgen:signal name=stop
type Transcode func(ctx workflow.Context, url string) (string, error)

func register(w worker.Worker) {
	w.RegisterWorkflow(ProcessOrder)
	w.RegisterWorkflowWithOptions((&Shipping{}).ShipOrder, workflow.RegisterOptions{Name: "orders.Ship"})
	w.RegisterWorkflow(Cleaning(0).CleanUp)
	w.RegisterWorkflow(Fail)
	w.RegisterWorkflow(hidden)
	w.RegisterActivity((&Desk{}).Charge)
	w.RegisterActivity((&Desk{}).Fee)
	w.RegisterActivity(Discount)
	w.RegisterActivity(Notify)
}
