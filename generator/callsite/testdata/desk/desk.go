// Package desk has workflows whose tests replace activities, which have other names than
// their functions.
package desk

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/billing"
)

func options(ctx workflow.Context) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: time.Minute,
		RetryPolicy:         &temporal.RetryPolicy{MaximumAttempts: 1},
	})
}

// Archiving is tested with a mock.
func Archiving(ctx workflow.Context, id string) error {
	return workflow.ExecuteActivity(options(ctx), billing.Archive, id).Get(ctx, nil)
}

// Sending is tested with the activity.
func Sending(ctx workflow.Context, to string) (sent string, err error) {
	err = workflow.ExecuteActivity(options(ctx), billing.Mailer.Send, to).Get(ctx, &sent)
	return sent, err
}

// Booking is tested with both.
func Booking(ctx workflow.Context, cents int64) error {
	var ledger *billing.Ledger // for the name
	return workflow.ExecuteActivity(options(ctx), ledger.Book, cents).Get(ctx, nil)
}

// Labelling is tested with a mock that can't come to know its name.
func Labelling(ctx workflow.Context, to string) (string, error) {
	var mailer billing.Mailer
	var label string
	err := workflow.ExecuteActivity(options(ctx), mailer.Label, to).Get(ctx, &label)
	return label, err
}

// Charging has an activity that is called like its function.
func Charging(ctx workflow.Context, card billing.Card) (string, error) {
	var desk *billing.Desk
	var receipt billing.Receipt
	err := workflow.ExecuteActivity(options(ctx), desk.Charge, card, int64(1)).Get(ctx, &receipt)
	return receipt.ID, err
}
