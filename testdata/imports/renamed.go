package imports

import (
	client "go.temporal.io/sdk/workflow"

	workflow "github.com/temporal-gen/temporal-gen/testdata/imports/units"
)

// Renamed calls the SDK's package client and another one workflow.
func Renamed(ctx client.Context, length workflow.Metre) (*workflow.Metre, error) {
	return &length, nil
}
