// Package versions runs two versions of an activity on one worker, which has to know
// them by their names alone.
package versions

import (
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"

	v1 "github.com/temporal-gen/temporal-gen/testdata/activities/versions/v1"
	v2 "github.com/temporal-gen/temporal-gen/testdata/activities/versions/v2"
)

// Options are those of the worker: with aliases, v2 would run for v1.
var Options = worker.Options{DisableRegistrationAliasing: true}

// New returns the worker.
func New(c client.Client) worker.Worker {
	w := worker.New(c, "versions", Options)
	w.RegisterActivity(v1.Rate)
	w.RegisterActivityWithOptions(v2.Rate, activity.RegisterOptions{Name: "Rate_v2"})
	return w
}
