// Package clients imports a client package that was generated elsewhere.
package clients

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
	oc "example.com/shop/ordersclient"
)

const name = oc.ProcessOrderTypeName

// Start starts through the client package.
func Start(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) error {
	_, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use ordersclient\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}
