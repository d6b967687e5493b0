// Package activities executes activities.
package activities

import (
	"context"
	"errors"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/billing"
)

// Chained waits at once.
func Chained(ctx workflow.Context, card billing.Card) (string, error) {
	var desk *billing.Desk
	var receipt billing.Receipt
	err := workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, &receipt)
	if err != nil {
		return "", err
	}
	var inIf billing.Receipt
	if err := workflow.ExecuteActivity(ctx, (*billing.Desk).Charge, card, int64(1)).Get(ctx, &inIf); err != nil {
		return "", err
	}
	if err := workflow.ExecuteActivity(ctx, "Refund", receipt.ID).Get(ctx, nil); err != nil {
		return "", err
	}
	if err := workflow.ExecuteActivity(ctx, billing.RefundActivityTypeName, receipt.ID).Get(ctx, nil); err != nil {
		return "", err
	}
	err = workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, nil)
	if err != nil {
		return "", err
	}
	var quote *billing.Receipt
	if err = workflow.ExecuteActivity(ctx, desk.Quote, &card).Get(ctx, &quote); err != nil {
		return "", err
	}
	var quoted billing.Receipt
	err = workflow.ExecuteActivity(ctx, desk.Quote, nil).Get(ctx, &quoted)
	if err != nil {
		return "", err
	}
	return receipt.ID + inIf.ID + quote.ID + quoted.ID, workflow.ExecuteActivity(ctx, desk.Close).Get(ctx, nil)
}

// Functions are activities, too.
func Functions(ctx workflow.Context) (rate float64, err error) {
	if err = workflow.ExecuteActivity(ctx, billing.Rate, "EUR").Get(ctx, &rate); err != nil {
		return 0, err
	}
	workflow.ExecuteActivity(ctx, billing.Archive, "17")
	return rate, workflow.ExecuteActivity(ctx, billing.Archive, "17").Get(ctx, nil)
}

// Kept waits later.
func Kept(ctx workflow.Context, card billing.Card, desks []*billing.Desk) (string, error) {
	var desk *billing.Desk
	var mailer billing.Mailer
	charged := workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1))
	sent := workflow.ExecuteActivity(ctx, mailer.Send, "me")
	var assigned workflow.Future
	if len(desks) > 0 {
		assigned = workflow.ExecuteActivity(ctx, desks[0].Refund, "17")
	}
	var refunded workflow.Future
	refunded = workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1))
	selector := workflow.NewSelector(ctx)
	selector.AddFuture(charged, func(f workflow.Future) {
		var receipt billing.Receipt
		_ = f.Get(ctx, &receipt)
	})
	selector.AddFuture(workflow.ExecuteActivity(ctx, desk.Refund, "17"), func(workflow.Future) {})
	selector.Select(ctx)
	var futures []workflow.Future
	for range 3 {
		futures = append(futures, workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)))
	}
	for _, f := range futures {
		if err := f.Get(ctx, nil); err != nil {
			return "", err
		}
	}
	if !charged.IsReady() || refunded.IsReady() {
		return "", errors.New("not ready")
	}
	if err := assigned.Get(ctx, nil); err != nil {
		return "", err
	}
	var to string
	if err := sent.Get(ctx, &to); err != nil {
		return "", err
	}
	return to, charged.Get(ctx, nil)
}

// Returned is a future for others.
func Returned(ctx workflow.Context, desk *billing.Desk, id string) workflow.Future {
	return workflow.ExecuteActivity(ctx, desk.Refund, id)
}

// Elsewhere decodes into what is no local variable that is zero.
func Elsewhere(ctx workflow.Context, card billing.Card, into *billing.Receipt, all map[string]*billing.Receipt) (named billing.Receipt, err error) {
	var desk *billing.Desk
	if err = workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, &named); err != nil {
		return named, err
	}
	if err = workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, into); err != nil {
		return named, err
	}
	err = workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, all["17"])
	if err != nil {
		return named, err
	}
	var state struct{ rate float64 }
	if err := workflow.ExecuteActivity(ctx, billing.Rate, "EUR").Get(ctx, &state.rate); err != nil {
		return named, err
	}
	return named, err
}

// Wrong passes what nothing checks.
func Wrong(ctx workflow.Context, card billing.Card) error {
	var desk *billing.Desk
	var n int
	workflow.ExecuteActivity(ctx, "Charge", card)
	workflow.ExecuteActivity(ctx, desk.Charge, card)
	workflow.ExecuteActivity(ctx, "Charge", card, "1")
	workflow.ExecuteActivity(ctx, "Chargee", card, int64(1))
	workflow.ExecuteActivity(ctx, "Charge", card, 1)
	workflow.ExecuteActivity(ctx, "mail.Sent", "me")
	if err := workflow.ExecuteActivity(ctx, "Charge", card, int64(1)).Get(ctx, &n); err != nil {
		return err
	}
	return workflow.ExecuteActivity(ctx, "Refund", "17").Get(ctx, &n)
}

// Locals have markers with their names.
func Locals(ctx workflow.Context, card billing.Card) error {
	var desk *billing.Desk
	var mailer billing.Mailer
	var rate float64
	if err := workflow.ExecuteLocalActivity(ctx, billing.Rate, "EUR").Get(ctx, &rate); err != nil {
		return err
	}
	if err := workflow.ExecuteLocalActivity(ctx, billing.Archive, "17").Get(ctx, nil); err != nil {
		return err
	}
	var receipt billing.Receipt
	if err := workflow.ExecuteLocalActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, &receipt); err != nil {
		return err
	}
	if err := workflow.ExecuteLocalActivity(ctx, "Rate", "EUR").Get(ctx, nil); err != nil {
		return err
	}
	if err := workflow.ExecuteLocalActivity(ctx, "billing.Archive", receipt.ID).Get(ctx, nil); err != nil {
		return err
	}
	if err := workflow.ExecuteLocalActivity(ctx, mailer.Label, "me").Get(ctx, nil); err != nil {
		return err
	}
	if err := workflow.ExecuteLocalActivity(ctx, "mail.Label", "me").Get(ctx, nil); err != nil {
		return err
	}
	return workflow.ExecuteLocalActivity(ctx, desk.Refund, receipt.ID).Get(ctx, nil)
}

// Standalone starts them without a workflow.
func Standalone(ctx context.Context, c client.Client, options client.StartActivityOptions, card billing.Card) (billing.Receipt, error) {
	var desk *billing.Desk
	handle, err := c.ExecuteActivity(ctx, options, desk.Charge, card, int64(1))
	if err != nil {
		return billing.Receipt{}, err
	}
	other, err := c.ExecuteActivity(ctx, options, "mail.Send", "me")
	if err != nil {
		return billing.Receipt{}, err
	}
	if _, err := c.ExecuteActivity(ctx, options, billing.Mailer{}.Send, "me"); err != nil {
		return billing.Receipt{}, err
	}
	if _, err := c.ExecuteActivity(ctx, options, billing.Archive, "me"); err != nil {
		return billing.Receipt{}, err
	}
	if err := other.Get(ctx, nil); err != nil {
		return billing.Receipt{}, err
	}
	var receipt billing.Receipt
	err = handle.Get(ctx, &receipt)
	return receipt, err
}

// Hand returns the SDK's handle.
func Hand(ctx context.Context, c client.Client, options client.StartActivityOptions) (client.ActivityHandle, error) {
	return c.ExecuteActivity(ctx, options, "Refund", "17")
}
