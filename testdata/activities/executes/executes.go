// Package executes has a struct for each activity, as some teams like it.
package executes

import (
	"context"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"
)

// ReserveStock reserves what is ordered.
type ReserveStock struct{ Store string }

// Execute reserves.
func (r *ReserveStock) Execute(ctx context.Context, id string) (string, error) {
	return r.Store + "/" + id, nil
}

// ShipParcelActivity ships what was reserved.
type ShipParcelActivity struct{}

// Execute ships.
func (ShipParcelActivity) Execute(ctx context.Context, id string) error { return nil }

// CountActivity has another silent method.
type CountActivity struct{}

// Run counts.
func (*CountActivity) Run(ctx context.Context) (int, error) { return 7, nil }

// Register registers them.
func Register(w worker.ActivityRegistry, store string) {
	w.RegisterActivityWithOptions((&ReserveStock{store}).Execute, activity.RegisterOptions{Name: "ReserveStock"})
	w.RegisterActivityWithOptions(ShipParcelActivity{}.Execute, activity.RegisterOptions{Name: "ShipParcel"})
	w.RegisterActivityWithOptions(new(CountActivity).Run, activity.RegisterOptions{Name: "Count"})
}
