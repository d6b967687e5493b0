package main

import (
	"context"
	"fmt"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/billing"
)

func standalone(ctx context.Context, c client.Client) error {
	var desk *billing.Desk
	options := client.StartActivityOptions{ID: "17", TaskQueue: "billing", StartToCloseTimeout: time.Minute}
	handle, err := c.ExecuteActivity(ctx, options, desk.Charge, billing.Card{Number: "1"}, int64(100)) // want `client\.ExecuteActivity is not checked by the compiler: use billing\.NewWorkflowClient\(\.\.\.\)\.ExecuteChargeActivity`
	if err != nil {
		return err
	}
	fmt.Println(handle.GetID())
	_, err = c.ExecuteActivity(ctx, options, "mail.Send", "me") // want `client\.ExecuteActivity is not checked by the compiler: use billing\.NewWorkflowClient\(\.\.\.\)\.ExecuteSendActivity`
	return err
}

// pay executes activities in all ways.
func pay(ctx workflow.Context, card billing.Card) (string, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	ctx = workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{StartToCloseTimeout: time.Minute})
	var desk *billing.Desk
	var receipt billing.Receipt
	if err := workflow.ExecuteActivity(ctx, desk.Charge, card, int64(100)).Get(ctx, &receipt); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
		return "", err
	}
	if err := workflow.ExecuteActivity(ctx, "Charge", card, 100).Get(ctx, nil); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
		return "", err
	}
	var quote *billing.Receipt
	if err := workflow.ExecuteActivity(ctx, desk.Quote, &card).Get(ctx, &quote); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteQuoteActivity`
		return "", err
	}
	refund := workflow.ExecuteActivity(ctx, desk.Refund, receipt.ID) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRefundActivity`
	selector := workflow.NewSelector(ctx).AddFuture(refund, func(f workflow.Future) {
		fmt.Println("refunded", f.Get(ctx, nil))
	})
	selector.Select(ctx)
	sent := workflow.ExecuteActivity(ctx, billing.Mailer{}.Send, "me") // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteSendActivity`
	var to string
	if err := sent.Get(ctx, &to); err != nil {
		return "", err
	}
	if err := workflow.ExecuteActivity(ctx, billing.Archive, to).Get(ctx, nil); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteArchiveActivity`
		return "", err
	}
	var rate float64
	if err := workflow.ExecuteLocalActivity(ctx, billing.Rate, "EUR").Get(ctx, &rate); err != nil { // want `workflow\.ExecuteLocalActivity is not checked by the compiler: use billing\.ExecuteRateLocalActivity`
		return "", err
	}
	err := workflow.ExecuteLocalActivity(ctx, desk.Charge, card, int64(100)).Get(ctx, nil) // want `workflow\.ExecuteLocalActivity is not checked by the compiler: use billing\.ExecuteChargeLocalActivity`
	return fmt.Sprint(receipt, quote, to, rate), err
}
