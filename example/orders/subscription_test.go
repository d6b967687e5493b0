package orders_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

// A run has to take over what it was told: the next one gets nothing but its
// argument.
func TestSubscribeHandsOnWhatChanged(t *testing.T) {
	moved := orders.Address{City: "Antwerpen", Country: "BE"}
	for name, after := range map[string]time.Duration{
		"while it waits":         time.Minute,
		"while a box is ordered": time.Hour + time.Minute,
	} {
		t.Run(name, func(t *testing.T) {
			var suite testsuite.WorkflowTestSuite
			env := suite.NewTestWorkflowEnvironment()
			orders.RegisterSubscribe(env, workflow.RegisterOptions{})
			env.RegisterWorkflowWithOptions(func(ctx workflow.Context, order orders.Order) (orders.Receipt, error) {
				return orders.Receipt{}, workflow.Sleep(ctx, time.Hour)
			}, workflow.RegisterOptions{Name: orders.ProcessOrderTypeName})
			var update testUpdate
			env.RegisterDelayedCallback(func() {
				env.SignalWorkflow(orders.SubscribeMoveSignal, moved)
				env.UpdateWorkflow(orders.SubscribeSetBoxesUpdate, "", &update, 12)
			}, after)

			env.ExecuteWorkflow(orders.SubscribeTypeName, orders.Subscription{Every: time.Hour, Ordered: 1})

			if diff := cmp.Diff(testUpdate{accepted: true, result: 0}, update, exportAll); diff != "" {
				t.Errorf("update (-want +got):\n%s", diff)
			}
			next, ok := errors.AsType[*workflow.ContinueAsNewError](env.GetWorkflowError())
			if !ok {
				t.Fatalf("got error %v, want a ContinueAsNewError", env.GetWorkflowError())
			}
			var got orders.Subscription
			if err := converter.GetDefaultDataConverter().FromPayloads(next.Input, &got); err != nil {
				t.Fatal(err)
			}
			want := orders.Subscription{ShipTo: moved, Every: time.Hour, Boxes: 12, Ordered: 2}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("argument of the next run (-want +got):\n%s", diff)
			}
		})
	}
}
