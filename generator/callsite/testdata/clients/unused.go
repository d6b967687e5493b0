package clients

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
	"example.com/shop/ordersclient"
)

var _ = ordersclient.ProcessOrderTypeName

// StartAny has no use of package orders left.
func StartAny(ctx context.Context, c client.Client, o client.StartWorkflowOptions) error {
	in := zero()
	_, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use ordersclient\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

func zero() (in struct {
	SKU   string
	Count int
}) {
	return in
}
