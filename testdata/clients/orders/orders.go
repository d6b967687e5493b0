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
	answers := &answers{order: order}
	if err := answers.register(ctx); err != nil {
		return nil, err
	}
	var item catalog.Item
	workflow.GetSignalChannel(ctx, "item").Receive(ctx, &item)
	var deadline time.Time
	stock.Await(ctx, &deadline)
	return nil, nil
}

// answers handles messages, and callers do not see it.
type answers struct{ order catalog.Order }

func (a *answers) register(ctx workflow.Context) error {
	if err := workflow.SetQueryHandler(ctx, "page", a.page); err != nil {
		return err
	}
	return workflow.SetUpdateHandler(ctx, "add", a.add)
}

func (a *answers) page(number int) (*catalog.Page[catalog.Item], error) {
	return &catalog.Page[catalog.Item]{Of: a.order.Items}, nil
}

func (a *answers) add(_ workflow.Context, order catalog.Order, client string) (int, error) {
	a.order.Items = append(a.order.Items, order.Items...)
	return len(a.order.Items), nil
}

// Workflows are methods of a type that callers do not see.
type workflows struct{}

// Cancel has no result.
func (*workflows) Cancel(ctx workflow.Context, client string) error { return nil }
