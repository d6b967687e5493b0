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
	err := workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, &receipt) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
	if err != nil {
		return "", err
	}
	var inIf billing.Receipt
	if err := workflow.ExecuteActivity(ctx, (*billing.Desk).Charge, card, int64(1)).Get(ctx, &inIf); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
		return "", err
	}
	if err := workflow.ExecuteActivity(ctx, "Refund", receipt.ID).Get(ctx, nil); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRefundActivity`
		return "", err
	}
	if err := workflow.ExecuteActivity(ctx, billing.RefundActivityTypeName, receipt.ID).Get(ctx, nil); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRefundActivity`
		return "", err
	}
	err = workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, nil) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
	if err != nil {
		return "", err
	}
	var quote *billing.Receipt
	if err = workflow.ExecuteActivity(ctx, desk.Quote, &card).Get(ctx, &quote); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteQuoteActivity`
		return "", err
	}
	var quoted billing.Receipt
	err = workflow.ExecuteActivity(ctx, desk.Quote, nil).Get(ctx, &quoted) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteQuoteActivity` `the result of Quote is a value of type \*billing\.Receipt and is decoded into billing\.Receipt; that works because their JSON is the same: decode it into \*billing\.Receipt`
	if err != nil {
		return "", err
	}
	return receipt.ID + inIf.ID + quote.ID + quoted.ID, workflow.ExecuteActivity(ctx, desk.Close).Get(ctx, nil) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteCloseActivity`
}

// Functions are activities, too.
func Functions(ctx workflow.Context) (rate float64, err error) {
	if err = workflow.ExecuteActivity(ctx, billing.Rate, "EUR").Get(ctx, &rate); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRateActivity`
		return 0, err
	}
	workflow.ExecuteActivity(ctx, billing.Archive, "17")                            // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteArchiveActivity`
	return rate, workflow.ExecuteActivity(ctx, billing.Archive, "17").Get(ctx, nil) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteArchiveActivity`
}

// Kept waits later.
func Kept(ctx workflow.Context, card billing.Card, desks []*billing.Desk) (string, error) {
	var desk *billing.Desk
	var mailer billing.Mailer
	charged := workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
	sent := workflow.ExecuteActivity(ctx, mailer.Send, "me")              // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteSendActivity`
	var assigned workflow.Future
	if len(desks) > 0 {
		assigned = workflow.ExecuteActivity(ctx, desks[0].Refund, "17") // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRefundActivity`
	}
	var refunded workflow.Future
	refunded = workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
	selector := workflow.NewSelector(ctx)
	selector.AddFuture(charged, func(f workflow.Future) {
		var receipt billing.Receipt
		_ = f.Get(ctx, &receipt)
	})
	selector.AddFuture(workflow.ExecuteActivity(ctx, desk.Refund, "17"), func(workflow.Future) {}) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRefundActivity`
	selector.Select(ctx)
	var futures []workflow.Future
	for range 3 {
		futures = append(futures, workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1))) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
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
	return workflow.ExecuteActivity(ctx, desk.Refund, id) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRefundActivity`
}

// Zero decodes into variables that are defined with zero values, or with others.
func Zero(ctx workflow.Context, card billing.Card) (string, error) {
	receipt := billing.Receipt{}
	err := workflow.ExecuteActivity(ctx, "Charge", card, int64(1)).Get(ctx, &receipt) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
	if err != nil {
		return "", err
	}
	to := ""
	if err := workflow.ExecuteActivity(ctx, "mail.Send", "me").Get(ctx, &to); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteSendActivity`
		return "", err
	}
	other := billing.Receipt{ID: "17"}
	if err := workflow.ExecuteActivity(ctx, "Charge", card, int64(1)).Get(ctx, &other); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
		return "", err
	}
	pointer := &billing.Receipt{}
	err = workflow.ExecuteActivity(ctx, "Charge", card, int64(1)).Get(ctx, pointer) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity \(not rewritten: its result is decoded into what a pointer from elsewhere points at\)`
	return receipt.ID + to + other.ID + pointer.ID, err
}

// Elsewhere decodes into what is no local variable that is zero.
func Elsewhere(ctx workflow.Context, card billing.Card, into *billing.Receipt, all map[string]*billing.Receipt) (named billing.Receipt, err error) {
	var desk *billing.Desk
	if err = workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, &named); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
		return named, err
	}
	if err = workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, into); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity \(not rewritten: its result is decoded into what a pointer from elsewhere points at\)`
		return named, err
	}
	err = workflow.ExecuteActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, all["17"]) // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity \(not rewritten: its result is decoded into what a pointer from elsewhere points at\)`
	if err != nil {
		return named, err
	}
	var state struct{ rate float64 }
	if err := workflow.ExecuteActivity(ctx, billing.Rate, "EUR").Get(ctx, &state.rate); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRateActivity`
		return named, err
	}
	return named, err
}

// Wrong passes what nothing checks.
func Wrong(ctx workflow.Context, card billing.Card, args ...any) error {
	var desk *billing.Desk
	var n int
	workflow.ExecuteActivity(ctx, desk.Quote, card)                  // want `argument 1 is a value of type billing\.Card where Quote takes \*billing\.Card; that works because their JSON is the same: pass a value of type \*billing\.Card`
	workflow.ExecuteActivity(ctx, desk.Quote, args...)               // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteQuoteActivity \(not rewritten: its arguments are spread from a slice\)`
	workflow.ExecuteActivity(ctx, desk.Refund, []byte("17"))         // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRefundActivity \(not rewritten: argument 1 is of type \[\]byte where the typed call takes string\)`
	workflow.ExecuteActivity(ctx /* a comment */, desk.Refund, "17") // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRefundActivity`
	var other struct{ Id string }
	workflow.ExecuteActivity(ctx, "Charge", card, int64(1)).Get(ctx, &other) // want `the result of Charge is a value of type billing\.Receipt and is decoded into struct\{Id string\}; that works because their JSON is the same: decode it into billing\.Receipt`
	var lost struct{ Number string }
	workflow.ExecuteActivity(ctx, "Charge", card, int64(1)).Get(ctx, &lost)                      // want `the result of Charge is a value of type billing\.Receipt and is decoded into struct\{Number string\}, which loses it without an error or fails: decode it into billing\.Receipt`
	workflow.ExecuteActivity(ctx, "Charge", card)                                                // want `Charge takes 2 arguments after its context and gets 1; nothing checks that, and the others arrive as zero values: pass billing\.Card, int64`
	workflow.ExecuteActivity(ctx, desk.Charge, card)                                             // want `Charge takes 2 arguments after its context and gets 1; nothing checks that, and the others arrive as zero values: pass billing\.Card, int64`
	workflow.ExecuteActivity(ctx, "Charge", card, "1")                                           // want `argument 2 is a value of type string where Charge takes int64; nothing checks that, and it is lost or can't be decoded: pass a value of type int64`
	workflow.ExecuteActivity(ctx, "Chargee", card, int64(1))                                     // want `no activity "Chargee" is known here, and there is one "Charge": use that name, or ignore this line if it is another activity`
	workflow.ExecuteActivity(ctx, "Charge", card, 1)                                             // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteChargeActivity`
	workflow.ExecuteActivity(ctx, "mail.Sent", "me")                                             // want `no activity "mail\.Sent" is known here, and there is one "mail\.Send": use that name, or ignore this line if it is another activity`
	if err := workflow.ExecuteActivity(ctx, "Charge", card, int64(1)).Get(ctx, &n); err != nil { // want `the result of Charge is a value of type billing\.Receipt and is decoded into int, which loses it without an error or fails: decode it into billing\.Receipt`
		return err
	}
	return workflow.ExecuteActivity(ctx, "Refund", "17").Get(ctx, &n) // want `Refund returns no result, so this stays as it is: pass nil`
}

// Locals have markers with their names.
func Locals(ctx workflow.Context, card billing.Card, own *billing.Desk) error {
	if err := workflow.ExecuteLocalActivity(ctx, own.Charge, card, int64(1)).Get(ctx, nil); err != nil { // want `workflow\.ExecuteLocalActivity is not checked by the compiler: use billing\.ExecuteChargeLocalActivity \(not rewritten: its receiver runs it where no worker has it registered\)`
		return err
	}
	if err := workflow.ExecuteLocalActivity(ctx, (*billing.Desk).Charge, card, int64(1)).Get(ctx, nil); err != nil { // want `workflow\.ExecuteLocalActivity is not checked by the compiler: use billing\.ExecuteChargeLocalActivity`
		return err
	}
	var desk *billing.Desk
	var rate float64
	if err := workflow.ExecuteLocalActivity(ctx, billing.Rate, "EUR").Get(ctx, &rate); err != nil { // want `workflow\.ExecuteLocalActivity is not checked by the compiler: use billing\.ExecuteRateLocalActivity`
		return err
	}
	if err := workflow.ExecuteLocalActivity(ctx, billing.Archive, "17").Get(ctx, nil); err != nil { // want `workflow\.ExecuteLocalActivity is not checked by the compiler: use billing\.ExecuteArchiveLocalActivity`
		return err
	}
	var receipt billing.Receipt
	if err := workflow.ExecuteLocalActivity(ctx, desk.Charge, card, int64(1)).Get(ctx, &receipt); err != nil { // want `workflow\.ExecuteLocalActivity is not checked by the compiler: use billing\.ExecuteChargeLocalActivity`
		return err
	}
	if err := workflow.ExecuteLocalActivity(ctx, "Rate", "EUR").Get(ctx, nil); err != nil { // want `workflow\.ExecuteLocalActivity is not checked by the compiler: use billing\.ExecuteRateLocalActivity`
		return err
	}
	if err := workflow.ExecuteLocalActivity(ctx, "mail.Label", "me").Get(ctx, nil); err != nil { // want `workflow\.ExecuteLocalActivity is not checked by the compiler: use billing\.ExecuteLabelLocalActivity`
		return err
	}
	return workflow.ExecuteLocalActivity(ctx, desk.Refund, receipt.ID).Get(ctx, nil) // want `workflow\.ExecuteLocalActivity is not checked by the compiler: use billing\.ExecuteRefundLocalActivity`
}

// Standalone starts them without a workflow.
func Standalone(ctx context.Context, c client.Client, options client.StartActivityOptions, card billing.Card) (billing.Receipt, error) {
	var desk *billing.Desk
	handle, err := c.ExecuteActivity(ctx, options, desk.Charge, card, int64(1)) // want `client\.ExecuteActivity is not checked by the compiler: use billing\.NewWorkflowClient\(\.\.\.\)\.ExecuteChargeActivity`
	if err != nil {
		return billing.Receipt{}, err
	}
	other, err := c.ExecuteActivity(ctx, options, "mail.Send", "me") // want `client\.ExecuteActivity is not checked by the compiler: use billing\.NewWorkflowClient\(\.\.\.\)\.ExecuteSendActivity`
	if err != nil {
		return billing.Receipt{}, err
	}
	if _, err := c.ExecuteActivity(ctx, options, billing.Mailer{}.Send, "me"); err != nil { // want `client\.ExecuteActivity sends the function's own name "Send", and its Activity Type is "mail\.Send": use billing\.NewWorkflowClient\(\.\.\.\)\.ExecuteSendActivity`
		return billing.Receipt{}, err
	}
	if _, err := c.ExecuteActivity(ctx, options, billing.Archive, "me"); err != nil { // want `client\.ExecuteActivity sends the function's own name "Archive", and its Activity Type is "billing\.Archive": use billing\.NewWorkflowClient\(\.\.\.\)\.ExecuteArchiveActivity`
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
	return c.ExecuteActivity(ctx, options, "Refund", "17") // want `client\.ExecuteActivity is not checked by the compiler: use billing\.NewWorkflowClient\(\.\.\.\)\.ExecuteRefundActivity`
}
