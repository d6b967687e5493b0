// Package courier has activities that the workflows of another package execute.
package courier

import (
	"context"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"
)

// Desk assigns couriers. A worker has it with a prefix.
type Desk struct{ Town string }

// Assign assigns a courier to a parcel.
func (d *Desk) Assign(ctx context.Context, parcel string) (string, error) { return d.Town, nil }

// Free gives a courier back.
func (d *Desk) Free(ctx context.Context, courier string) error { return nil }

// Van is loaded.
type Van struct{}

// Load loads a parcel. A worker has it by its method value.
func (v *Van) Load(ctx context.Context, parcel string) error { return nil }

// Weigh weighs a parcel. A worker has it under another name.
func Weigh(ctx context.Context, parcel string) (int, error) { return 1, nil }

// PrintLabel prints a label. A directive names it.
//
//temporalgen:activity name=courier.label
func PrintLabel(ctx context.Context, parcel string) error { return nil }

// Round rounds a weight, on the worker of its workflow, and is not registered.
func Round(ctx context.Context, grams int) (int, error) { return grams, nil }

// Insure is for the workers of another Task Queue.
func Insure(ctx context.Context, parcel string) error { return nil }

// Register registers the activities.
func Register(r worker.ActivityRegistry) {
	r.RegisterActivityWithOptions(&Desk{}, activity.RegisterOptions{Name: "courier."})
	r.RegisterActivity((&Van{}).Load)
	r.RegisterActivityWithOptions(Weigh, activity.RegisterOptions{Name: "courier.weigh"})
	r.RegisterActivityWithOptions(PrintLabel, activity.RegisterOptions{Name: "courier.label"})
	r.RegisterActivity(Insure)
}
