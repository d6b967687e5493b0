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
	"github.com/temporal-gen/temporal-gen/example/orders/orderstest"
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
			// It takes its time, for which it has to be a Workflow of its own.
			env.RegisterWorkflowWithOptions(func(ctx workflow.Context, order orders.Order) (orders.Receipt, error) {
				return orders.Receipt{}, workflow.Sleep(ctx, time.Hour)
			}, workflow.RegisterOptions{Name: orders.ProcessOrderTypeName})
			orderstest.SignalSubscribeMove(env, after, moved)
			update := orderstest.UpdateSubscribeSetBoxes(env, after, 12)

			err := orderstest.ExecuteSubscribe(env, orders.Subscription{Every: time.Hour, Ordered: 1})

			if before, err := update.Get(); err != nil || before != 0 {
				t.Errorf("update: got %v, %v", before, err)
			}
			next, ok := errors.AsType[*workflow.ContinueAsNewError](err)
			if !ok {
				t.Fatalf("got error %v, want a ContinueAsNewError", err)
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
