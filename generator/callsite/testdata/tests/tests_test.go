package tests

import (
	"testing"

	"github.com/stretchr/testify/mock"
	"go.temporal.io/sdk/testsuite"

	"example.com/shop/orders"
)

func TestOrders(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	env.OnWorkflow(orders.ProcessOrder, mock.Anything, mock.Anything).Return(orders.OrderResult{}, nil)
	env.OnWorkflow(orders.ProcessOrder, mock.Anything).Return(orders.OrderResult{}, nil)           // want `ProcessOrder takes 2 arguments here, one of them for its context, and gets 1: the mock never matches: give it one for each`
	env.OnWorkflow("ProcessOrder", mock.Anything, mock.Anything).Return(orders.OrderResult{}, nil) // want `the Workflow Type name "ProcessOrder" is written out: use orders\.ProcessOrderTypeName, which the compiler checks`
	env.OnWorkflow(orders.ProcessOrderTypeName, mock.Anything, mock.Anything).Return(orders.OrderResult{}, nil)
	env.ExecuteWorkflow(orders.Subscribe, "anna")    // want `argument 1 is a value of type string where Subscribe takes uuid\.UUID; the SDK refuses that when it runs: pass a value of type uuid\.UUID`
	env.ExecuteWorkflow(orders.ProcessOrder, "anna") // want `argument 1 is a value of type string where ProcessOrder takes orders\.OrderInput; the SDK refuses that when it runs: pass a value of type orders\.OrderInput`
	env.ExecuteWorkflow(orders.ProcessOrder, orders.OrderInput{})
	env.ExecuteWorkflow(orders.ProcessOrder)                 // want `ProcessOrder takes 1 argument after its context and gets 0; the SDK refuses that when it runs: pass orders\.OrderInput`
	env.ExecuteWorkflow("ProcessOrder", orders.OrderInput{}) // want `the Workflow Type name "ProcessOrder" is written out: use orders\.ProcessOrderTypeName, which the compiler checks`
}
