package methods

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/orders"
)

// Once has a variable for the method alone.
func Once(ctx workflow.Context, to orders.Address) error {
	var w *orders.Warehouse
	return workflow.ExecuteChildWorkflow(ctx, w.ShipOrder, "17", to).Get(ctx, nil) // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteShipOrderChild`
}

// Blank has it in a paragraph of its own.
func Blank(ctx workflow.Context, to orders.Address) error {
	ctx = workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{WorkflowID: "child"})

	w := &orders.Warehouse{Country: "de"}

	return workflow.ExecuteChildWorkflow(ctx, w.ShipOrder, "17", to).Get(ctx, nil) // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteShipOrderChild`
}

// Twice has it for two calls, and goes with the last.
func Twice(ctx context.Context, c client.Client, o client.StartWorkflowOptions, to orders.Address) error {
	w := new(orders.Warehouse)
	if _, err := c.ExecuteWorkflow(ctx, o, w.ShipOrder, "17", to); err != nil { // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder`
		return err
	}
	_, err := c.ExecuteWorkflow(ctx, o, w.ShipOrder, "18", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder`
	return err
}

// OneLeft has it for two calls of which one stays, and the variable with it.
func OneLeft(ctx context.Context, c client.Client, o client.StartWorkflowOptions, to orders.Address, args []any) error {
	w := (*orders.Warehouse)(nil)
	if _, err := c.ExecuteWorkflow(ctx, o, w.ShipOrder, args...); err != nil { // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder \(not rewritten: its arguments are spread from a slice\)`
		return err
	}
	_, err := c.ExecuteWorkflow(ctx, o, w.ShipOrder, "18", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder`
	return err
}

// LastLeft has them the other way round.
func LastLeft(ctx context.Context, c client.Client, o client.StartWorkflowOptions, to orders.Address, args []any) error {
	var w orders.Warehouse
	if _, err := c.ExecuteWorkflow(ctx, o, w.ShipOrder, "18", to); err != nil { // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder`
		return err
	}
	_, err := c.ExecuteWorkflow(ctx, o, w.ShipOrder, args...) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder \(not rewritten: its arguments are spread from a slice\)`
	return err
}

func open() *orders.Warehouse { return nil }

// Kept have variables that others may miss.
func Kept(ctx context.Context, c client.Client, o client.StartWorkflowOptions, to orders.Address, country string) error {
	called := open()
	_, err := c.ExecuteWorkflow(ctx, o, called.ShipOrder, "17", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder \(not rewritten: a variable would be left that nothing else uses\)`

	// This is where it ships from.
	var commented *orders.Warehouse
	_, err = c.ExecuteWorkflow(ctx, o, commented.ShipOrder, "17", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder \(not rewritten: a comment is beside the declaration of commented\)`

	var beside *orders.Warehouse                                   // a nil one
	_, err = c.ExecuteWorkflow(ctx, o, beside.ShipOrder, "17", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder`

	var assigned *orders.Warehouse
	assigned = open()
	_, err = c.ExecuteWorkflow(ctx, o, assigned.ShipOrder, "17", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder \(not rewritten: a variable would be left that nothing else uses\)`

	var first, second *orders.Warehouse
	_, err = c.ExecuteWorkflow(ctx, o, first.ShipOrder, "17", to)  // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder \(not rewritten: a variable would be left that nothing else uses\)`
	_, err = c.ExecuteWorkflow(ctx, o, second.ShipOrder, "17", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder \(not rewritten: a variable would be left that nothing else uses\)`

	place := country
	from := &orders.Warehouse{Country: place}
	_, err = c.ExecuteWorkflow(ctx, o, from.ShipOrder, "17", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder \(not rewritten: a variable would be left that nothing else uses\)`

	if inner := (&orders.Warehouse{}); err == nil {
		_, err = c.ExecuteWorkflow(ctx, o, inner.ShipOrder, "17", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder \(not rewritten: a variable would be left that nothing else uses\)`
	}
	return err
}
