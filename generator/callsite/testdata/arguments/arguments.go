// Package arguments passes what workflows do not take.
package arguments

import (
	"context"

	"github.com/google/uuid"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/orders"
)

type input orders.OrderInput

// Refused is what the SDK refuses when it runs.
func Refused(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) {
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder)                                   // want `ProcessOrder takes 1 argument after its context and gets 0; the SDK refuses that when it runs: pass orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in, in)                           // want `ProcessOrder takes 1 argument after its context and gets 2; the SDK refuses that when it runs: pass orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, "sku")                            // want `argument 1 is a value of type string where ProcessOrder takes orders\.OrderInput; the SDK refuses that when it runs: pass a value of type orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, &in)                              // want `argument 1 is a value of type \*orders\.OrderInput where ProcessOrder takes orders\.OrderInput; the SDK refuses that when it runs: pass a value of type orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, input(in))                        // want `argument 1 is a value of type input where ProcessOrder takes orders\.OrderInput; the SDK refuses that when it runs: pass a value of type orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, orders.Reorder, in)                                    // want `argument 1 is a value of type orders\.OrderInput where Reorder takes \*orders\.OrderInput; the SDK refuses that when it runs: pass a value of type \*orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, orders.CountOrders, 42)                                // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders` `argument 1 is a value of type int where CountOrders takes int64; the SDK refuses that when it runs: convert it, int64\(42\)`
	c.ExecuteWorkflow(ctx, o, orders.CountOrders, 1.5)                               // want `argument 1 is a value of type float64 where CountOrders takes int64; the SDK refuses that when it runs: pass a value of type int64`
	c.ExecuteWorkflow(ctx, o, 42, in)                                                // want `client\.ExecuteWorkflow names a workflow or activity by a function or a string, not by a int: give it one of these`
	c.SignalWithStartWorkflow(ctx, "id", "approve", true, o, orders.CountOrders, 42) // want `argument 1 is a value of type int where CountOrders takes int64; the SDK refuses that when it runs: convert it, int64\(42\)`
	c.NewWithStartWorkflowOperation(o, orders.CountOrders, "42")                     // want `argument 1 is a value of type string where CountOrders takes int64; the SDK refuses that when it runs: pass a value of type int64`
}

// Unchecked is what nothing checks.
func Unchecked(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) {
	c.ExecuteWorkflow(ctx, o, "ProcessOrder")                    // want `ProcessOrder takes 1 argument after its context and gets 0; nothing checks that, and the others arrive as zero values: pass orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, "ProcessOrder", in, in)            // want `ProcessOrder takes 1 argument after its context and gets 2; nothing checks that, and those in excess are dropped: pass orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, "ProcessOrder", "sku")             // want `argument 1 is a value of type string where ProcessOrder takes orders\.OrderInput; nothing checks that, and it is lost or can't be decoded: pass a value of type orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, "ProcessOrder", orders.Address{})  // want `argument 1 is a value of type orders\.Address where ProcessOrder takes orders\.OrderInput; nothing checks that, and it is lost or can't be decoded: pass a value of type orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, "CountOrders", "42")               // want `argument 1 is a value of type string where CountOrders takes int64; nothing checks that, and it is lost or can't be decoded: pass a value of type int64`
	c.ExecuteWorkflow(ctx, o, "ShipOrder", 17, orders.Address{}) // want `argument 1 is a value of type int where ShipOrder takes string; nothing checks that, and it is lost or can't be decoded: pass a value of type string`
}

// InWorkflow calls from a workflow.
func InWorkflow(ctx workflow.Context, in orders.OrderInput) error {
	workflow.ExecuteChildWorkflow(ctx, orders.ProcessOrder, "sku") // want `argument 1 is a value of type string where ProcessOrder takes orders\.OrderInput; nothing checks that, and it is lost or can't be decoded: pass a value of type orders\.OrderInput`
	workflow.ExecuteChildWorkflow(ctx, orders.ProcessOrder)        // want `ProcessOrder takes 1 argument after its context and gets 0; nothing checks that, and the others arrive as zero values: pass orders\.OrderInput`
	workflow.ExecuteActivity(ctx, orders.Notify, in)               // want `argument 1 is a value of type orders\.OrderInput where Notify takes string; nothing checks that, and it is lost or can't be decoded: pass a value of type string`
	workflow.ExecuteActivity(ctx, orders.Notify)                   // want `Notify takes 1 argument after its context and gets 0; nothing checks that, and the others arrive as zero values: pass string`
	var a *orders.Activities
	workflow.ExecuteActivity(ctx, a.Charge, in, "12")                  // want `argument 2 is a value of type string where Charge takes int64; nothing checks that, and it is lost or can't be decoded: pass a value of type int64`
	workflow.ExecuteLocalActivity(ctx, orders.Notify, 17)              // want `argument 1 is a value of type int where Notify takes string; the SDK refuses that when it runs: pass a value of type string`
	workflow.ExecuteLocalActivity(ctx, a.Charge, in, "12")             // want `argument 2 is a value of type string where Charge takes int64; the SDK refuses that when it runs: pass a value of type int64`
	return workflow.NewContinueAsNewError(ctx, orders.CountOrders, 42) // want `workflow\.NewContinueAsNewError is not checked by the compiler: use orders\.NewCountOrdersContinueAsNewError` `argument 1 is a value of type int where CountOrders takes int64; the SDK refuses that when it runs: convert it, int64\(42\)`
}

// Right is right.
func Right(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) {
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)           // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	c.ExecuteWorkflow(ctx, o, orders.Reorder, &in)               // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteReorder`
	c.ExecuteWorkflow(ctx, o, orders.Reorder, nil)               // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteReorder`
	c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(42))     // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	c.ExecuteWorkflow(ctx, o, "CountOrders", 42)                 // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	c.ExecuteWorkflow(ctx, o, "orders.Subscription", uuid.New()) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteSubscription`
}
