// Package methods names workflows and activities by methods, of a value and
// without one.
package methods

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/orders"
)

// Charger is implemented elsewhere.
type Charger interface {
	Charge(ctx context.Context, in orders.OrderInput, cents int64) (orders.OrderResult, error)
}

// Desk has activities.
type Desk struct{}

// Open has a value for a receiver.
func (Desk) Open(ctx context.Context, id string) error { return nil }

// Close has a pointer for one.
func (*Desk) Close(ctx context.Context, id string) error { return nil }

// Expressions are methods without a receiver, which is no argument.
func Expressions(ctx workflow.Context, in orders.OrderInput, to orders.Address) error {
	var n int
	workflow.ExecuteChildWorkflow(ctx, (*orders.Warehouse).ShipOrder, 1).Get(ctx, &n)     // want `ShipOrder returns no result, so this stays as it is: pass nil` `ShipOrder takes 2 arguments after its context and gets 1; nothing checks that, and the others arrive as zero values: pass string, orders\.Address`
	workflow.ExecuteChildWorkflow(ctx, (*orders.Warehouse).ShipOrder, 1, to)              // want `argument 1 is a value of type int where ShipOrder takes string; nothing checks that, and it is lost or can't be decoded: pass a value of type string`
	workflow.ExecuteActivity(ctx, (*orders.Activities).Charge, in)                        // want `Charge takes 2 arguments after its context and gets 1; nothing checks that, and the others arrive as zero values: pass orders\.OrderInput, int64`
	workflow.ExecuteActivity(ctx, (*orders.Activities).Charge, in, int64(1)).Get(ctx, &n) // want `the result of Charge is a value of type orders\.OrderResult and is decoded into int, which loses it without an error or fails: decode it into orders\.OrderResult`
	workflow.ExecuteActivity(ctx, Charger.Charge, in, "1")                                // want `argument 2 is a value of type string where Charge takes int64; nothing checks that, and it is lost or can't be decoded: pass a value of type int64`
	workflow.ExecuteLocalActivity(ctx, (*Desk).Close, "1")
	workflow.ExecuteLocalActivity(ctx, (*Desk).Open, "1")
	workflow.ExecuteLocalActivity(ctx, Desk.Open, "1") // want `workflow\.ExecuteLocalActivity counts the receiver of Desk\.Open as a parameter, and refuses the call when it runs: use a method of a value`
	workflow.ExecuteActivity(ctx, Desk.Open, "1")
	workflow.ExecuteActivity(ctx, Desk.Open, &n, 1)                                                  // want `Open takes 1 argument after its context and gets 2; nothing checks that, and those in excess are dropped: pass string`
	err := workflow.ExecuteChildWorkflow(ctx, (*orders.Warehouse).ShipOrder, "17", to).Get(ctx, nil) // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteShipOrderChild`
	if err != nil {
		return err
	}
	return workflow.NewContinueAsNewError(ctx, (*orders.Warehouse).ShipOrder, "17", to) // want `workflow\.NewContinueAsNewError counts the receiver of \(\*orders\.Warehouse\)\.ShipOrder as a parameter, and refuses the call when it runs: use orders\.NewShipOrderContinueAsNewError`
}

// Clients count the parameters of what they are given, and refuse the receiver.
func Clients(ctx context.Context, c client.Client, o client.StartWorkflowOptions, to orders.Address) error {
	_, err := c.ExecuteWorkflow(ctx, o, (*orders.Warehouse).ShipOrder, "17", to) // want `client\.ExecuteWorkflow counts the receiver of \(\*orders\.Warehouse\)\.ShipOrder as a parameter, and refuses the call when it runs: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteShipOrder`
	if err != nil {
		return err
	}
	_, err = c.SignalWithStartWorkflow(ctx, "id", "moved", to, o, (*orders.Warehouse).ShipOrder, "17", to) // want `client\.SignalWithStartWorkflow counts the receiver of \(\*orders\.Warehouse\)\.ShipOrder as a parameter, and refuses the call when it runs: use a method of a value`
	return err
}
