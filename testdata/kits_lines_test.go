package testdata_test

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
	"time"

	"github.com/stretchr/testify/mock"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/kits/orders"
	"github.com/temporal-gen/temporal-gen/testdata/kits/orderstest"
)

// TestByKit and TestByTestify are one test, written with a test kit and as without one.
func TestByKit(t *testing.T) {
	t.Parallel()
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	orderstest.FakeChargeActivity(env, func(_ context.Context, amount int) (string, error) { return "charged", nil })
	orderstest.FakeShipOrder(env, func(id string, parcels int) (string, error) { return "NL1", nil })
	orderstest.FakeDiscountActivity(env, func(context.Context, orders.Order) (int, error) { return 1, nil })
	orderstest.FakeFeeActivity(env, func() (int, error) { return 10, nil })
	added := orderstest.UpdateProcessOrderAddItem(env, time.Minute, "pen")
	orderstest.SignalProcessOrderApprove(env, time.Hour, orders.Approval{By: "Noor"})
	receipt, err := orderstest.ExecuteProcessOrder(env, orders.Order{Items: []string{"book"}})
	require.NoError(t, err)
	require.Equal(t, orders.Receipt{Parcel: "NL1", Approved: "Noor", Total: 11}, receipt)
	total, err := added.Get()
	require.NoError(t, err)
	require.Equal(t, orders.Total{Items: 2}, total)
	status, err := orderstest.QueryProcessOrderStatus(env, true)
	require.NoError(t, err)
	require.Equal(t, "approved by Noor", status)
}

func TestByTestify(t *testing.T) {
	t.Parallel()
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	desk, shipping := &orders.Desk{}, &orders.Shipping{}
	env.RegisterWorkflow(orders.ProcessOrder)
	env.RegisterWorkflowWithOptions(shipping.ShipOrder, workflow.RegisterOptions{Name: "orders.Ship"})
	env.RegisterActivity(desk.Charge)
	env.OnActivity(desk.Charge, mock.Anything, mock.Anything).Return("charged", nil)
	env.OnActivity(orders.Discount, mock.Anything, mock.Anything).Return(1, nil)
	env.OnActivity(desk.Fee).Return(10, nil)
	env.OnWorkflow("orders.Ship", mock.Anything, mock.Anything, mock.Anything).Return("NL1", nil)
	var (
		total    orders.Total
		accepted bool
	)
	env.RegisterDelayedCallback(func() {
		env.UpdateWorkflow("add-item", "add-1", &testsuite.TestUpdateCallback{
			OnAccept: func() {
				accepted = true
			},
			OnReject: func(err error) {
				require.NoError(t, err)
			},
			OnComplete: func(result any, err error) {
				require.NoError(t, err)
				total = result.(orders.Total)
			},
		}, "pen")
	}, time.Minute)
	env.RegisterDelayedCallback(func() {
		env.SignalWorkflow("approve", orders.Approval{By: "Noor"})
	}, time.Hour)
	env.ExecuteWorkflow(orders.ProcessOrder, orders.Order{Items: []string{"book"}})
	require.True(t, env.IsWorkflowCompleted())
	require.NoError(t, env.GetWorkflowError())
	var receipt orders.Receipt
	require.NoError(t, env.GetWorkflowResult(&receipt))
	require.Equal(t, orders.Receipt{Parcel: "NL1", Approved: "Noor", Total: 11}, receipt)
	require.True(t, accepted)
	require.Equal(t, orders.Total{Items: 2}, total)
	value, err := env.QueryWorkflow("status", true)
	require.NoError(t, err)
	var status string
	require.NoError(t, value.Get(&status))
	require.Equal(t, "approved by Noor", status)
	env.AssertExpectations(t)
}

// TestKitLines holds the two against each other.
func TestKitLines(t *testing.T) {
	t.Parallel()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "kits_lines_test.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]int{}
	for _, decl := range file.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok {
			lines[fn.Name.Name] = fset.Position(fn.End()).Line - fset.Position(fn.Pos()).Line + 1
		}
	}
	if kit, testify := lines["TestByKit"], lines["TestByTestify"]; 2*kit > testify {
		t.Errorf("it takes %d lines with the kit and %d with testify", kit, testify)
	}
}
