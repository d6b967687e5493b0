// Package checkout has a workflow, callers of workflows and the tests of both,
// which pass before and after these are rewritten.
package checkout

import (
	"fmt"
	"time"

	"go.temporal.io/sdk/workflow"

	"example.com/shop/approvals"
	"example.com/shop/orders"
)

// Checkout orders, has the order reviewed and ships it.
func Checkout(ctx workflow.Context, in orders.OrderInput) (string, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	var a *orders.Activities
	var charged orders.OrderResult
	if err := workflow.ExecuteActivity(ctx, a.Charge, in, int64(100)).Get(ctx, &charged); err != nil {
		return "", err
	}

	var result orders.OrderResult
	err := workflow.ExecuteChildWorkflow(ctx, orders.ProcessOrder, in).Get(ctx, &result) // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteProcessOrderChild`
	if err != nil {
		return "", fmt.Errorf("order %s: %w", in.SKU, err)
	}

	var review workflow.ChildWorkflowFuture
	review = workflow.ExecuteChildWorkflow(ctx, approvals.Review, result.ID) // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use approvals\.ExecuteReviewChild`
	if err := review.GetChildWorkflowExecution().Get(ctx, nil); err != nil {
		return "", err
	}
	review.SignalChildWorkflow(ctx, "approve", approvals.Approval{By: charged.ID}) // want `ChildWorkflowFuture\.SignalChildWorkflow is not checked by the compiler: use approvals\.ReviewChildFuture\.SignalApprove \(rewritten with the start of its run or future\)`
	review.SignalChildWorkflow(ctx, "cancel-review", nil)                          // want `ChildWorkflowFuture\.SignalChildWorkflow is not checked by the compiler: use approvals\.ReviewChildFuture\.SignalCancelReview \(rewritten with the start of its run or future\)`
	if err := review.Get(ctx, nil); err != nil {
		return "", err
	}
	if in.Count > 1 {
		in.Count--
		return "", workflow.NewContinueAsNewError(ctx, Checkout, in)
	}
	return result.ID, nil
}
