package desk

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/mock"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/orders"
)

func TestSubscribing(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	env.RegisterWorkflow(orders.Subscribe)
	env.OnWorkflow(orders.Subscribe, mock.Anything, mock.Anything).Return(nil).Once()
	env.ExecuteWorkflow(Subscribing, uuid.New())
	require.NoError(t, env.GetWorkflowError())
	env.AssertExpectations(t)

	mocked := suite.NewTestWorkflowEnvironment()
	mocked.OnWorkflow(orders.Subscribe, mock.Anything, mock.Anything).Return(nil).Once()
	mocked.ExecuteWorkflow(Subscribing, uuid.New())
	require.NoError(t, mocked.GetWorkflowError())
	mocked.AssertExpectations(t)

	named := suite.NewTestWorkflowEnvironment()
	named.RegisterWorkflowWithOptions(orders.Subscribe, workflow.RegisterOptions{Name: "orders.Subscription"})
	named.OnWorkflow(orders.Subscribe, mock.Anything, mock.Anything).Return(nil)
	named.ExecuteWorkflow(Subscribing, uuid.New())
	require.NoError(t, named.GetWorkflowError())
}

func TestShipping(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	w := &orders.Warehouse{}
	env.RegisterWorkflow(w.ShipOrder)
	env.OnWorkflow(w.ShipOrder, mock.Anything, mock.Anything, mock.Anything).Return(nil)
	env.ExecuteWorkflow(Shipping)
	require.NoError(t, env.GetWorkflowError())
}
