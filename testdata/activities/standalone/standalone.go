// Package standalone has activities that a client starts without a workflow.
package standalone

import (
	"context"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
)

// Jobs are activities.
type Jobs struct{ Name string }

// Resize has a result.
func (j *Jobs) Resize(ctx context.Context, path string, width int) (string, error) {
	return j.Name + path, nil
}

// Purge has none.
func (j *Jobs) Purge(ctx context.Context, path string) error { return nil }

// Scan is started by nobody.
func (j *Jobs) Scan(ctx context.Context, options, c, err string) error { return nil }

// Clear has parameters that are called as what is generated.
//
// Deprecated: use [Jobs.Purge].
func Clear(c context.Context, ctx, options, handle, err string) (result string, failed error) {
	return ctx, nil
}

// Start starts some.
func Start(ctx context.Context, c client.Client) error {
	var j *Jobs
	options := client.StartActivityOptions{ID: "id", TaskQueue: "jobs"}
	if _, err := c.ExecuteActivity(ctx, options, j.Resize, "a", 1); err != nil {
		return err
	}
	if _, err := c.ExecuteActivity(ctx, options, Clear, "a", "b", "c", "d"); err != nil {
		return err
	}
	_, err := c.ExecuteActivity(ctx, options, "jobs.Purge", "a")
	return err
}

// Register registers them.
func Register(w worker.ActivityRegistry, j *Jobs) {
	w.RegisterActivityWithOptions(j, activity.RegisterOptions{Name: "jobs."})
	w.RegisterActivity(Clear)
}
