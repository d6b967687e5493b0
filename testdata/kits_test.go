package testdata_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/kits/orders"
	kit "github.com/temporal-gen/temporal-gen/testdata/kits/orders/testsuite"
	"github.com/temporal-gen/temporal-gen/testdata/kits/orderstest"
)

// fakeAll has fakes for all that orders.ProcessOrder calls.
func fakeAll(env *testsuite.TestWorkflowEnvironment) {
	orderstest.FakeChargeActivity(env, func(context.Context, int) (string, error) { return "charged", nil })
	fakeLocals(env)
	orderstest.FakeShipOrder(env, func(id string, parcels int) (string, error) { return id + "!", nil })
}

func fakeLocals(env *testsuite.TestWorkflowEnvironment) {
	orderstest.FakeDiscountActivity(env, func(context.Context, orders.Order) (int, error) { return 1, nil })
	orderstest.FakeFeeActivity(env, func() (int, error) { return 10, nil })
}

// TestKitRuns has a workflow meet its messages and fakes.
func TestKitRuns(t *testing.T) {
	t.Parallel()
	env := newEnvironment()
	var charged []int
	orderstest.FakeChargeActivity(env, func(context.Context, int) (string, error) { return "", errors.New("replaced") })
	orderstest.FakeChargeActivity(env, func(_ context.Context, amount int) (string, error) {
		charged = append(charged, amount)
		return "charged", nil
	})
	fakeLocals(env)
	orderstest.FakeShipOrder(env, func(id string, parcels int) (string, error) { return id + "!", nil })
	orderstest.SignalProcessOrderNudge(env, 0)
	added := orderstest.UpdateProcessOrderAddItem(env, time.Minute, "pen")
	orderstest.SignalProcessOrderApprove(env, time.Hour, orders.Approval{By: "Noor"})
	got, err := orderstest.ExecuteProcessOrder(env, orders.Order{Items: []string{"book"}})
	if err != nil {
		t.Fatal(err)
	}
	if want := (orders.Receipt{Parcel: "order!", Approved: "Noor", Total: 11}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if !slices.Equal(charged, []int{2}) {
		t.Errorf("%v are charged", charged)
	}
	if total, err := added.Get(); err != nil || total.Items != 2 {
		t.Errorf("the update gives %+v, %v", total, err)
	}
	status, err := orderstest.QueryProcessOrderStatus(env, true)
	if err != nil || status != "approved by Noor" {
		t.Errorf("the query gives %q, %v", status, err)
	}
	env.AssertExpectations(t)
}

// TestKitUpdates tells apart what can become of an update.
func TestKitUpdates(t *testing.T) {
	t.Parallel()
	env := newEnvironment()
	fakeAll(env)
	early := orderstest.UpdateProcessOrderAddItem(env, 0, "pen")
	rejected := orderstest.UpdateProcessOrderAddItem(env, time.Second, "")
	open := orderstest.UpdateProcessOrderWait(env, 2*time.Minute)
	orderstest.SignalProcessOrderApprove(env, 3*time.Minute, orders.Approval{})
	late := orderstest.UpdateProcessOrderAddItem(env, time.Hour, "pen")
	if _, err := orderstest.ExecuteProcessOrder(env, orders.Order{}); err != nil {
		t.Fatal(err)
	}
	type stages struct{ accepted, rejected, completed, err bool }
	for _, test := range []struct {
		name      string
		got, want stages
	}{
		{"early", stagesOf(early), stages{true, false, true, false}},
		{"rejected", stagesOf(rejected), stages{false, true, false, true}},
		{"open", stagesOf(open), stages{true, false, false, true}},
		{"late", stagesOf(late), stages{false, false, false, true}},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %+v, want %+v", test.name, test.got, test.want)
		}
	}
	if _, err := rejected.Get(); err.Error() != "no item" {
		t.Errorf("the rejected update gives %v", err)
	}
}

func stagesOf[T any](o *orderstest.UpdateOutcome[T]) struct{ accepted, rejected, completed, err bool } {
	_, err := o.Get()
	return struct{ accepted, rejected, completed, err bool }{o.Accepted, o.Rejected, o.Completed, err != nil}
}

// TestKitFakes replaces what is there already, of which the last counts.
func TestKitFakes(t *testing.T) {
	t.Parallel()
	env := newEnvironment()
	fakeAll(env)
	env.RegisterActivity(orders.Discount) // which the SDK takes after mocks
	orderstest.FakeDiscountActivity(env, func(context.Context, orders.Order) (int, error) { return 5, nil })
	orderstest.FakeFeeActivity(env, func() (int, error) { return 20, nil })
	orderstest.FakeShipOrder(env, func(string, int) (string, error) { return "", errors.New("no ship") })
	orderstest.SignalProcessOrderApprove(env, time.Minute, orders.Approval{})
	got, err := orderstest.ExecuteProcessOrder(env, orders.Order{})
	if err == nil || got != (orders.Receipt{}) {
		t.Fatalf("got %+v, %v", got, err)
	}

	env = newEnvironment()
	fakeAll(env)
	orderstest.FakeDiscountActivity(env, func(context.Context, orders.Order) (int, error) { return 5, nil })
	orderstest.FakeFeeActivity(env, func() (int, error) { return 20, nil })
	orderstest.SignalProcessOrderApprove(env, time.Minute, orders.Approval{})
	if got, err = orderstest.ExecuteProcessOrder(env, orders.Order{}); err != nil || got.Total != 15 {
		t.Errorf("got %+v, %v", got, err)
	}
}

// TestKitEnds has workflows end in other ways than with a result.
func TestKitEnds(t *testing.T) {
	t.Parallel()
	if err := orderstest.ExecuteFail(newEnvironment()); err == nil {
		t.Error("a workflow that fails has no error")
	}
	var again *workflow.ContinueAsNewError
	err := orderstest.ExecuteCleanUp(newEnvironment(), orders.Cleaning(1), kit.Suite{Name: "a"}, kit.Suite{Name: "b"})
	if !errors.As(err, &again) || again.WorkflowType.Name != "CleanUp" {
		t.Errorf("a workflow that goes on as new ends with %v", err)
	}
	got, err := orderstest.ExecuteShipOrder(newEnvironment(), &orders.Shipping{Prefix: "DHL "}, "7", 1)
	if err != nil || got != "DHL 7" {
		t.Errorf("a method gives %q, %v", got, err)
	}
	env := newEnvironment()
	orderstest.FakeFail(env, func() error { return nil })
	if err := orderstest.ExecuteFail(env); err == nil {
		t.Error("a workflow is not run, as its fake is")
	}
}

// TestKitNames has fakes run for whoever goes by name.
func TestKitNames(t *testing.T) {
	t.Parallel()
	env := newEnvironment()
	orderstest.FakePackActivity(env, func(_ context.Context, id string) (int, error) { return len(id), nil })
	orderstest.FakeTranscode(env, func(url string) (string, error) { return url + ".webm", nil })
	env.ExecuteWorkflow(func(ctx workflow.Context) (string, error) {
		ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
		if n, err := orders.ExecutePackActivity(ctx, "abc").Get(ctx); err != nil || n != 3 {
			return "", errors.Join(errors.New("not packed"), err)
		}
		return orders.ExecuteTranscodeChild(ctx, "film").Get(ctx)
	})
	var got string
	if err := env.GetWorkflowResult(&got); err != nil || got != "film.webm" {
		t.Errorf("got %q, %v", got, err)
	}
}
