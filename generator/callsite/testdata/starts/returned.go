package starts

import (
	"context"
	"errors"

	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
)

// ReturnedNamed has results with names, which a deferred function reads.
func ReturnedNamed(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) (run client.WorkflowRun, err error) {
	defer func() {
		if err != nil {
			err = errors.New("not started")
		}
	}()
	return c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
}

// ReturnedCase returns from a clause, and from a function literal on one line.
func ReturnedCase(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) (any, error) {
	start := func() (client.WorkflowRun, error) { return c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) } // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	switch in.Count {
	case 0:
		return start()
	case 1:
		// As it is.
		return c.ExecuteWorkflow(ctx, o, orders.Reorder, &in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteReorder`
	}
	return c.ExecuteWorkflow( // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
		ctx,
		o,
		"CountOrders",
		int64(1),
	)
}

// Fields keeps runs in fields and variables that are declared together.
func Fields(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	var first, second client.WorkflowRun
	first, err = c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder \(not rewritten: first is declared together with others\)`
	if err != nil {
		return err
	}
	var kept struct{ run client.WorkflowRun }
	kept.run, err = c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder \(not rewritten: it goes where a client\.WorkflowRun is wanted\)`
	var narrow interface{ GetID() string }
	narrow, err = c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)       // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder \(not rewritten: narrow is declared as interface\{GetID\(\) string\}\)`
	var named, failed = c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	use(first, second, kept, narrow, named, failed)
	return err
}

func use(...any) {}
