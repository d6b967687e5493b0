// Package helpers shows functions with the signature of a workflow that the
// workflows themselves call, and that therefore are none.
package helpers

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

// Order is what the workflow takes.
type Order struct{ ID string }

// Run is the only workflow.
func Run(ctx workflow.Context, o Order) (string, error) {
	if err := reserve(ctx, o); err != nil {
		return "", err
	}
	s := &steps{}
	if err := s.pack(ctx, o); err != nil {
		return "", err
	}
	for _, step := range []func(workflow.Context) error{s.notify} {
		if err := step(ctx); err != nil {
			return "", err
		}
	}
	defer func() { _ = release(ctx, o) }()
	return Charge(ctx, o)
}

// Charge is a typed wrapper of an activity.
func Charge(ctx workflow.Context, o Order) (string, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	var id string
	err := workflow.ExecuteActivity(ctx, "Charge", o).Get(ctx, &id)
	return id, err
}

func reserve(ctx workflow.Context, o Order) error {
	return workflow.Sleep(ctx, time.Second)
}

func release(ctx workflow.Context, o Order) error {
	return nil
}

type steps struct{ packed bool }

func (s *steps) pack(ctx workflow.Context, o Order) error {
	s.packed = true
	return nil
}

// notify is used as a value only, so that nothing but the directive tells that
// it is a helper.
//
//temporalgen:ignore
func (s *steps) notify(ctx workflow.Context) error {
	return nil
}

// Recursive calls itself and is a workflow all the same, as the directive says.
//
//temporalgen:workflow
func Recursive(ctx workflow.Context, depth int) (int, error) {
	if depth == 0 {
		return 0, nil
	}
	return Recursive(ctx, depth-1)
}
