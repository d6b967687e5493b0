// Package orders has workflows whose callers import another package: the
// client side is generated into ../ordersclient.
package orders

import (
	"time"

	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/clients/catalog"
	"github.com/temporal-gen/temporal-gen/testdata/clients/stock"
)

// ProcessOrder takes an order from stock.
//
//temporalgen:workflow task-queue=orders
func ProcessOrder(ctx workflow.Context, order catalog.Order, before time.Time) (*catalog.Page[catalog.Item], error) {
	stock.Take(len(order.Items))
	return nil, nil
}

// Workflows are methods of a type that callers do not see.
type workflows struct{}

// Cancel has no result.
func (*workflows) Cancel(ctx workflow.Context, client string) error { return nil }
