// Package returns has a workflow with the Go name of another.
package returns

import (
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/workspace/flows/orders"
)

// ProcessOrder takes back what orders.ProcessOrder sold.
func ProcessOrder(ctx workflow.Context, order orders.Order) (orders.Receipt, error) {
	return orders.Receipt{OrderID: "return of " + order.ID}, nil
}
