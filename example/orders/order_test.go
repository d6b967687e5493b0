package orders_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/billing"
	"github.com/temporal-gen/temporal-gen/example/orders"
)

// The SDK's test environment is a registry too, so unit tests register like
// workers do.
func TestProcessOrderRefundsWhatCannotBeShipped(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	payments := billing.NewPayments()
	orders.RegisterProcessOrder(env, workflow.RegisterOptions{})
	orders.RegisterShipOrder(env, &orders.Warehouse{}, workflow.RegisterOptions{})
	registerPayments(env, payments)

	env.ExecuteWorkflow(orders.ProcessOrderTypeName, orders.Order{ID: "order-1", PriceCents: 100})

	cause, ok := errors.AsType[*temporal.ApplicationError](env.GetWorkflowError())
	if !ok || cause.Type() != "NoCarrier" {
		t.Errorf("got error %v, want a NoCarrier", env.GetWorkflowError())
	}
	checkSales(t, payments, billing.Sales{})
}

// The test environment sends messages by their names, which are generated.
func TestProcessOrderHoldsUntilApproved(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	payments := billing.NewPayments()
	orders.RegisterProcessOrder(env, workflow.RegisterOptions{})
	orders.RegisterShipOrder(env, &orders.Warehouse{Carriers: map[string]string{"NL": "Fietskoerier"}}, workflow.RegisterOptions{})
	registerPayments(env, payments)
	orders.RegisterBookParcelActivity(env, activity.RegisterOptions{})
	order := orders.Order{ID: "order-1", PriceCents: 100, ShipTo: orders.Address{Country: "NL"}, HoldFor: time.Hour}
	env.RegisterDelayedCallback(func() {
		checkStatus(t, env, true, orders.Status{Stage: "on hold", Order: &order})
		env.SignalWorkflow(orders.ProcessOrderApproveSignal, orders.Approval{By: "Noor"})
	}, time.Minute)
	started := env.Now()

	env.ExecuteWorkflow(orders.ProcessOrderTypeName, order)

	if err := env.GetWorkflowError(); err != nil {
		t.Fatal(err)
	}
	if held := env.Now().Sub(started); held >= order.HoldFor {
		t.Errorf("it was held for %v although it was approved", held)
	}
	checkStatus(t, env, false, orders.Status{Stage: "shipped", ApprovedBy: "Noor"})
	checkSales(t, payments, billing.Sales{Orders: 1, PaidCents: 100})
}

func TestProcessOrderRefundsWhatIsWithdrawn(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	payments := billing.NewPayments()
	orders.RegisterProcessOrder(env, workflow.RegisterOptions{})
	registerPayments(env, payments)
	env.RegisterDelayedCallback(func() {
		env.SignalWorkflow(orders.ProcessOrderWithdrawSignal, orders.Withdrawal{Reason: "too slow"})
	}, time.Minute)

	env.ExecuteWorkflow(orders.ProcessOrderTypeName, orders.Order{ID: "order-1", PriceCents: 100, HoldFor: time.Hour})

	cause, ok := errors.AsType[*temporal.ApplicationError](env.GetWorkflowError())
	if !ok || cause.Type() != "Withdrawn" {
		t.Errorf("got error %v, want a Withdrawn", env.GetWorkflowError())
	}
	checkStatus(t, env, false, orders.Status{Stage: "refunded"})
	checkSales(t, payments, billing.Sales{})
}

// registerPayments registers those Activities that orders need.
func registerPayments(env *testsuite.TestWorkflowEnvironment, payments *billing.Payments) {
	billing.RegisterChargeActivity(env, payments, activity.RegisterOptions{})
	billing.RegisterRefundActivity(env, payments, activity.RegisterOptions{})
}

func checkStatus(t *testing.T, env *testsuite.TestWorkflowEnvironment, detail bool, want orders.Status) {
	t.Helper()
	answer, err := env.QueryWorkflow(orders.ProcessOrderStatusQuery, detail)
	if err != nil {
		t.Fatal(err)
	}
	var got orders.Status
	if err := answer.Get(&got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("status (-want +got):\n%s", diff)
	}
}

func checkSales(t *testing.T, payments *billing.Payments, want billing.Sales) {
	t.Helper()
	got, err := payments.Sales(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sales (-want +got):\n%s", diff)
	}
}
