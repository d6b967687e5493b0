// Package bystring names activities by strings.
package bystring

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/billing"
)

const charge = "Charge"

// InWorkflow executes activities.
func InWorkflow(ctx workflow.Context, card billing.Card, to string) error {
	workflow.ExecuteActivity(ctx, "billing.Archive")                    // want `billing\.Archive takes 1 argument after its context and gets 0; nothing checks that, and the others arrive as zero values: pass string`
	workflow.ExecuteActivity(ctx, "billing.Archive", 17)                // want `argument 1 is a value of type int where billing\.Archive takes string; nothing checks that, and it is lost or can't be decoded: pass a value of type string`
	workflow.ExecuteActivity(ctx, "billing.Archive", "17", card)        // want `billing\.Archive takes 1 argument after its context and gets 2; nothing checks that, and those in excess are dropped: pass string`
	workflow.ExecuteActivity(ctx, charge, &card, int64(1))              // want `argument 1 is a value of type \*billing\.Card where Charge takes billing\.Card; that works because their JSON is the same: pass a value of type billing\.Card`
	workflow.ExecuteActivity(ctx, charge, card, to)                     // want `argument 2 is a value of type string where Charge takes int64; nothing checks that, and it is lost or can't be decoded: pass a value of type int64`
	workflow.ExecuteActivity(ctx, billing.ChargeActivityTypeName, card) // want `Charge takes 2 arguments after its context and gets 1; nothing checks that, and the others arrive as zero values: pass billing\.Card, int64`
	workflow.ExecuteActivity(ctx, "billing.Archiv", "17")               // want `no activity "billing\.Archiv" is known here, and there is one "billing\.Archive": use that name, or ignore this line if it is another activity`
	workflow.ExecuteActivity(ctx, "billing.ArchiveV2", "17")
	workflow.ExecuteActivity(ctx, "billing.Shred", 17)
	var receipt billing.Receipt
	var n int
	if err := workflow.ExecuteActivity(ctx, charge, card, int64(1)).Get(ctx, &n); err != nil { // want `the result of Charge is a value of type billing\.Receipt and is decoded into int, which loses it without an error or fails: decode it into billing\.Receipt`
		return err
	}
	if err := workflow.ExecuteActivity(ctx, "billing.Archive", "17").Get(ctx, &receipt); err != nil { // want `billing\.Archive returns no result, so this stays as it is: pass nil`
		return err
	}
	future := workflow.ExecuteActivity(ctx, "Quote", &card)
	if err := future.Get(ctx, receipt); err != nil { // want `the result is decoded into a value of type billing\.Receipt, which is no pointer: the SDK refuses that when it runs: pass a pointer`
		return err
	}
	return future.Get(ctx, &receipt) // want `the result of Quote is a value of type \*billing\.Receipt and is decoded into billing\.Receipt; that works because their JSON is the same: decode it into \*billing\.Receipt`
}

// ByClient starts activities without a workflow.
func ByClient(ctx context.Context, c client.Client, o client.StartActivityOptions, card billing.Card) error {
	c.ExecuteActivity(ctx, o, charge, card)                // want `Charge takes 2 arguments after its context and gets 1; nothing checks that, and the others arrive as zero values: pass billing\.Card, int64`
	c.ExecuteActivity(ctx, o, charge, "17", int64(1))      // want `argument 1 is a value of type string where Charge takes billing\.Card; nothing checks that, and it is lost or can't be decoded: pass a value of type billing\.Card`
	c.ExecuteActivity(ctx, o, (*billing.Desk).Refund, "1") // want `client\.ExecuteActivity counts the receiver of \(\*billing\.Desk\)\.Refund as a parameter, and refuses the call when it runs: use billing\.NewWorkflowClient\(\.\.\.\)\.ExecuteRefundActivity`
	c.ExecuteActivity(ctx, o, "billing.Archiv", "17")      // want `no activity "billing\.Archiv" is known here, and there is one "billing\.Archive": use that name, or ignore this line if it is another activity`
	handle, err := c.ExecuteActivity(ctx, o, charge, card, int64(1))
	if err != nil {
		return err
	}
	var n int
	if err := handle.Get(ctx, &n); err != nil { // want `the result of Charge is a value of type billing\.Receipt and is decoded into int, which loses it without an error or fails: decode it into billing\.Receipt`
		return err
	}
	var receipt billing.Receipt
	return handle.Get(ctx, &receipt)
}
