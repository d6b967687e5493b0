package orders_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

func TestFillBasketTakesItems(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	orders.RegisterFillBasket(env, workflow.RegisterOptions{})
	var bread, bag testUpdate
	env.RegisterDelayedCallback(func() {
		env.UpdateWorkflow(orders.FillBasketAddItemUpdate, "bread", &bread, orders.Item{Name: "bread", Cents: 250})
		env.UpdateWorkflow(orders.FillBasketAddItemUpdate, "bag", &bag, orders.Item{Name: "a bag"})
	}, time.Minute)

	env.ExecuteWorkflow(orders.FillBasketTypeName, orders.Address{})

	if diff := cmp.Diff(testUpdate{accepted: true, result: orders.Total{Items: 1, Cents: 250}}, bread, exportAll); diff != "" {
		t.Errorf("bread (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(testUpdate{rejected: "a bag has no price"}, bag, exportAll); diff != "" {
		t.Errorf("bag (-want +got):\n%s", diff)
	}
	cause, ok := errors.AsType[*temporal.ApplicationError](env.GetWorkflowError())
	if !ok || cause.Type() != "Abandoned" {
		t.Errorf("got error %v, want an Abandoned", env.GetWorkflowError())
	}
}

// testUpdate is what becomes of an Update in the test environment.
type testUpdate struct {
	accepted bool
	rejected string
	result   any
}

var exportAll = cmp.AllowUnexported(testUpdate{})

func (u *testUpdate) Accept()          { u.accepted = true }
func (u *testUpdate) Reject(err error) { u.rejected = err.Error() }
func (u *testUpdate) Complete(result any, err error) {
	if u.result = result; err != nil {
		u.result = err
	}
}
