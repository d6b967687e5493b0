// Package sharing calls several starters in one function.
package sharing

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/approvals"
	"example.com/shop/orders"
)

// Four calls share a client, and calls of other starters have another one.
func Four(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) error {
	o.ID = "17"

	// Start it.
	run, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	if err != nil {
		return err
	}
	if _, err = c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)); err != nil { // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
		return err
	}
	if err := c.SignalWorkflow(ctx, "review", "", "approve", approvals.Approval{}); err != nil { // want `client\.SignalWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.SignalApprove`
		return err
	}
	var result orders.OrderResult
	if err := c.GetWorkflow(ctx, run.GetID(), "").Get(ctx, &result); err != nil { // want `client\.GetWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.GetProcessOrder`
		return err
	}
	_, err = c.ExecuteWorkflow(ctx, o, orders.Reorder, &in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteReorder`
	return err
}

// Branches define it where both see it.
func Branches(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	for range in.Count {
		switch in.SKU {
		case "":
			_, err = c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
		case "tea":
			_, err = c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
		}
	}
	return err
}

// Clause defines it in the clause that has all.
func Clause(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	select {
	case <-ctx.Done():
	default:
		_, err = c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
		_, err = c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)      // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	}
	return err
}

// Condition has one call in an else if.
func Condition(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) error {
	if _, err := c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)); err != nil { // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
		return err
	} else if _, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in); err != nil { // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
		return err
	}
	return nil
}

// Functions share it with what they define.
func Functions(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) func() error {
	count := func() error {
		_, err := c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
		return err
	}
	go count()
	return func() error {
		_, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
		return err
	}
}

type service struct {
	client client.Client
	other  struct{ client client.Client }
}

// Field has the client in a field.
func (s *service) Field(ctx context.Context, o client.StartWorkflowOptions, in orders.OrderInput) error {
	if _, err := s.client.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)); err != nil { // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
		return err
	}
	if in.Count > 1 {
		_, err := s.client.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
		return err
	}
	_, err := s.other.client.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	return err
}

// Two clients have two.
func Two(ctx context.Context, from, to client.Client, o client.StartWorkflowOptions, in orders.OrderInput) error {
	_, err := from.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	_, err = to.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(2))    // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	_, err = from.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)       // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	_, err = to.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)         // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

// Dialled has a client of its own, and one call that is ignored.
func Dialled(ctx context.Context, o client.StartWorkflowOptions, in orders.OrderInput) error {
	c, err := client.Dial(client.Options{})
	if err != nil {
		return err
	}
	defer c.Close()
	c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) //temporalgen:ignore it stays
	//temporalgen:ignore it stays, too
	c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1))
	ordersClient := "taken"
	c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(len(ordersClient))) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	_, err = c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)             // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

// Defined has a typed client already.
func Defined(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) error {
	typed := orders.NewWorkflowClient(c)
	if _, err := typed.ExecuteCountOrders(ctx, o, 1); err != nil {
		return err
	}
	_, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}
