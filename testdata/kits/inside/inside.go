// Package inside has a test kit among its own tests, as it has types that no other
// package can name.
package inside

import (
	"context"

	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

type input struct{ N int }

type flows struct{}

func (flows) double(ctx workflow.Context, in input) (input, error) {
	var add int
	workflow.GetSignalChannel(ctx, "add").Receive(ctx, &add)
	return input{in.N*2 + add}, nil
}

func send(ctx context.Context, in input) error { return nil }

func register(w worker.Worker) {
	w.RegisterWorkflowWithOptions(flows{}.double, workflow.RegisterOptions{Name: "double"})
	w.RegisterActivity(send)
}
