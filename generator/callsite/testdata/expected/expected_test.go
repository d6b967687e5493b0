package expected

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/mock"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/mocks"

	"example.com/shop/approvals"
	"example.com/shop/orders"
)

func TestOrder(t *testing.T) {
	in := orders.OrderInput{SKU: "17"}
	c := mocks.NewClient(t)
	c.On("ExecuteWorkflow", mock.Anything, options,
		mock.AnythingOfType("func(workflowcontext.Context, orders.OrderInput) (orders.OrderResult, error)"), in).Return(nil, nil)
	require.NoError(t, Order(t.Context(), c, in))
	c.AssertCalled(t, "ExecuteWorkflow", mock.Anything, mock.Anything, mock.IsType(orders.ProcessOrder), in)
	c.AssertNotCalled(t, "ExecuteWorkflow", mock.Anything, mock.Anything, orders.ProcessOrder, orders.OrderInput{})
}

func TestShip(t *testing.T) {
	var w orders.Warehouse
	c := mocks.NewClient(t)
	c.Mock.On("Close").Maybe().On("ExecuteWorkflow", mock.Anything, options, mock.IsType(w.ShipOrder), "17", mock.Anything).Return(nil, nil)
	require.NoError(t, Ship(t.Context(), c, orders.Address{City: "Utrecht"}))
}

func TestApprove(t *testing.T) {
	c := mocks.NewClient(t)
	c.On("SignalWithStartWorkflow", mock.Anything, "17", "approve", mock.Anything, mock.Anything, mock.AnythingOfType("func(workflowcontext.Context, string) error"), "17").Return(nil, nil)
	require.NoError(t, Approve(t.Context(), c))
	c.AssertNotCalled(t, "ExecuteWorkflow", mock.Anything, mock.Anything, approvals.Review, "17")
}

// TestCount leaves what a call gets that stays.
func TestCount(t *testing.T) {
	c := mocks.NewClient(t)
	c.On("ExecuteWorkflow", mock.Anything, options, mock.IsType(orders.CountOrders), int64(100)).Return(nil, nil)
	require.NoError(t, Count(t.Context(), c, 100))
}

// TestSubscribe expects what sends another name than that of the function.
func TestSubscribe(t *testing.T) {
	c := mocks.NewClient(t)
	c.On("ExecuteWorkflow", mock.Anything, options, mock.AnythingOfType("func(workflowcontext.Context, uuid.UUID) error"), mock.Anything).Return(nil, nil)
	require.NoError(t, Subscribe(t.Context(), c, uuid.New()))
}

// TestAgain asks for what never is, before and after.
func TestAgain(t *testing.T) {
	in := &orders.OrderInput{SKU: "17"}
	c := mocks.NewClient(t)
	c.On("ExecuteWorkflow", mock.Anything, options, "Reorder", in).Return(nil, nil)
	require.NoError(t, Again(t.Context(), c, in))
	c.AssertNotCalled(t, "ExecuteWorkflow", mock.Anything, mock.Anything, mock.IsType(orders.Reorder), nil)
}
