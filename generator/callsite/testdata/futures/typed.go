package futures

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/billing"
	"example.com/shop/orders"
)

// Typed takes the SDK's futures and runs out of typed ones.
func Typed(ctx workflow.Context, background context.Context, c client.Client, o client.StartWorkflowOptions, card billing.Card, in orders.OrderInput) error {
	charged := billing.ExecuteChargeActivity(ctx, card, 1)
	var receipt billing.Receipt
	if err := charged.Future.Get(ctx, &receipt); err != nil {
		return err
	}
	if err := charged.Future.Get(ctx, &in); err != nil { // want `the result of the activity is a value of type billing\.Receipt and is decoded into orders\.OrderInput`
		return err
	}
	var n int
	if err := billing.ExecuteRefundActivity(ctx, "17").Future.Get(ctx, &n); err != nil { // want `the activity returns no result, so this stays as it is: pass nil`
		return err
	}
	child := orders.ExecuteProcessOrderChild(ctx, in)
	if err := child.ChildWorkflowFuture.Get(ctx, &n); err != nil { // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into int`
		return err
	}
	if err := child.GetChildWorkflowExecution().Get(ctx, &n); err != nil { // want `GetChildWorkflowExecution gives a workflow\.Execution`
		return err
	}
	s := workflow.NewSelector(ctx)
	s.AddFuture(charged.Future, func(f workflow.Future) {
		_ = f.Get(ctx, &n) // want `the result of the activity is a value of type billing\.Receipt and is decoded into int`
		_ = f.Get(ctx, &receipt)
	})
	run, err := orders.NewWorkflowClient(c).ExecuteProcessOrder(background, o, in)
	if err != nil {
		return err
	}
	var plain client.WorkflowRun
	plain = run.WorkflowRun
	if err := plain.Get(background, &n); err != nil { // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into int`
		return err
	}
	if err := run.WorkflowRun.GetWithOptions(background, &n, client.WorkflowRunGetOptions{}); err != nil { // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into int`
		return err
	}
	own := timed{charged.Future}
	return own.Future.Get(ctx, &n)
}

func startTyped(ctx context.Context, c client.Client, in orders.OrderInput) (client.WorkflowRun, error) {
	run, err := orders.NewWorkflowClient(c).ExecuteProcessOrder(ctx, client.StartWorkflowOptions{}, in)
	if err != nil {
		return nil, err
	}
	return run.WorkflowRun, nil
}

func startAny(ctx context.Context, c client.Client, again bool, in orders.OrderInput) (run client.WorkflowRun, err error) {
	if again {
		return startAny(ctx, c, false, in)
	}
	run, err = startTyped(ctx, c, in)
	if err != nil {
		return
	}
	return run, nil
}

// Returned decodes what functions return.
func Returned(ctx context.Context, c client.Client, in orders.OrderInput) error {
	run, err := startTyped(ctx, c, in)
	if err != nil {
		return err
	}
	var n int
	if err := run.Get(ctx, &n); err != nil { // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into int`
		return err
	}
	other, err := startAny(ctx, c, true, in)
	if err != nil {
		return err
	}
	return other.Get(ctx, &n)
}

type timed struct{ workflow.Future }

// Get gives what it makes of the result.
func (t timed) Get(ctx workflow.Context) (string, error) { return "", nil }
