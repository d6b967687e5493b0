// Package names names workflows in ways that are not quite right.
package names

import (
	"context"

	"github.com/google/uuid"
	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
)

const processOrder = "ProcessOrder"

// Close has names that are nearly right.
func Close(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in any) {
	c.ExecuteWorkflow(ctx, o, "ProcesOrder", in)         // want `no workflow "ProcesOrder" is known here, and there is one "ProcessOrder": use that name, or ignore this line if it is another workflow`
	c.ExecuteWorkflow(ctx, o, "processOrder", in)        // want `no workflow "processOrder" is known here, and there is one "ProcessOrder": use that name, or ignore this line if it is another workflow`
	c.ExecuteWorkflow(ctx, o, "orders.Subscriptoin", in) // want `no workflow "orders\.Subscriptoin" is known here, and there is one "orders\.Subscription": use that name, or ignore this line if it is another workflow`
	c.ExecuteWorkflow(ctx, o, "SomethingElse", in)
	c.ExecuteWorkflow(ctx, o, "ProcessOrderV2", in)
	c.ExecuteWorkflow(ctx, o, "ProcessOrder2", in)
}

// WrittenOut has names that could be constants.
func WrittenOut(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) {
	c.SignalWithStartWorkflow(ctx, "id", "approve", true, o, "ProcessOrder", in) // want `the Workflow Type name "ProcessOrder" is written out: use orders\.ProcessOrderTypeName, which the compiler checks`
	c.NewWithStartWorkflowOperation(o, processOrder, in)                         // want `processOrder is the Workflow Type name "ProcessOrder": use orders\.ProcessOrderTypeName, which follows what is registered`
	c.NewWithStartWorkflowOperation(o, orders.ProcessOrderTypeName, in)
}

// OwnName sends the name of a function that is registered under another.
func OwnName(ctx context.Context, c client.Client, o client.StartWorkflowOptions, customer uuid.UUID) {
	c.ExecuteWorkflow(ctx, o, orders.Subscribe, customer)                                // want `client\.ExecuteWorkflow sends the function's own name "Subscribe", and its Workflow Type is "orders\.Subscription": use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteSubscription`
	c.SignalWithStartWorkflow(ctx, "id", "approve", true, o, orders.Subscribe, customer) // want `client\.SignalWithStartWorkflow sends the function's own name "Subscribe", and its Workflow Type is "orders\.Subscription": use orders\.SubscriptionTypeName`
}
