//go:build test && (debug || trace)

package constraints

import "go.temporal.io/sdk/workflow"

// Replay is built with tags.
func Replay(ctx workflow.Context, mode Mode) error { return check(ctx, mode) }

func check(ctx workflow.Context, mode Mode) error { return nil }
