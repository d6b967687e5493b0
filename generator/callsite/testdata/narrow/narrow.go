// Package narrow has clients behind interfaces of its own.
package narrow

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"

	"example.com/shop/orders"
)

// Starter is what it needs of a client.
type Starter interface {
	ExecuteWorkflow(context.Context, client.StartWorkflowOptions, interface{}, ...interface{}) (client.WorkflowRun, error)
	SignalWithStartWorkflow(ctx context.Context, id, signal string, arg any, o client.StartWorkflowOptions, wf any, args ...any) (client.WorkflowRun, error)
	NewWithStartWorkflowOperation(o client.StartWorkflowOptions, wf any, args ...any) client.WithStartWorkflowOperation
	ExecuteActivity(ctx context.Context, o client.StartActivityOptions, activity any, args ...any) (client.ActivityHandle, error)
	GetWorkflow(ctx context.Context, workflow, run string) client.WorkflowRun
	SignalWorkflow(ctx context.Context, workflow, run, signal string, arg any) error
	QueryWorkflow(ctx context.Context, workflow, run, query string, args ...any) (converter.EncodedValue, error)
}

var _ Starter = client.Client(nil)

// Whole has all that a client has.
type Whole interface{ client.Client }

type service struct {
	Starter
	name string
}

type embedding struct{ client.Client }

// Start starts through interfaces.
func Start(ctx context.Context, c Starter, s *service, e embedding, o client.StartWorkflowOptions, a client.StartActivityOptions, in orders.OrderInput) error {
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)
	c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, 1)                             // want `argument 1 is a value of type int where ProcessOrder takes orders\.OrderInput; the SDK refuses that when it runs: pass a value of type orders\.OrderInput`
	c.SignalWithStartWorkflow(ctx, "17", "approve", true, o, orders.ProcessOrder) // want `ProcessOrder takes 1 argument`
	c.NewWithStartWorkflowOperation(o, orders.ProcessOrder, 1)                    // want `argument 1 is a value of type int where ProcessOrder takes orders\.OrderInput`
	c.ExecuteActivity(ctx, a, orders.Notify)                                      // want `Notify takes 1 argument`
	s.ExecuteWorkflow(ctx, o, orders.ProcessOrder, 1)                             // want `argument 1 is a value of type int where ProcessOrder takes orders\.OrderInput`
	s.ExecuteWorkflow(ctx, o, "ProcesOrder", in)                                  // want `no workflow "ProcesOrder" is known here`
	e.ExecuteWorkflow(ctx, o, orders.ProcessOrder, 1)                             // want `argument 1 is a value of type int where ProcessOrder takes orders\.OrderInput`
	run, err := c.ExecuteWorkflow(ctx, o, "ProcessOrder", in)                     // want `the Workflow Type name "ProcessOrder" is written out: use orders\.ProcessOrderTypeName`
	if err != nil {
		return err
	}
	var n int
	return run.Get(ctx, &n) // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into int`
}

// StartWhole is rewritten, as it takes a client.
func StartWhole(ctx context.Context, c Whole, o client.StartWorkflowOptions, in orders.OrderInput) error {
	_, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

type options struct{ Queue string }

// Own has methods with names of a client's and other types.
type Own interface {
	ExecuteWorkflow(ctx context.Context, o options, wf any, args ...any) (client.WorkflowRun, error)
	SignalWithStartWorkflow(ctx context.Context, id, signal string, arg any, o client.StartWorkflowOptions, args ...any) error
}

type concrete struct{}

func (concrete) ExecuteWorkflow(ctx context.Context, o client.StartWorkflowOptions, wf any, args ...any) (client.WorkflowRun, error) {
	return nil, nil
}

// Silent calls them.
func Silent(ctx context.Context, c Own, d concrete, o client.StartWorkflowOptions) {
	c.ExecuteWorkflow(ctx, options{"orders"}, orders.ProcessOrder, 1)
	c.SignalWithStartWorkflow(ctx, "17", "approve", true, o, orders.ProcessOrder, 1)
	d.ExecuteWorkflow(ctx, o, orders.ProcessOrder, 1)
}
