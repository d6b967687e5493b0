package wrapped

import (
	"context"

	"example.com/shop/again"
	"example.com/shop/orders"
)

// Levels calls what hands on through two packages.
func Levels(ctx context.Context, r *again.Runner, in orders.OrderInput, to orders.Address) error {
	if err := r.Run(ctx, "17", (*orders.Warehouse).ShipOrder, to, nil); err != nil { // want `client\.ExecuteWorkflow counts the receiver of \(\*orders\.Warehouse\)\.ShipOrder as a parameter`
		return err
	}
	var w *orders.Warehouse
	if err := r.Run(ctx, "17", w.ShipOrder, to, nil); err != nil {
		return err
	}
	if err := r.Run(ctx, "17", w.ShipOrder, in, nil); err != nil { // want `argument 2 is a value of type orders\.OrderInput where ShipOrder takes orders\.Address; .* \(Run hands this on to client\.ExecuteWorkflow\)`
		return err
	}
	return r.Run(ctx, "17", w.ShipOrder, to, &in) // want `ShipOrder returns no result, so this stays as it is: pass nil \(Run hands this on to client\.ExecuteWorkflow\)`
}
