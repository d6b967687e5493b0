// Package sdktypes shows types of the Temporal SDK, most of which are aliases
// of types that only the SDK can import.
package sdktypes

import (
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

func Options(ctx workflow.Context, retry *temporal.RetryPolicy, options workflow.ChildWorkflowOptions) (workflow.Execution, error) {
	return workflow.GetInfo(ctx).WorkflowExecution, nil
}

func Specs(ctx workflow.Context, specs []client.ScheduleSpec, versions map[string]workflow.Version) ([]workflow.Execution, error) {
	return nil, nil
}
