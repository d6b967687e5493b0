// Package results decodes results into what they are not.
package results

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/orders"
)

// Start decodes results of runs.
func Start(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput, to orders.Address) error {
	we, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)
	if err != nil {
		return err
	}
	var address orders.Address
	if err := we.Get(ctx, &address); err != nil { // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into orders\.Address, which loses it without an error or fails: decode it into orders\.OrderResult`
		return err
	}
	var text string
	if err := we.Get(ctx, &text); err != nil { // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into string, which loses it without an error or fails: decode it into orders\.OrderResult`
		return err
	}
	var result orders.OrderResult
	if err := we.Get(ctx, result); err != nil { // want `the result is decoded into a value of type orders\.OrderResult, which is no pointer: the SDK refuses that when it runs: pass a pointer`
		return err
	}
	ship, err := c.ExecuteWorkflow(ctx, o, "ShipOrder", "17", to)
	if err != nil {
		return err
	}
	return ship.Get(ctx, &text) // want `ShipOrder returns no result, so this stays as it is: pass nil`
}

// InWorkflow decodes results of futures.
func InWorkflow(ctx workflow.Context, in orders.OrderInput) (n int, err error) {
	err = workflow.ExecuteActivity(ctx, orders.Notify, "17").Get(ctx, &n) // want `Notify returns no result, so this stays as it is: pass nil`
	var a *orders.Activities
	future := workflow.ExecuteActivity(ctx, a.Charge, in, int64(12))
	err = future.Get(ctx, &n)                                                            // want `the result of Charge is a value of type orders\.OrderResult and is decoded into int, which loses it without an error or fails: decode it into orders\.OrderResult`
	err = workflow.ExecuteChildWorkflow(ctx, orders.CountOrders, int64(3)).Get(ctx, &in) // want `the result of CountOrders is a value of type int64 and is decoded into orders\.OrderInput, which loses it without an error or fails: decode it into int64`
	err = workflow.ExecuteLocalActivity(ctx, a.Charge, in, int64(12)).Get(ctx, n)        // want `the result is decoded into a value of type int, which is no pointer: the SDK refuses that when it runs: pass a pointer`
	return n, err
}

// Right is right.
func Right(ctx workflow.Context, in orders.OrderInput) error {
	var a *orders.Activities
	var result orders.OrderResult
	future := workflow.ExecuteActivity(ctx, a.Charge, in, int64(12))
	if err := future.Get(ctx, &result); err != nil {
		return err
	}
	var anything any
	if err := future.Get(ctx, &anything); err != nil {
		return err
	}
	p := &result
	if err := future.Get(ctx, p); err != nil {
		return err
	}
	if err := future.Get(ctx, anything); err != nil {
		return err
	}
	future = workflow.ExecuteActivity(ctx, orders.Notify, "17")
	var n int
	return future.Get(ctx, &n) // of one of two futures
}
