// Package messages talks to workflows.
package messages

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/approvals"
)

// Signal signals workflows by their IDs.
func Signal(ctx context.Context, c client.Client, id string, approval approvals.Approval) error {
	if err := c.SignalWorkflow(ctx, id, "", "approve", approval); err != nil { // want `client\.SignalWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.SignalApprove`
		return err
	}
	if err := c.SignalWorkflow(ctx, id, "", approvals.ReviewCancelReviewSignal, nil); err != nil { // want `client\.SignalWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.SignalCancelReview`
		return err
	}
	if err := c.SignalWorkflow(context.Background(), id, "", "approve", approval); err != nil { // want `client\.SignalWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.SignalApprove`
		return err
	}
	if err := c.SignalWorkflow(ctx, id, "", "approve", &approval); err != nil { // want `argument 1 is a value of type \*approvals\.Approval where approve takes approvals\.Approval; that works because their JSON is the same: pass a value of type approvals\.Approval`
		return err
	}
	if err := c.SignalWorkflow(ctx, id, "", "approve", "yes"); err != nil { // want `argument 1 is a value of type string where approve takes approvals\.Approval; nothing checks that, and it is lost or can't be decoded: pass a value of type approvals\.Approval`
		return err
	}
	if err := c.SignalWorkflow(ctx, id, "", "cancel-review", 1); err != nil { // want `cancel-review takes no argument and gets 1; nothing checks that, and those in excess are dropped: pass nothing`
		return err
	}
	return c.SignalWorkflow(ctx, id, "", "unheard", 1)
}

// Started signals a workflow that it starts.
func Started(ctx context.Context, c client.Client, o client.StartWorkflowOptions, approval approvals.Approval) error {
	we, err := c.ExecuteWorkflow(ctx, o, approvals.Review, "17") // want `client\.ExecuteWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.ExecuteReview`
	if err != nil {
		return err
	}
	return c.SignalWorkflow( // want `client\.SignalWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.SignalApprove \(rewritten with the start of its run or future\)`
		ctx,
		we.GetID(),
		"",
		"approve",
		approval,
	)
}

// Query asks.
func Query(ctx context.Context, c client.Client, id string) (status string, err error) {
	value, err := c.QueryWorkflow(ctx, id, "", "status", true) // want `client\.QueryWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.QueryStatus \(not rewritten: the errors of asking and of decoding the answer are handled in different ways, and the starter has one for both\)`
	if err != nil {
		return "", err
	}
	if _, err := c.QueryWorkflow(ctx, id, "", "status"); err != nil { // want `status takes 1 argument and gets 0; nothing checks that, and the others arrive as zero values: pass bool`
		return "", err
	}
	if _, err := c.QueryWorkflow(ctx, id, "", "status", "all"); err != nil { // want `argument 1 is a value of type string where status takes bool; nothing checks that, and it is lost or can't be decoded: pass a value of type bool`
		return "", err
	}
	err = value.Get(&status)
	return status, err
}

// Update adds items.
func Update(ctx context.Context, c client.Client, id string) error {
	_, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: id, UpdateName: "add-item", Args: []any{"tea"}}) // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem \(not rewritten: its options have no WaitForStage, without which the SDK refuses it\)`
	_, err = c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: id, UpdateName: "add-item", Args: []any{7}})      // want `argument 1 is a value of type int where add-item takes string; nothing checks that, and it is lost or can't be decoded: pass a value of type string`
	return err
}

// WithStart signals a workflow that may have to be started.
func WithStart(ctx context.Context, c client.Client, o client.StartWorkflowOptions, approval approvals.Approval) error {
	_, err := c.SignalWithStartWorkflow(ctx, "17", "approve", approval, o, approvals.Review, "17") // want `client\.SignalWithStartWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewApprove \(not rewritten: its workflow ID has to go into the options\)`
	_, err = c.SignalWithStartWorkflow(ctx, "17", "approve", "yes", o, approvals.Review, "17")     // want `argument 1 is a value of type string where approve takes approvals\.Approval; nothing checks that, and it is lost or can't be decoded: pass a value of type approvals\.Approval`
	return err
}

// WithStartNoID gets the ID into the options where these are a literal.
func WithStartNoID(ctx context.Context, c client.Client, id string, approval approvals.Approval) (client.WorkflowRun, error) {
	_, err := c.SignalWithStartWorkflow(ctx, id, "approve", approval, client.StartWorkflowOptions{}, approvals.Review, "17") // want `client\.SignalWithStartWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewApprove`
	if err != nil {
		return nil, err
	}
	_, err = c.SignalWithStartWorkflow(ctx, id, "approve", approval, client.StartWorkflowOptions{ // want `client\.SignalWithStartWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewApprove`
		TaskQueue: "reviews",
	}, approvals.Review, "17")
	if err != nil {
		return nil, err
	}
	_, err = c.SignalWithStartWorkflow(ctx, newID(), "approve", approval, client.StartWorkflowOptions{}, approvals.Review, "17") // want `client\.SignalWithStartWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewApprove \(not rewritten: its workflow ID has to go into the options\)`
	if err != nil {
		return nil, err
	}
	return c.SignalWithStartWorkflow(ctx, id, "approve", approval, client.StartWorkflowOptions{TaskQueue: "reviews"}, approvals.Review, "17") // want `client\.SignalWithStartWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewApprove`
}

// WithStartAndID has the ID in the options.
func WithStartAndID(ctx context.Context, c client.Client, id string, approval approvals.Approval) error {
	options := client.StartWorkflowOptions{ID: id, TaskQueue: "reviews"}
	we, err := c.SignalWithStartWorkflow(ctx, id, "approve", approval, options, approvals.Review, "17") // want `client\.SignalWithStartWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewApprove`
	if err != nil {
		return err
	}
	_, err = c.SignalWithStartWorkflow( // want `client\.SignalWithStartWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewCancelReview`
		ctx,
		"18",
		"cancel-review",
		nil,
		client.StartWorkflowOptions{ID: "18"},
		"Review",
		"17",
	)
	if err != nil {
		return err
	}
	changed := client.StartWorkflowOptions{ID: id}
	changed.ID += "-2"
	if _, err := c.SignalWithStartWorkflow(ctx, id, "approve", approval, changed, approvals.Review, "17"); err != nil { // want `client\.SignalWithStartWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewApprove \(not rewritten: its workflow ID has to go into the options\)`
		return err
	}
	return we.Get(ctx, nil)
}

// InWorkflow signals from a workflow.
func InWorkflow(ctx workflow.Context, approval approvals.Approval) error {
	child := workflow.ExecuteChildWorkflow(ctx, approvals.Review, "17")                       // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use approvals\.ExecuteReviewChild`
	if err := child.SignalChildWorkflow(ctx, "approve", approval).Get(ctx, nil); err != nil { // want `ChildWorkflowFuture\.SignalChildWorkflow is not checked by the compiler: use approvals\.ReviewChildFuture\.SignalApprove \(rewritten with the start of its run or future\)`
		return err
	}
	child.SignalChildWorkflow(ctx, "cancel-review", nil)                                     // want `ChildWorkflowFuture\.SignalChildWorkflow is not checked by the compiler: use approvals\.ReviewChildFuture\.SignalCancelReview \(rewritten with the start of its run or future\)`
	child.SignalChildWorkflow(ctx, "approve", 17)                                            // want `argument 1 is a value of type int where approve takes approvals\.Approval; nothing checks that, and it is lost or can't be decoded: pass a value of type approvals\.Approval`
	return workflow.SignalExternalWorkflow(ctx, "17", "", "approve", approval).Get(ctx, nil) // want `workflow\.SignalExternalWorkflow is not checked by the compiler: use approvals\.SignalExternalReviewApprove`
}

// Wrong starts a workflow with what it does not take, and signals it.
func Wrong(ctx context.Context, c client.Client, o client.StartWorkflowOptions, approval approvals.Approval) error {
	we, err := c.ExecuteWorkflow(ctx, o, approvals.Review, 17) // want `argument 1 is a value of type int where Review takes string; the SDK refuses that when it runs: pass a value of type string`
	if err != nil {
		return err
	}
	return c.SignalWorkflow(ctx, we.GetID(), "", "approve", approval) // want `client\.SignalWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.SignalApprove`
}

// Typed signals a run and a future that are typed.
func Typed(ctx workflow.Context, run approvals.ReviewRun, c client.Client) error {
	child := approvals.ExecuteReviewChild(ctx, "17")
	child.SignalChildWorkflow(ctx, "approve", 17)                                                // want `argument 1 is a value of type int where approve takes approvals\.Approval; nothing checks that, and it is lost or can't be decoded: pass a value of type approvals\.Approval`
	child.SignalChildWorkflow(ctx, "approve", approvals.Approval{})                              // want `ChildWorkflowFuture\.SignalChildWorkflow is not checked by the compiler: use approvals\.ReviewChildFuture\.SignalApprove`
	return c.SignalWorkflow(context.Background(), run.GetID(), run.GetRunID(), "approve", "yes") // want `argument 1 is a value of type string where approve takes approvals\.Approval; nothing checks that, and it is lost or can't be decoded: pass a value of type approvals\.Approval`
}
