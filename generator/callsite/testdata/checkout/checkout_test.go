package checkout

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/mock"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/mocks"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/approvals"
	"example.com/shop/orders"
)

func newEnvironment() *testsuite.TestWorkflowEnvironment {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	env.RegisterWorkflow(orders.ProcessOrder)
	env.RegisterWorkflow(approvals.Review)
	var a *orders.Activities
	env.OnActivity(a.Charge, mock.Anything, mock.Anything, mock.Anything).Return(orders.OrderResult{ID: "charge"}, nil)
	return env
}

func TestCheckout(t *testing.T) {
	env := newEnvironment()
	env.OnWorkflow(orders.ProcessOrder, mock.Anything, orders.OrderInput{SKU: "tea", Count: 1}).Return(orders.OrderResult{ID: "17"}, nil)
	env.ExecuteWorkflow(Checkout, orders.OrderInput{SKU: "tea", Count: 1})
	require.NoError(t, env.GetWorkflowError())
	var id string
	require.NoError(t, env.GetWorkflowResult(&id))
	require.Equal(t, "17", id)
}

func TestCheckoutFails(t *testing.T) {
	env := newEnvironment()
	env.OnWorkflow("ProcessOrder", mock.Anything, mock.Anything).Return(orders.OrderResult{}, errors.New("no tea")) // want `the Workflow Type name "ProcessOrder" is written out: use orders\.ProcessOrderTypeName, which the compiler checks`
	env.ExecuteWorkflow(Checkout, orders.OrderInput{SKU: "tea"})
	require.ErrorContains(t, env.GetWorkflowError(), "order tea: ")
}

func TestCheckoutGoesOn(t *testing.T) {
	env := newEnvironment()
	env.ExecuteWorkflow(Checkout, orders.OrderInput{SKU: "tea", Count: 2})
	var next *workflow.ContinueAsNewError
	require.ErrorAs(t, env.GetWorkflowError(), &next)
	require.Equal(t, "Checkout", next.WorkflowType.Name)
}

func TestOrder(t *testing.T) {
	ctx := context.Background()
	run := mocks.NewWorkflowRun(t)
	run.On("Get", mock.Anything, mock.Anything).Run(func(args mock.Arguments) {
		*args.Get(1).(*orders.OrderResult) = orders.OrderResult{ID: "17"}
	}).Return(nil)
	in := orders.OrderInput{SKU: "tea", Count: 1}
	c := mocks.NewClient(t)
	c.On("ExecuteWorkflow", ctx, client.StartWorkflowOptions{ID: "17", TaskQueue: "orders"}, mock.Anything, in).Return(run, nil)
	result, err := OrderAndWait(ctx, c, "17", in)
	require.NoError(t, err)
	require.Equal(t, "17", result.ID)
	started, err := Order(ctx, c, "17", in)
	require.NoError(t, err)
	require.Equal(t, client.WorkflowRun(run), started)

	_, err = OrderAndWait(ctx, c, "17", orders.OrderInput{})
	require.ErrorIs(t, err, errTwice)

	failing := mocks.NewClient(t)
	failing.On("ExecuteWorkflow", mock.Anything, mock.Anything, mock.Anything, mock.Anything).Return(nil, errTwice)
	started, err = Order(ctx, failing, "17", in)
	require.ErrorIs(t, err, errTwice)
	require.Nil(t, started)
}

func TestMessages(t *testing.T) {
	ctx := context.Background()
	c := mocks.NewClient(t)
	// What GetReview does, and sends nothing.
	c.On("GetWorkflow", mock.Anything, "17", "").Return(byID{}).Maybe()
	c.On("SignalWorkflow", ctx, "17", "", "approve", approvals.Approval{By: "anna"}).Return(nil)
	require.NoError(t, Approve(ctx, c, "17"))

	payload, err := converter.GetDefaultDataConverter().ToPayloads("open")
	require.NoError(t, err)
	c.On("QueryWorkflow", ctx, "17", "", "status", true).Return(client.NewValue(payload), nil).Once()
	status, err := Status(ctx, c, "17")
	require.NoError(t, err)
	require.Equal(t, "open", status)

	c.On("QueryWorkflow", ctx, "17", "", "status", true).Return(nil, errTwice)
	_, err = Status(ctx, c, "17")
	require.ErrorIs(t, err, errTwice)
}

// byID is a run of which only the ID is known.
type byID struct{ client.WorkflowRun }

func (byID) GetID() string { return "17" }
