// Package orders has workflows that workers know under other names than their
// Go names. None of the names stands here: what registers the workflows is in
// another package of this module, and in the module of the worker.
package orders

import "go.temporal.io/sdk/workflow"

// Order is what a customer orders.
type Order struct {
	ID    string
	Cents []int
}

// Receipt is what a customer gets for an order.
type Receipt struct {
	OrderID string
	Cents   int
}

// ProcessOrder is registered in another package of its module.
func ProcessOrder(ctx workflow.Context, order Order) (Receipt, error) {
	cents, err := total(ctx, order)
	return Receipt{OrderID: order.ID, Cents: cents}, err
}

// ShipOrder is registered in another module of the workspace.
func ShipOrder(ctx workflow.Context, order Order, country string) (string, error) {
	return order.ID + " to " + country, nil
}

// Till is a receiver that is only there when the worker runs.
type Till struct{ Name string }

// Refund is registered behind an interface that takes a name and any function.
func (t *Till) Refund(ctx workflow.Context, order Order) (Receipt, error) {
	cents, err := total(ctx, order)
	return Receipt{OrderID: t.Name + "/" + order.ID, Cents: -cents}, err
}

// ReportSales is registered from a table of names and functions.
func ReportSales(ctx workflow.Context, day string) ([]Receipt, error) {
	return []Receipt{{OrderID: day, Cents: 1250}}, nil
}

// CountStock is registered under its own name.
func CountStock(ctx workflow.Context) (int, error) {
	return 42, nil
}

// total is a helper, which only workflows call.
func total(ctx workflow.Context, order Order) (int, error) {
	sum := 0
	for _, cents := range order.Cents {
		sum += cents
	}
	return sum, ctx.Err()
}
