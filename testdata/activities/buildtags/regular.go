//go:build !nightly

package buildtags

import (
	"context"

	"go.temporal.io/sdk/worker"
)

// Sweep sweeps, in opposite files.
func Sweep(ctx context.Context, id string) error { return nil }

func registerMore(w worker.ActivityRegistry) { w.RegisterActivity(Sweep) }
