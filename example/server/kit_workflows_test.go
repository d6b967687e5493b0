package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/orders"
	"github.com/temporal-gen/temporal-gen/example/orders/orderstest"
)

// kitTaskQueue is the Task Queue of the workflows that do what the fakes do.
const kitTaskQueue = "kit"

// registerKitWorkflows registers what behaves as the fakes of [setKitFakes] do, under
// the same Workflow Types.
func registerKitWorkflows(registry worker.Registry) {
	registry.RegisterWorkflowWithOptions(processOrder, workflow.RegisterOptions{Name: orders.ProcessOrderTypeName})
	registry.RegisterWorkflowWithOptions(fillBasket, workflow.RegisterOptions{Name: orders.FillBasketTypeName})
}

// setKitFakes sets the fakes of a client.
func setKitFakes(c *orderstest.Client) {
	var mu sync.Mutex
	statuses := map[string]orders.Status{}
	totals := map[string]orders.Total{}
	c.ProcessOrder.Execute = func(ctx context.Context, _ client.StartWorkflowOptions, order orders.Order) (orders.Receipt, error) {
		return receipt(order.ID, order.PriceCents, func() error { <-ctx.Done(); return ctx.Err() })
	}
	c.ProcessOrder.Approve = func(_ context.Context, id string, approval orders.Approval) error {
		mu.Lock()
		defer mu.Unlock()
		statuses[id] = orders.Status{Stage: statuses[id].Stage + "+", ApprovedBy: approval.By}
		return nil
	}
	c.ProcessOrder.Status = func(_ context.Context, id string, detail bool) (orders.Status, error) {
		mu.Lock()
		defer mu.Unlock()
		return status(statuses[id], detail)
	}
	c.FillBasket.Execute = func(ctx context.Context, _ client.StartWorkflowOptions, shipTo orders.Address) (orders.Receipt, error) {
		return receipt(shipTo.City, 0, func() error { <-ctx.Done(); return ctx.Err() })
	}
	c.FillBasket.AddItem = func(_ context.Context, id string, item orders.Item) (orders.Total, error) {
		mu.Lock()
		defer mu.Unlock()
		if err := checkItem(item); err != nil {
			return orders.Total{}, err
		}
		total, err := addItem(totals[id], item)
		totals[id] = total
		return total, err
	}
}

func processOrder(ctx workflow.Context, order orders.Order) (orders.Receipt, error) {
	var now orders.Status
	err := workflow.SetQueryHandler(ctx, "status", func(detail bool) (orders.Status, error) { return status(now, detail) })
	if err != nil {
		return orders.Receipt{}, err
	}
	workflow.Go(ctx, func(ctx workflow.Context) {
		for {
			var approval orders.Approval
			workflow.GetSignalChannel(ctx, "approve").Receive(ctx, &approval)
			now = orders.Status{Stage: now.Stage + "+", ApprovedBy: approval.By}
		}
	})
	return receipt(order.ID, order.PriceCents, func() error { ctx.Done().Receive(ctx, nil); return ctx.Err() })
}

func fillBasket(ctx workflow.Context, shipTo orders.Address) (orders.Receipt, error) {
	var total orders.Total
	err := workflow.SetUpdateHandlerWithOptions(ctx, "add-item", func(_ workflow.Context, item orders.Item) (_ orders.Total, err error) {
		total, err = addItem(total, item)
		return total, err
	}, workflow.UpdateHandlerOptions{Validator: checkItem})
	if err != nil {
		return orders.Receipt{}, err
	}
	return receipt(shipTo.City, 0, func() error { ctx.Done().Receive(ctx, nil); return ctx.Err() })
}

// receipt is what becomes of a workflow, which its argument says.
func receipt(what string, cents int, untilCanceled func() error) (orders.Receipt, error) {
	outOfStock := temporal.NewApplicationErrorWithOptions("out of stock", "OutOfStock", temporal.ApplicationErrorOptions{
		NonRetryable: true, Cause: errors.New("the shelf is empty"), Details: []any{"shelf 7"},
	})
	switch what {
	case "wait":
		return orders.Receipt{}, untilCanceled()
	case "wrap":
		return orders.Receipt{}, fmt.Errorf("wait: %w", untilCanceled())
	case "survive":
		return orders.Receipt{OrderID: fmt.Sprint("survived ", untilCanceled() != nil)}, nil
	case "refuse":
		return orders.Receipt{}, outOfStock
	case "wrapped":
		return orders.Receipt{}, fmt.Errorf("ship: %w", outOfStock)
	case "plain":
		return orders.Receipt{}, errors.New("broken")
	case "canceled":
		return orders.Receipt{}, temporal.NewCanceledError("because")
	case "timeout":
		return orders.Receipt{}, temporal.NewTimeoutError(1, nil)
	}
	return orders.Receipt{OrderID: what, PaidCents: cents}, nil
}

func status(now orders.Status, fail bool) (orders.Status, error) {
	if fail {
		return orders.Status{}, temporal.NewApplicationError("no details", "Secret")
	}
	return now, nil
}

// checkItem is the validator of add-item.
func checkItem(item orders.Item) error {
	if item.Cents < 0 {
		return errors.New("an item has a price")
	}
	return nil
}

func addItem(total orders.Total, item orders.Item) (orders.Total, error) {
	if item.Name == "last" {
		return total, temporal.NewNonRetryableApplicationError("sold out", "SoldOut", nil)
	}
	if item.Name == "soap" {
		total.Items++
	}
	total.Cents = item.Cents
	return total, nil
}
