// Package lenient has types that differ and have the same JSON.
package lenient

import (
	"context"

	"github.com/google/uuid"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/orders"
)

type item struct {
	Sku   string
	Count int32
}

// Arguments fit by their JSON.
func Arguments(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput, days int) {
	c.ExecuteWorkflow(ctx, o, "ProcessOrder", &in)                        // want `argument 1 is a value of type \*orders\.OrderInput where ProcessOrder takes orders\.OrderInput; that works because their JSON is the same: pass a value of type orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, "Reorder", in)                              // want `argument 1 is a value of type orders\.OrderInput where Reorder takes \*orders\.OrderInput; that works because their JSON is the same: pass a value of type \*orders\.OrderInput`
	c.ExecuteWorkflow(ctx, o, "CountOrders", days)                        // want `argument 1 is a value of type int where CountOrders takes int64; that works because their JSON is the same: pass a value of type int64`
	c.ExecuteWorkflow(ctx, o, "orders.Subscription", uuid.New().String()) // want `argument 1 is a value of type string where orders\.Subscription takes uuid\.UUID; that works because their JSON is the same: pass a value of type uuid\.UUID`
	c.ExecuteWorkflow(ctx, o, "ShipOrder", uuid.New(), orders.Address{})  // want `argument 1 is a value of type uuid\.UUID where ShipOrder takes string; that works because their JSON is the same: pass a value of type string`
	c.ExecuteWorkflow(ctx, o, "ProcessOrder", item{})                     // want `argument 1 is a value of type item where ProcessOrder takes orders\.OrderInput; that works because their JSON is the same: pass a value of type orders\.OrderInput`
}

// Results fit by their JSON.
func Results(ctx workflow.Context, in *orders.OrderInput) error {
	var result orders.OrderResult
	if err := workflow.ExecuteChildWorkflow(ctx, orders.Reorder, in).Get(ctx, &result); err != nil { // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteReorderChild` `the result of Reorder is a value of type \*orders\.OrderResult and is decoded into orders\.OrderResult; that works because their JSON is the same: decode it into \*orders\.OrderResult`
		return err
	}
	var same receipt
	if err := workflow.ExecuteChildWorkflow(ctx, orders.Reorder, in).Get(ctx, &same); err != nil { // want `the result of Reorder is a value of type \*orders\.OrderResult and is decoded into receipt; that works because their JSON is the same: decode it into \*orders\.OrderResult`
		return err
	}
	var n int
	return workflow.ExecuteChildWorkflow(ctx, orders.CountOrders, int64(3)).Get(ctx, &n) // want `the result of CountOrders is a value of type int64 and is decoded into int; that works because their JSON is the same: decode it into int64`
}

// receipt has the JSON of a result.
type receipt struct{ ID string }
