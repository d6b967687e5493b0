package starts

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
)

// Discard has a result that nothing reads.
func Discard(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) error {
	we, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	if err != nil {
		return err
	}
	var result orders.OrderResult
	err = we.Get(ctx, &result)
	if err != nil {
		return err
	}
	var other orders.OrderResult
	if err := we.GetWithOptions(ctx, &other, client.WorkflowRunGetOptions{}); err != nil {
		return err
	}
	return nil
}

// DiscardTogether has one that is declared with another.
func DiscardTogether(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) error {
	we, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder \(not rewritten: nothing reads fourth, which its result is decoded into: drop it\)`
	if err != nil {
		return err
	}
	var third, fourth orders.OrderResult
	_ = third
	return we.Get(ctx, &fourth)
}

// Shadow has an err around that a := would shadow or set.
func Shadow(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput, ok bool) (err error) {
	if ok {
		we, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
		if err != nil {
			return err
		}
		var result orders.OrderResult
		if err := we.Get(ctx, &result); err != nil {
			return err
		}
		println(result.ID)
		defer func() { println(err) }()
	}
	we, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	if err == nil {
		var result orders.OrderResult // the result
		if err := we.Get(ctx, &result); err != nil {
			return err
		}
		println(result.ID)
	}
	var set orders.OrderResult
	if err = we.Get(ctx, &set); err != nil {
		return err
	} else if err := we.Get(ctx, &set); err != nil {
		return err
	}
	set.ID = ""
	go func() {
		var inner orders.OrderResult
		err := we.Get(ctx, &inner)
		println(err, inner.ID)
	}()
	switch {
	case ok:
		var first, second orders.OrderResult
		err := we.Get(ctx, &first)
		println(err, first.ID, second.ID)
	}
	return err
}

// NotZero decodes into variables that may have a value already, which decoding
// leaves where the result has none.
func NotZero(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) (string, error) {
	we, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	if err != nil {
		return "", err
	}
	var set orders.OrderResult
	set.ID = "17"
	err = we.Get(ctx, &set)
	var looped orders.OrderResult
	for range 2 {
		err = we.Get(ctx, &looped)
	}
	preset := orders.OrderResult{ID: "18"}
	err = we.Get(ctx, &preset)
	var captured orders.OrderResult
	get := func() {
		err = we.Get(ctx, &captured)
	}
	get()
	get()
	return set.ID + looped.ID + preset.ID + captured.ID, err
}

// Redefined has an err that a later statement defines, alone and with others.
func Redefined(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput, we client.WorkflowRun) error {
	if in.Count > 1 {
		run, failed := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
		if failed != nil {
			return failed
		}
		var result orders.OrderResult
		if err := run.Get(ctx, &result); err != nil {
			return err
		}
		println(result.ID)
		err := we.Get(ctx, nil)
		return err
	}
	run, failed := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	if failed != nil {
		return failed
	}
	var result orders.OrderResult
	if err := run.Get(ctx, &result); err != nil {
		return err
	}
	other, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	println(result.ID, other.GetID())
	return err
}
