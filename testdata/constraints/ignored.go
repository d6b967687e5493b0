//go:build ignore

package constraints

import "go.temporal.io/sdk/workflow"

// Ignored is not built by anyone.
func Ignored(ctx workflow.Context) error { return nil }
