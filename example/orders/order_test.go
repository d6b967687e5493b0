package orders_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"

	"github.com/temporal-gen/temporal-gen/example/billing/billingtest"
	"github.com/temporal-gen/temporal-gen/example/orders"
	"github.com/temporal-gen/temporal-gen/example/orders/orderstest"
)

// Packages orderstest and billingtest are generated too, for tests: they run
// Workflows in the SDK's test environment and stand in for what these call.

func TestProcessOrderRefundsWhatCannotBeShipped(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	account := fakePayments(env)
	orderstest.FakeShipOrder(env, func(orderID string, to orders.Address) (orders.Parcel, error) {
		return orders.Parcel{}, temporal.NewNonRetryableApplicationError("nobody goes there", "NoCarrier", nil)
	})

	_, err := orderstest.ExecuteProcessOrder(env, orders.Order{ID: "order-1", PriceCents: 100})

	if cause, ok := errors.AsType[*temporal.ApplicationError](err); !ok || cause.Type() != "NoCarrier" {
		t.Errorf("got error %v, want a NoCarrier", err)
	}
	if diff := cmp.Diff(map[string]int{"order-1": 0}, account); diff != "" {
		t.Errorf("paid cents (-want +got):\n%s", diff)
	}
}

func TestProcessOrderHoldsUntilApproved(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	account := fakePayments(env)
	orderstest.FakeShipOrder(env, func(orderID string, to orders.Address) (orders.Parcel, error) {
		return orders.Parcel{Tracking: "NL-" + orderID}, nil
	})
	order := orders.Order{ID: "order-1", PriceCents: 100, ShipTo: orders.Address{Country: "NL"}, HoldFor: time.Hour}
	env.RegisterDelayedCallback(func() {
		checkStatus(t, env, true, orders.Status{Stage: "on hold", Order: &order})
	}, time.Second)
	orderstest.SignalProcessOrderApprove(env, time.Minute, orders.Approval{By: "Noor"})
	started := env.Now()

	receipt, err := orderstest.ExecuteProcessOrder(env, order)

	if err != nil {
		t.Fatal(err)
	}
	if receipt.ApprovedBy != "Noor" || receipt.Parcel.Tracking != "NL-order-1" {
		t.Errorf("got receipt %+v", receipt)
	}
	if held := env.Now().Sub(started); held >= order.HoldFor {
		t.Errorf("it was held for %v although it was approved", held)
	}
	checkStatus(t, env, false, orders.Status{Stage: "shipped", ApprovedBy: "Noor"})
	if diff := cmp.Diff(map[string]int{"order-1": 100}, account); diff != "" {
		t.Errorf("paid cents (-want +got):\n%s", diff)
	}
}

func TestProcessOrderRefundsWhatIsWithdrawn(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	account := fakePayments(env)
	orderstest.SignalProcessOrderWithdraw(env, time.Minute, orders.Withdrawal{Reason: "too slow"})

	_, err := orderstest.ExecuteProcessOrder(env, orders.Order{ID: "order-1", PriceCents: 100, HoldFor: time.Hour})

	if cause, ok := errors.AsType[*temporal.ApplicationError](err); !ok || cause.Type() != "Withdrawn" {
		t.Errorf("got error %v, want a Withdrawn", err)
	}
	checkStatus(t, env, false, orders.Status{Stage: "refunded"})
	if diff := cmp.Diff(map[string]int{"order-1": 0}, account); diff != "" {
		t.Errorf("paid cents (-want +got):\n%s", diff)
	}
}

// fakePayments stands in for the Activities that orders need, and returns what is paid by
// order.
func fakePayments(env *testsuite.TestWorkflowEnvironment) map[string]int {
	account := map[string]int{}
	billingtest.FakeChargeActivity(env, func(_ context.Context, orderID string, cents int) error {
		account[orderID] = cents
		return nil
	})
	billingtest.FakeRefundActivity(env, func(_ context.Context, orderID string) error {
		account[orderID] = 0
		return nil
	})
	return account
}

func checkStatus(t *testing.T, env *testsuite.TestWorkflowEnvironment, detail bool, want orders.Status) {
	t.Helper()
	got, err := orderstest.QueryProcessOrderStatus(env, detail)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("status (-want +got):\n%s", diff)
	}
}
