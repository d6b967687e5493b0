package payloads

import (
	"testing"

	"go.temporal.io/sdk/testsuite"

	"example.com/shop/approvals"
)

func TestPayloads(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	env.RegisterDelayedCallback(func() {
		env.SignalWorkflow(approvals.ReviewCancelReviewSignal, struct{}{})
		env.SignalWorkflow(approvals.ReviewCancelReviewSignal, nothing{})
		env.SignalWorkflow(approvals.ReviewCancelReviewSignal, same{}) // want `cancel-review takes no argument and gets 1; nothing checks that, and those in excess are dropped: pass nothing`
		env.SignalWorkflow(approvals.ReviewApproveSignal, struct{}{})  // want `argument 1 is a value of type struct\{\} where approve takes approvals\.Approval; that works, and what it lacks stays zero: pass a value of type approvals\.Approval`
	}, 0)
	env.ExecuteWorkflow(approvals.Review, "17")
}
