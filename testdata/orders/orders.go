// Package orders shows the workflow that the documentation uses: a function
// that takes one struct and returns another.
package orders

import "go.temporal.io/sdk/workflow"

// OrderInput is what a customer orders.
type OrderInput struct {
	Customer string   `json:"customer"`
	Items    []string `json:"items"`
}

// OrderResult is what became of an order.
type OrderResult struct {
	OrderID string `json:"orderId"`
	Total   int    `json:"total"`
}

// ProcessOrder takes an order from payment to delivery.
func ProcessOrder(ctx workflow.Context, in OrderInput) (OrderResult, error) {
	return OrderResult{OrderID: in.Customer, Total: len(in.Items)}, nil
}
