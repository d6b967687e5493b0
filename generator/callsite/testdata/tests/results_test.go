package tests

import (
	"testing"

	"github.com/stretchr/testify/suite"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/approvals"
	"example.com/shop/orders"
)

func TestResults(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	env.ExecuteWorkflow(orders.ProcessOrder, orders.OrderInput{})
	var result orders.OrderResult
	env.GetWorkflowResult(&result)
	var address orders.Address
	env.GetWorkflowResult(&address) // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into orders\.Address, which loses it without an error or fails: decode it into orders\.OrderResult`
	env.GetWorkflowResult(result)   // want `the result is decoded into a value of type orders\.OrderResult, which is no pointer: the SDK refuses that when it runs: pass a pointer`
	var pointer *orders.OrderResult
	env.GetWorkflowResult(&pointer) // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into \*orders\.OrderResult; that works because their JSON is the same: decode it into orders\.OrderResult`

	second := suite.NewTestWorkflowEnvironment()
	second.ExecuteWorkflow(func(ctx workflow.Context) (int, error) { return 1, nil })
	var number string
	second.GetWorkflowResult(&number) // want `the result of the function is a value of type int and is decoded into string, which loses it without an error or fails: decode it into int`

	either := suite.NewTestWorkflowEnvironment()
	if t.Name() == "" {
		either.ExecuteWorkflow(orders.ProcessOrder, orders.OrderInput{})
	} else {
		either.ExecuteWorkflow(orders.CountOrders, int64(1))
	}
	either.GetWorkflowResult(&number)
}

type Suite struct {
	suite.Suite
	testsuite.WorkflowTestSuite
	env *testsuite.TestWorkflowEnvironment
}

func (s *Suite) SetupTest() { s.env = s.NewTestWorkflowEnvironment() }

func (s *Suite) TestMessages() {
	s.env.RegisterDelayedCallback(func() {
		s.env.SignalWorkflow("approve", approvals.Approval{}) // want `the name of the signal "approve" is written out: use approvals\.ReviewApproveSignal, which the compiler checks`
		s.env.SignalWorkflow("approve", "yes")                // want `the name of the signal "approve" is written out: use approvals\.ReviewApproveSignal, which the compiler checks` `argument 1 is a value of type string where approve takes approvals\.Approval; nothing checks that, and it is lost or can't be decoded: pass a value of type approvals\.Approval`
		s.env.SignalWorkflow("unheard", "yes")
		s.env.SignalWorkflow(approvals.ReviewCancelReviewSignal, nil)
		s.env.UpdateWorkflow("add-item", "id", &testsuite.TestUpdateCallback{}, "tea") // want `the name of the update "add-item" is written out: use approvals\.ReviewAddItemUpdate, which the compiler checks`
		s.env.UpdateWorkflow("add-item", "id", &testsuite.TestUpdateCallback{}, 1)     // want `the name of the update "add-item" is written out: use approvals\.ReviewAddItemUpdate, which the compiler checks` `argument 1 is a value of type int where add-item takes string; nothing checks that, and it is lost or can't be decoded: pass a value of type string`
	}, 0)
	s.env.ExecuteWorkflow(approvals.Review, "17")
	value, err := s.env.QueryWorkflow(status, true)
	s.NoError(err)
	var open string
	s.NoError(value.Get(&open))
	var number int
	s.NoError(value.Get(&number))             // want `the result of status is a value of type string and is decoded into int, which loses it without an error or fails: decode it into string`
	s.NoError(s.env.GetWorkflowResult(&open)) // want `Review returns no result, so this stays as it is: pass nil`
}

const status = "status"

func (s *Suite) TestOther() {
	s.env.RegisterDelayedCallback(func() { s.env.SignalWorkflow("approve", "yes") }, 0)
	s.env.ExecuteWorkflow(func(ctx workflow.Context) (string, error) {
		var answer string
		workflow.GetSignalChannel(ctx, "approve").Receive(ctx, &answer)
		return answer, nil
	})
}
