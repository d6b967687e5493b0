package sharing

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
)

// Line has no room for a definition.
func Line(ctx context.Context, c client.Client, o client.StartWorkflowOptions) { c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)); c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(2)) } // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders` `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
