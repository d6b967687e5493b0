// Package silent has calls of which nothing is known for sure.
package silent

import (
	"context"
	"encoding/json"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/orders"
)

// Unknown has targets and arguments that only run time knows.
func Unknown[T any](ctx context.Context, c client.Client, o client.StartWorkflowOptions, name string, target any, raw converter.RawValue, t T, args ...any) {
	c.ExecuteWorkflow(ctx, o, name, 1, 2, 3)
	c.ExecuteWorkflow(ctx, o, target, 1, 2, 3)
	c.ExecuteWorkflow(ctx, o, "Unheard", 1, 2, 3)
	c.ExecuteWorkflow(ctx, o, t)
	c.NewWithStartWorkflowOperation(o, orders.ProcessOrder, target)
	c.NewWithStartWorkflowOperation(o, orders.ProcessOrder, args...)
	c.NewWithStartWorkflowOperation(o, orders.Reorder, nil)
	c.NewWithStartWorkflowOperation(o, Dynamic, 1, 2, 3)
	c.NewWithStartWorkflowOperation(o, List, []T{t})
}

// List takes a slice, which a slice of a type parameter may be.
func List(ctx workflow.Context, each []int) error { return nil }

// Own is a context of its own.
type Own interface {
	context.Context
	User() string
}

// AsUser is an activity that takes it.
func AsUser(ctx Own, n int) error { return nil }

// Dynamic takes anything.
func Dynamic(ctx workflow.Context, args converter.EncodedValues) error { return nil }

// Opaque has types with a JSON of their own.
type Opaque struct{ n int }

// MarshalJSON makes it a number.
func (o Opaque) MarshalJSON() ([]byte, error) { return json.Marshal(o.n) }

// Activities takes its work from elsewhere.
type Activities interface {
	Do(ctx context.Context, n int) (string, error)
}

// InWorkflow has activities of several kinds.
func InWorkflow(ctx workflow.Context, a Activities, generic any, raw converter.RawValue, each []workflow.Future) error {
	workflow.ExecuteActivity(ctx, "capture-payment", 1, 2, 3)
	workflow.ExecuteActivity(ctx, AsUser, 1)
	workflow.ExecuteActivity(ctx, orders.Notify, raw)
	workflow.ExecuteActivity(ctx, orders.Notify, generic)
	workflow.ExecuteActivity(ctx, Take, Opaque{1})
	workflow.ExecuteActivity(ctx, Many, "a", "b")
	var text string
	if err := workflow.ExecuteActivity(ctx, a.Do, 1).Get(ctx, &text); err != nil {
		return err
	}
	each = append(each, workflow.ExecuteActivity(ctx, a.Do, 1))
	var n int
	if err := each[0].Get(ctx, &n); err != nil {
		return err
	}
	f := workflow.ExecuteActivity(ctx, a.Do, 1)
	if n > 1 {
		f = workflow.ExecuteActivity(ctx, Take, 1)
	}
	return f.Get(ctx, &n)
}

// Take is an activity.
func Take(n int) (int, error) { return n, nil }

// Many is a variadic activity.
func Many(ctx context.Context, each ...string) error { return nil }
