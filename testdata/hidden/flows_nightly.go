//go:build nightly

// Package hidden has no file without a build constraint, and on Linux without
// tags none at all: the go command does not see it there.
package hidden

import (
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/orders"
)

// Nightly is a workflow.
//
//temporalgen:update name=add "type=func(item orders.OrderInput) (int, error)"
func Nightly(ctx workflow.Context, item orders.OrderInput) (*orders.OrderInput, error) {
	return &item, nil
}

type inbound struct {
	interceptor.WorkflowInboundInterceptorBase
}

func (i *inbound) ExecuteWorkflow(ctx workflow.Context, in *interceptor.ExecuteWorkflowInput) (any, error) {
	return i.Next.ExecuteWorkflow(ctx, in)
}
