package testdata_test

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/orders"
)

// What the documentation promises for ProcessOrder. That it compiles is the
// test.
type (
	orderClient interface {
		ExecuteProcessOrder(ctx context.Context, options client.StartWorkflowOptions, in orders.OrderInput) (orders.ProcessOrderRun, error)
		GetProcessOrder(ctx context.Context, id, runID string) orders.ProcessOrderRun
		GetProcessOrderResult(ctx context.Context, id, runID string) (orders.OrderResult, error)
	}
	orderRun interface {
		GetID() string
		GetRunID() string
		Get(ctx context.Context) (orders.OrderResult, error)
		GetWithOptions(ctx context.Context, options client.WorkflowRunGetOptions) (orders.OrderResult, error)
		Cancel(ctx context.Context) error
		Terminate(ctx context.Context, reason string, details ...any) error
	}
	orderChild interface {
		Get(ctx workflow.Context) (orders.OrderResult, error)
		GetChildWorkflowExecution() workflow.Future
		SignalChildWorkflow(ctx workflow.Context, signalName string, data any) workflow.Future
	}

	newClient     func(client.Client) *orders.WorkflowClient
	newAction     func(orders.OrderInput) *client.ScheduleWorkflowAction
	executeChild  func(workflow.Context, orders.OrderInput) orders.ProcessOrderChildFuture
	continueAsNew func(workflow.Context, orders.OrderInput) error
	register      func(worker.WorkflowRegistry, workflow.RegisterOptions)
)

const _ string = orders.ProcessOrderTypeName

var (
	_ orderClient = (*orders.WorkflowClient)(nil)
	_ orderRun    = orders.ProcessOrderRun{}
	_ orderChild  = orders.ProcessOrderChildFuture{}

	_ newClient     = orders.NewWorkflowClient
	_ newAction     = orders.NewProcessOrderScheduleAction
	_ executeChild  = orders.ExecuteProcessOrderChild
	_ continueAsNew = orders.NewProcessOrderContinueAsNewError
	_ register      = orders.RegisterProcessOrder

	_ client.WorkflowRun           = orders.ProcessOrderRun{}.WorkflowRun
	_                              = orders.ProcessOrderRun{WorkflowRun: nil} // as tests make one that is mocked
	_ workflow.ChildWorkflowFuture = orders.ProcessOrderChildFuture{}.ChildWorkflowFuture
)
