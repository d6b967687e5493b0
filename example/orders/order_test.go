package orders_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

// The SDK's test environment is a registry too, so unit tests register like
// workers do.
func TestProcessOrderRefundsWhatCannotBeShipped(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	payments := orders.NewPayments()
	orders.RegisterProcessOrder(env, workflow.RegisterOptions{})
	orders.RegisterShipOrder(env, &orders.Warehouse{}, workflow.RegisterOptions{})
	env.RegisterActivity(payments)

	env.ExecuteWorkflow(orders.ProcessOrderTypeName, orders.Order{ID: "order-1", PriceCents: 100})

	cause, ok := errors.AsType[*temporal.ApplicationError](env.GetWorkflowError())
	if !ok || cause.Type() != "NoCarrier" {
		t.Errorf("got error %v, want a NoCarrier", env.GetWorkflowError())
	}
	got, err := payments.Sales(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(orders.Report{}, got); diff != "" {
		t.Errorf("sales (-want +got):\n%s", diff)
	}
}
