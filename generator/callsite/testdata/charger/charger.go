// Package charger does not import the activities that it executes.
package charger

import (
	"context"

	"go.temporal.io/sdk/workflow"
)

// Refunder is implemented by one type with activities.
type Refunder interface {
	Refund(ctx context.Context, id string) error
}

// Booker is, by one that is registered with a prefix.
type Booker interface {
	Book(ctx context.Context, cents int64) error
}

// Sender takes others.
type Sender interface {
	Send(ctx context.Context, to int) (string, error)
}

type activities struct{ Refunder }

// ByInterface names methods of interfaces.
func ByInterface(ctx workflow.Context, r Refunder, s Sender) error {
	var b Booker
	if err := workflow.ExecuteActivity(ctx, r.Refund, "17").Get(ctx, nil); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRefundActivity`
		return err
	}
	if err := workflow.ExecuteActivity(ctx, b.Book, int64(1)).Get(ctx, nil); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteBookActivity`
		return err
	}
	if err := workflow.ExecuteActivity(ctx, Refunder.Refund, "17").Get(ctx, nil); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRefundActivity`
		return err
	}
	var all activities
	if err := workflow.ExecuteActivity(ctx, all.Refund, "17").Get(ctx, nil); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billing\.ExecuteRefundActivity`
		return err
	}
	return workflow.ExecuteActivity(ctx, s.Send, 1).Get(ctx, nil)
}
