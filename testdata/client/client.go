// Package client shows a package with the name of the SDK's client.
package client

import "go.temporal.io/sdk/workflow"

// Options is a type that callers know as client.Options.
type Options struct{ Region string }

// Onboard is a workflow of it.
func Onboard(ctx workflow.Context, options Options) (*Options, error) {
	return &options, nil
}
