// Package buildtags has activities under build constraints.
package buildtags

import (
	"context"

	"go.temporal.io/sdk/worker"
)

// Always is always there.
func Always(ctx context.Context, id string) (string, error) { return id, nil }

// Register registers what is there.
func Register(w worker.ActivityRegistry) {
	w.RegisterActivity(Always)
	registerMore(w)
}
