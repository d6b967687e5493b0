package orders_test

import (
	"errors"
	"testing"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"

	"github.com/temporal-gen/temporal-gen/example/orders"
	"github.com/temporal-gen/temporal-gen/example/orders/orderstest"
)

func TestFillBasketTakesItems(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	bread := orderstest.UpdateFillBasketAddItem(env, time.Minute, orders.Item{Name: "bread", Cents: 250})
	bag := orderstest.UpdateFillBasketAddItem(env, time.Minute, orders.Item{Name: "a bag"})

	_, err := orderstest.ExecuteFillBasket(env, orders.Address{})

	if cause, ok := errors.AsType[*temporal.ApplicationError](err); !ok || cause.Type() != "Abandoned" {
		t.Errorf("got error %v, want an Abandoned", err)
	}
	if total, err := bread.Get(); err != nil || total != (orders.Total{Items: 1, Cents: 250}) {
		t.Errorf("bread: got %v, %v", total, err)
	}
	if _, err := bag.Get(); !bag.Rejected || err.Error() != "a bag has no price" {
		t.Errorf("bag: got error %v, rejected %v", err, bag.Rejected)
	}
}
