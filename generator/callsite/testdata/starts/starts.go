// Package starts starts workflows through the client.
package starts

import (
	"context"
	"fmt"

	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
)

// StartAndWait is the documented pattern.
func StartAndWait(ctx context.Context, c client.Client, options client.StartWorkflowOptions, in orders.OrderInput) error {
	// Start it.
	we, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	if err != nil {
		return err // not started
	}

	// Wait for it.
	var result orders.OrderResult
	err = we.Get(ctx, &result)
	if err != nil {
		return err
	}
	fmt.Println(we.GetID(), result)
	return nil
}

// IfInit waits in the init of an if statement.
func IfInit(ctx context.Context, c client.Client, options client.StartWorkflowOptions, in orders.OrderInput) (string, error) {
	we, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	if err != nil {
		return "", err
	}
	var result orders.OrderResult
	if err := we.Get(ctx, &result); err != nil {
		return "", err
	}
	return result.ID, nil
}

// IfInitLaterErr uses err afterwards, so that it must keep its value.
func IfInitLaterErr(ctx context.Context, c client.Client, options client.StartWorkflowOptions, in orders.OrderInput) (string, error) {
	we, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	var result orders.OrderResult
	if err := we.Get(ctx, &result); err != nil {
		fmt.Println(err)
	}
	return result.ID, err
}

// Narrow uses the result in the if statement only.
func Narrow(ctx context.Context, c client.Client, options client.StartWorkflowOptions, in orders.OrderInput) {
	we, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	if err != nil {
		panic(err)
	}
	var result orders.OrderResult
	if err := we.Get(ctx, &result); err != nil {
		panic(err)
	} else {
		fmt.Println(result)
	}
}

// ByName starts by a string.
func ByName(ctx context.Context, c client.Client, options client.StartWorkflowOptions) error {
	we, err := c.ExecuteWorkflow(ctx, options, "CountOrders", 30) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	if err != nil {
		return err
	}
	var n int64
	return we.Get(ctx, &n)
}

// NamedResult assigns the error to a result of the function.
func NamedResult(ctx context.Context, c client.Client, options client.StartWorkflowOptions, in orders.OrderInput) (id string, err error) {
	we, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	if err != nil {
		return "", err
	}
	{
		var result orders.OrderResult
		err = we.Get(ctx, &result)
		id = result.ID
	}
	return id, err
}

// Method starts a method, on several lines, and does not look at the run.
func Method(ctx context.Context, c client.Client, w *orders.Warehouse, to orders.Address) error {
	_, err := c.ExecuteWorkflow( // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder`
		ctx,
		client.StartWorkflowOptions{
			ID: "ship", // the workflow's ID
		},
		w.ShipOrder,
		"17", // the order
		to,
	)
	return err
}

// NoResult waits for a workflow that has no result.
func NoResult(ctx context.Context, c client.Client, options client.StartWorkflowOptions, to orders.Address) error {
	var w *orders.Warehouse
	fmt.Println(w)
	we, err := c.ExecuteWorkflow(ctx, options, w.ShipOrder, "17", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder`
	if err != nil {
		return err
	}
	return we.Get(ctx, nil)
}

// Escapes passes the run on.
func Escapes(ctx context.Context, c client.Client, options client.StartWorkflowOptions, in orders.OrderInput) (client.WorkflowRun, error) {
	we, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder \(not rewritten: its Get is used as a value\)`
	if err != nil || we == nil {
		return nil, err
	}
	get := we.Get
	fmt.Println(we, get, we.GetRunID())
	if err := we.Get(ctx, nil); err != nil {
		return we, err
	}
	return we, nil
}

// Loop decodes into a variable that keeps its value between runs.
func Loop(ctx context.Context, c client.Client, options client.StartWorkflowOptions, ins []orders.OrderInput) error {
	var result orders.OrderResult
	for _, in := range ins {
		we, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
		if err != nil {
			return err
		}
		if err := we.Get(ctx, &result); err != nil {
			return err
		}
	}
	fmt.Println(result)
	return nil
}

// Returned gives the run to its caller.
func Returned(ctx context.Context, c client.Client, options client.StartWorkflowOptions, in orders.OrderInput) (client.WorkflowRun, error) {
	return c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
}

// Declared has the type of the run in a declaration.
func Declared(ctx context.Context, c client.Client, options client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	var we client.WorkflowRun
	we, err = c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	if err != nil {
		return err
	}
	return we.Get(ctx, nil)
}

// Spread passes arguments that only run time knows.
func Spread(ctx context.Context, c client.Client, options client.StartWorkflowOptions, args []any) error {
	_, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, args...) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder \(not rewritten: its arguments are spread from a slice\)`
	return err
}

// Interface passes an argument whose type only run time knows.
func Interface(ctx context.Context, c client.Client, options client.StartWorkflowOptions, in any) error {
	_, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder \(not rewritten: argument 1 is of type any where the starter takes orders\.OrderInput\)`
	return err
}

type service struct{ client.Client }

// Embedded calls the client as the method of a struct.
func (s service) Embedded(ctx context.Context, options client.StartWorkflowOptions, in orders.OrderInput) error {
	_, err := s.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in)       // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	_, err = s.Client.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

// Shadowed has a local variable of the package's name.
func Shadowed(ctx context.Context, c client.Client, options client.StartWorkflowOptions) error {
	orders := 1
	_, err := c.ExecuteWorkflow(ctx, options, "CountOrders", orders+1)     // want `argument 1 is a value of type int where CountOrders takes int64; that works because their JSON is the same: pass a value of type int64`
	_, err = c.ExecuteWorkflow(ctx, options, "CountOrders", int64(orders)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	return err
}

// Stranded has a variable that nothing else uses.
func Stranded(ctx context.Context, c client.Client, options client.StartWorkflowOptions, to orders.Address) error {
	var w *orders.Warehouse
	_, err := c.ExecuteWorkflow(ctx, options, w.ShipOrder, "17", to) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder`
	return err
}
