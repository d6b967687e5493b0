// Package mocks has a test that mocks what it calls.
package mocks

import (
	"context"

	"go.temporal.io/sdk/workflow"

	"example.com/shop/billing"
)

// Bell has an activity without a context.
type Bell struct{}

func (*Bell) Ring(times int) (sizes []int, err error)       { return nil, nil }
func (*Bell) Sizes(context.Context) ([2]int, error)         { return [2]int{}, nil }
func (*Bell) Any(context.Context) (any, error)              { return nil, nil }
func (*Bell) Stop(ctx context.Context, after int64) error   { return nil }
func (*Bell) Count(ctx context.Context) (int64, error)      { return 0, nil }
func Tower(ctx workflow.Context, bell string) (int, error)  { return 0, nil }
func Silent(ctx workflow.Context, card *billing.Card) error { return nil }
