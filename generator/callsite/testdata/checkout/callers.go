package checkout

import (
	"context"
	"errors"

	"go.temporal.io/sdk/client"

	"example.com/shop/approvals"
	"example.com/shop/orders"
)

// errTwice is returned for an order that is there already.
var errTwice = errors.New("twice")

// Order starts a workflow.
func Order(ctx context.Context, c client.Client, id string, in orders.OrderInput) (client.WorkflowRun, error) {
	return c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: id, TaskQueue: "orders"}, "ProcessOrder", in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
}

// OrderAndWait starts a workflow and waits for its result, unless there is one.
func OrderAndWait(ctx context.Context, c client.Client, id string, in orders.OrderInput) (result orders.OrderResult, err error) {
	var run client.WorkflowRun
	if in.Count > 0 {
		run, err = c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: id, TaskQueue: "orders"}, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
		if err != nil {
			return result, err
		}
	}
	if run == nil {
		return result, errTwice
	}
	err = run.Get(ctx, &result)
	return result, err
}

// Status asks a review.
func Status(ctx context.Context, c client.Client, id string) (string, error) {
	value, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus`
	if err != nil {
		return "", err
	}
	var status string
	if err := value.Get(&status); err != nil {
		return "", err
	}
	return status, nil
}

// Approve signals a review.
func Approve(ctx context.Context, c client.Client, id string) error {
	return c.SignalWorkflow(ctx, id, "", "approve", approvals.Approval{By: "anna"}) // want `client\.SignalWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.SignalApprove`
}
