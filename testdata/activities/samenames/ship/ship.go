// Package ship has an activity of a Go name that another one has.
package ship

import (
	"context"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"
)

// Sender sends.
type Sender struct{}

// Deliver delivers by ship.
func (*Sender) Deliver(ctx context.Context, id string) (string, error) { return "ship/" + id, nil }

// Register registers it under a name of its own.
func Register(w worker.ActivityRegistry) {
	var s Sender
	w.RegisterActivityWithOptions(s.Deliver, activity.RegisterOptions{Name: "ship.deliver"})
}
