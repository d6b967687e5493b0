// Package ignored silences what is said of its lines.
package ignored

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
)

// Start starts workflows.
func Start(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) {
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) //temporalgen:ignore it shows how not to do it
	//temporalgen:ignore it shows how not to do it
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, &in) // want `argument 1 is a value of type \*orders\.OrderInput where ProcessOrder takes orders\.OrderInput; the SDK refuses that when it runs: pass a value of type orders\.OrderInput`

	//temporalgen:ignore it shows how not to do it
	c.ExecuteWorkflow(
		ctx, o, orders.ProcessOrder,
		"sku",
	)

	//temporalgen:ignore
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder; temporalgen:ignore silences this only with a reason after it`
}
