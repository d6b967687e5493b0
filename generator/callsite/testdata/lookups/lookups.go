// Package lookups gets results of workflows by their IDs.
package lookups

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
)

// Chain gets a result at once.
func Chain(ctx context.Context, c client.Client, id string) (string, error) {
	var result orders.OrderResult
	err := c.GetWorkflow(ctx, id, "").Get(ctx, &result) // want `client\.GetWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.GetProcessOrder`
	return result.ID, err
}

// Kept keeps the run.
func Kept(ctx context.Context, c client.Client, id, runID string) (string, error) {
	run := c.GetWorkflow(ctx, id, runID) // want `client\.GetWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.GetProcessOrder`
	var result orders.OrderResult
	if err := run.Get(ctx, &result); err != nil {
		return "", err
	}
	return result.ID + run.GetRunID(), nil
}

// Plain has a result that may be any workflow's.
func Plain(ctx context.Context, c client.Client, id string) (int64, error) {
	var n int64
	err := c.GetWorkflow(ctx, id, "").Get(ctx, &n)
	return n, err
}

// NoPointer forgets the ampersand.
func NoPointer(ctx context.Context, c client.Client, id string) (n int64, err error) {
	err = c.GetWorkflow(ctx, id, "").Get(ctx, n) // want `the result is decoded into a value of type int64, which is no pointer: the SDK refuses that when it runs: pass a pointer`
	return n, err
}
