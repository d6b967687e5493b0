// Package stock is what the workflows of orders are implemented with. Their
// callers must not need it, though it receives a signal for them.
package stock

import "go.temporal.io/sdk/workflow"

// Take takes items from stock.
func Take(n int) {}

// Await receives what target points to.
func Await(ctx workflow.Context, target any) {
	workflow.GetSignalChannel(ctx, "restocked").Receive(ctx, target)
}
