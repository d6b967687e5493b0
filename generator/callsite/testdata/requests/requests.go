// Command requests makes calls and prints what reaches the service, to be
// compared with what does once its calls are typed.
package main

import (
	"context"
	"fmt"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/approvals"
	"example.com/shop/orders"
)

func start(ctx context.Context, c client.Client) error {
	options := client.StartWorkflowOptions{ID: "17", TaskQueue: "orders"}
	we, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, orders.OrderInput{SKU: "tea", Count: 2}) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	if err != nil {
		return err
	}
	var result orders.OrderResult
	if err := we.Get(ctx, &result); err != nil {
		return err
	}
	fmt.Println(result, we.GetID(), we.GetRunID())

	count, err := c.ExecuteWorkflow(ctx, options, "CountOrders", 30) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	if err != nil {
		return err
	}
	fmt.Println(count.GetRunID())

	reorder, err := c.ExecuteWorkflow(ctx, options, orders.Reorder, nil) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteReorder`
	if err != nil {
		return err
	}
	var second *orders.OrderResult
	err = reorder.Get(ctx, &second)
	fmt.Println(second, err)

	review, err := c.ExecuteWorkflow(ctx, options, approvals.Review, "17") // want `client\.ExecuteWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.ExecuteReview`
	if err != nil {
		return err
	}
	if err := c.SignalWorkflow(ctx, review.GetID(), "", "approve", approvals.Approval{By: "anna"}); err != nil { // want `client\.SignalWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.SignalApprove \(rewritten with the start of its run or future\)`
		return err
	}
	again, err := c.SignalWithStartWorkflow(ctx, "17", "approve", approvals.Approval{By: "bert"}, client.StartWorkflowOptions{ID: "17", TaskQueue: "orders"}, approvals.Review, "17") // want `client\.SignalWithStartWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewApprove`
	if err != nil {
		return err
	}
	fmt.Println(again.GetID())
	_, err = c.SignalWithStartWorkflow(ctx, "19", "cancel-review", nil, client.StartWorkflowOptions{TaskQueue: "orders"}, approvals.Review, "17") // want `client\.SignalWithStartWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewCancelReview`
	if err != nil {
		return err
	}
	if err := c.SignalWorkflow(ctx, "18", "run", "cancel-review", nil); err != nil { // want `client\.SignalWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.SignalCancelReview`
		return err
	}

	var byID orders.OrderResult
	err = c.GetWorkflow(ctx, "17", "").Get(ctx, &byID) // want `client\.GetWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.GetProcessOrder`
	fmt.Println(byID)
	return err
}

func talk(ctx context.Context, c client.Client) error {
	review, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: "17", TaskQueue: "orders"}, approvals.Review, "17") // want `client\.ExecuteWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.ExecuteReview`
	if err != nil {
		return err
	}
	value, err := c.QueryWorkflow(ctx, review.GetID(), "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(rewritten with the start of its run or future\)`
	if err != nil {
		return err
	}
	var status string
	if err := value.Get(&status); err != nil {
		return err
	}
	pinned, err := c.QueryWorkflow(ctx, review.GetID(), review.GetRunID(), "status", false) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus`
	if err != nil {
		return err
	}
	var second string
	if err := pinned.Get(&second); err != nil {
		return err
	}
	handle, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{ // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem \(rewritten with the start of its run or future\)`
		UpdateID:     "first",
		WorkflowID:   review.GetID(),
		UpdateName:   "add-item",
		Args:         []any{"tea"},
		WaitForStage: client.WorkflowUpdateStageAccepted,
	})
	if err != nil {
		return err
	}
	var total int
	if err := handle.Get(ctx, &total); err != nil {
		return err
	}
	fmt.Println(status, second, total)
	_, err = c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{ // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem`
		WorkflowID:          "18",
		RunID:               "run",
		UpdateID:            "second",
		UpdateName:          "add-item",
		Args:                []any{"cup"},
		WaitForStage:        client.WorkflowUpdateStageCompleted,
		FirstExecutionRunID: "first-run",
	})
	return err
}

func schedule(ctx context.Context, c client.Client) error {
	_, err := c.ScheduleClient().Create(ctx, client.ScheduleOptions{
		ID: "hourly", // want+1 `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewProcessOrderScheduleAction`
		Action: &client.ScheduleWorkflowAction{ // want `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewProcessOrderScheduleAction`
			ID:        "order",
			Workflow:  orders.ProcessOrder,
			Args:      []any{orders.OrderInput{SKU: "tea"}},
			TaskQueue: "orders",
		},
	})
	if err != nil {
		return err
	}
	_, err = c.ScheduleClient().Create(ctx, client.ScheduleOptions{
		ID:     "nightly",
		Action: &client.ScheduleWorkflowAction{Workflow: "SalesReport", Args: []any{"north"}, TaskQueue: "reports"}, // want `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewSalesReportScheduleAction`
	})
	return err
}

func parent(ctx workflow.Context, in orders.OrderInput) error {
	if err := workflow.SignalExternalWorkflow(ctx, "17", "run", "approve", approvals.Approval{By: "carl"}).Get(ctx, nil); err != nil { // want `workflow\.SignalExternalWorkflow is not checked by the compiler: use approvals\.SignalExternalReviewApprove`
		return err
	}
	if err := workflow.SignalExternalWorkflow(ctx, "17", "", "cancel-review", nil).Get(ctx, nil); err != nil { // want `workflow\.SignalExternalWorkflow is not checked by the compiler: use approvals\.SignalExternalReviewCancelReview`
		return err
	}
	review := workflow.ExecuteChildWorkflow(ctx, approvals.Review, in.SKU)                                           // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use approvals\.ExecuteReviewChild`
	if err := review.SignalChildWorkflow(ctx, "approve", approvals.Approval{By: "dora"}).Get(ctx, nil); err != nil { // want `ChildWorkflowFuture\.SignalChildWorkflow is not checked by the compiler: use approvals\.ReviewChildFuture\.SignalApprove \(rewritten with the start of its run or future\)`
		return err
	}
	if err := review.SignalChildWorkflow(ctx, "cancel-review", nil).Get(ctx, nil); err != nil { // want `ChildWorkflowFuture\.SignalChildWorkflow is not checked by the compiler: use approvals\.ReviewChildFuture\.SignalCancelReview \(rewritten with the start of its run or future\)`
		return err
	}
	if err := review.Get(ctx, nil); err != nil {
		return err
	}
	var result orders.OrderResult
	if err := workflow.ExecuteChildWorkflow(ctx, orders.ProcessOrder, in).Get(ctx, &result); err != nil { // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteProcessOrderChild`
		return err
	}
	var w *orders.Warehouse
	child := workflow.ExecuteChildWorkflow(ctx, w.ShipOrder, result.ID, orders.Address{City: "Kassel"}) // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteShipOrderChild`
	if err := child.Get(ctx, nil); err != nil {
		return fmt.Errorf("%T: %w", w, err)
	}
	return workflow.NewContinueAsNewError(ctx, "ProcessOrder", in) // want `workflow\.NewContinueAsNewError is not checked by the compiler: use orders\.NewProcessOrderContinueAsNewError`
}
