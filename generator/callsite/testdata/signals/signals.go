// Package signals sends signals from workflows in the ways that came with v1.51 of the
// SDK.
package signals

import (
	"go.temporal.io/sdk/workflow"

	"example.com/shop/approvals"
	_ "example.com/shop/orders"
	"example.com/shop/parcels"
)

// WithStart sends a signal to a workflow that it starts.
func WithStart(ctx workflow.Context, id string, approval approvals.Approval) error {
	options := workflow.SignalWithStartWorkflowOptions{}
	var execution workflow.Execution
	if err := workflow.SignalWithStartWorkflow(ctx, options, id, "approve", approval, approvals.Review, "17").Get(ctx, &execution); err != nil { // want `use approvals\.SignalWithStartReviewApprove`
		return err
	}
	workflow.SignalWithStartWorkflow(ctx, options, id, "cancel-review", nil, approvals.Review, "17")               // want `use approvals\.SignalWithStartReviewCancelReview`
	workflow.SignalWithStartWorkflow(ctx, options, id, "approve", &approvals.Approval{}, approvals.Review, "17")   // want `use approvals\.SignalWithStartReviewApprove` `argument 1 is a value of type \*approvals\.Approval where approve takes approvals\.Approval`
	workflow.SignalWithStartWorkflow(ctx, options, id, "seen", "here", parcels.Track, "17")                        // want `use parcels\.SignalWithStartTrackSeen \(not rewritten: the starter sets TaskQueue to TrackTaskQueue\)`
	workflow.SignalWithStartWorkflow(ctx, options, id, "approve", "yes", approvals.Review, "17")                   // want `argument 1 is a value of type string where approve takes approvals\.Approval`
	workflow.SignalWithStartWorkflow(ctx, options, id, "approve", approval, "Review", 17)                          // want `argument 1 is a value of type int where Review takes string; nothing checks that, and it is lost or can't be decoded: pass a value of type string`
	workflow.SignalWithStartWorkflow(ctx, options, id, "approve", approval, "ProcesOrder", "17")                   // want `no workflow "ProcesOrder" is known here, and there is one "ProcessOrder": use that name, or ignore this line if it is another workflow`
	return workflow.SignalWithStartWorkflow(ctx, options, id, "approve", approval, approvals.Review).Get(ctx, nil) // want `Review takes 1 argument.* and gets 0; nothing checks that, and the others arrive as zero values: pass string`
}

// External sends one with options to any workflow.
func External(ctx workflow.Context, id string, approval approvals.Approval, options workflow.SignalExternalWorkflowOptions) error {
	workflow.SignalExternalWorkflowWithOptions(ctx, id, "", "approve", true, options) // want `argument 1 is a value of type bool where approve takes approvals\.Approval; nothing checks that, and it is lost or can't be decoded: pass a value of type approvals\.Approval`
	workflow.SignalExternalWorkflowWithOptions(ctx, id, "", "Cancel", nil, options)
	return workflow.SignalExternalWorkflowWithOptions(ctx, id, "", "approve", approval, options).Get(ctx, nil)
}

// Child sends one with options to a child.
func Child(ctx workflow.Context, approval approvals.Approval, options workflow.SignalChildWorkflowOptions) error {
	child := workflow.ExecuteChildWorkflow(ctx, approvals.Review, "17") // want `use approvals\.ExecuteReviewChild`
	child.SignalChildWorkflowWithOptions(ctx, "approve", 17, options)   // want `argument 1 is a value of type int where approve takes approvals\.Approval; nothing checks that, and it is lost or can't be decoded: pass a value of type approvals\.Approval`
	child.SignalChildWorkflowWithOptions(ctx, "approve", approval, options)
	if err := child.SignalChildWorkflow(ctx, "approve", approval).Get(ctx, nil); err != nil { // want `use approvals\.ReviewChildFuture\.SignalApprove \(rewritten with the start of its run or future\)`
		return err
	}
	return child.Get(ctx, nil)
}
