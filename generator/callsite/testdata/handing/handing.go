// Package handing has functions that hand on to the SDK what they are given.
package handing

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/orders"
)

// Service starts workflows.
type Service struct {
	Client client.Client
}

// Run starts a workflow and waits for its result.
func (s *Service) Run(ctx context.Context, wf any, out any, args ...any) error {
	run, err := s.Start(ctx, wf, args...)
	if err != nil {
		return fmt.Errorf("start: %w", err)
	}
	return run.Get(ctx, out)
}

// Start starts one.
func (s *Service) Start(ctx context.Context, wf any, args ...any) (client.WorkflowRun, error) {
	if wf == nil {
		return nil, errors.New("no workflow")
	}
	return s.Client.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: "orders"}, wf, args...)
}

// Activity executes an activity and returns its result.
func Activity[T any](ctx workflow.Context, fn any, args ...any) (T, error) {
	var result T
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	err := workflow.ExecuteActivity(ctx, fn, args...).Get(ctx, &result)
	return result, err
}

// Twice does so through another function.
func Twice[R any](ctx workflow.Context, fn any, args ...any) (R, error) {
	if _, err := Activity[R](ctx, fn, args...); err != nil {
		var none R
		return none, err
	}
	return Activity[R](ctx, fn, args...)
}

// One has one argument, which is a type parameter.
func One[In any](ctx workflow.Context, fn any, in In) workflow.Future {
	return workflow.ExecuteActivity(ctx, fn, in)
}

// Charge names the activity itself.
func Charge(ctx workflow.Context, out any, args ...any) error {
	var a *orders.Activities
	return workflow.ExecuteActivity(ctx, a.Charge, args...).Get(ctx, out)
}

// Slice has its arguments in a slice.
func Slice(ctx workflow.Context, fn any, args []any) workflow.Future {
	return workflow.ExecuteActivity(ctx, fn, args...)
}

// Local executes a local one where that is wanted.
func Local(ctx workflow.Context, local bool, fn any, args ...any) workflow.Future {
	if local {
		return workflow.ExecuteLocalActivity(ctx, fn, args...)
	}
	return workflow.ExecuteActivity(ctx, fn, args...)
}

// Changed hands on something else.
func Changed(ctx workflow.Context, fn any, args ...any) workflow.Future {
	args = append([]any{"tenant"}, args...)
	return workflow.ExecuteActivity(ctx, fn, args...)
}

// Set sets one of them.
func Set(ctx workflow.Context, fn any, args ...any) workflow.Future {
	args[0] = orders.OrderInput{}
	return workflow.ExecuteActivity(ctx, fn, args...)
}

// Other hands on another function than it is given.
func Other(ctx workflow.Context, fn any, args ...any) workflow.Future {
	if fn == nil {
		fn = orders.Notify
	}
	return workflow.ExecuteActivity(ctx, fn, args...)
}

// Either hands on to a workflow or to an activity.
func Either(ctx workflow.Context, child bool, fn any, args ...any) workflow.Future {
	if child {
		return workflow.ExecuteChildWorkflow(ctx, fn, args...)
	}
	return workflow.ExecuteActivity(ctx, fn, args...)
}

// Two has the futures of two activities.
func Two(ctx workflow.Context, first bool) workflow.Future {
	if first {
		return workflow.ExecuteActivity(ctx, orders.Notify, "17")
	}
	var a *orders.Activities
	return workflow.ExecuteActivity(ctx, a.Charge, orders.OrderInput{}, int64(1))
}

// Kind knows by its kind what it gets.
func Kind(ctx workflow.Context, kind string, in any, out any) error {
	var a *orders.Activities
	if kind == "charge" {
		return workflow.ExecuteActivity(ctx, a.Charge, in, int64(1)).Get(ctx, out)
	}
	return nil
}

// Cached gets it from elsewhere, too.
func Cached(ctx workflow.Context, in any, out any) error {
	if text, ok := in.(string); ok {
		return json.Unmarshal([]byte(text), out)
	}
	var a *orders.Activities
	return workflow.ExecuteActivity(ctx, a.Charge, in, int64(1)).Get(ctx, out)
}

// Always gets it from one activity.
func Always(ctx workflow.Context, in any, out any) error {
	var a *orders.Activities
	if in == nil {
		return errors.New("nothing to charge")
	}
	future := workflow.ExecuteActivity(ctx, a.Charge, in, int64(1))
	if err := future.Get(ctx, out); err != nil {
		return fmt.Errorf("charge: %w", err)
	}
	return nil
}
