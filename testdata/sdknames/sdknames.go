// Package sdknames shows packages of one's own that share their names with the
// packages that generated code imports.
package sdknames

import (
	sdk "go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/sdknames/client"
	"github.com/temporal-gen/temporal-gen/testdata/sdknames/context"
	"github.com/temporal-gen/temporal-gen/testdata/sdknames/serviceerror"
	"github.com/temporal-gen/temporal-gen/testdata/sdknames/worker"
	"github.com/temporal-gen/temporal-gen/testdata/sdknames/workflow"
)

func Serve(ctx sdk.Context, who client.Customer, steps []workflow.Step) (worker.Badge, error) {
	return worker.Badge{}, nil
}

func Play(ctx sdk.Context, scene *context.Scene, client map[string]client.Customer) (serviceerror.Report, error) {
	return serviceerror.Report{}, nil
}
