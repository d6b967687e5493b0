package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/temporal-gen/temporal-gen/example/orders"
	"github.com/temporal-gen/temporal-gen/example/orders/orderstest"
)

var options = client.StartWorkflowOptions{ID: "order", TaskQueue: "orders"}

// mustStart starts an order.
func mustStart(t *testing.T, c client.Client) client.WorkflowRun {
	t.Helper()
	run, err := c.ExecuteWorkflow(t.Context(), options, orders.ProcessOrder, orders.Order{ID: "order"})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func TestExecuteRunsOnce(t *testing.T) {
	c := orderstest.NewClient(t)
	var times atomic.Int32
	c.ProcessOrder.Execute = func(context.Context, client.StartWorkflowOptions, orders.Order) (orders.Receipt, error) {
		return orders.Receipt{PaidCents: int(times.Add(1))}, nil
	}
	run := mustStart(t, c)
	if n := times.Load(); n != 0 {
		t.Errorf("Execute ran %d times before anybody asked for its result", n)
	}
	var asked sync.WaitGroup
	for range 20 {
		asked.Go(func() {
			var receipt orders.Receipt
			if err := c.GetWorkflow(t.Context(), run.GetID(), "").Get(t.Context(), &receipt); err != nil || receipt.PaidCents != 1 {
				t.Errorf("Get: %v, %v", receipt, err)
			}
			c.Starts()
		})
	}
	asked.Wait()
	if err := c.Complete(t.Context(), run.GetID()); err != nil || times.Load() != 1 {
		t.Errorf("Complete: %v after %d runs", err, times.Load())
	}
}

func TestComplete(t *testing.T) {
	c := orderstest.NewClient(t)
	done := false
	c.ProcessOrder.Execute = func(_ context.Context, options client.StartWorkflowOptions, order orders.Order) (orders.Receipt, error) {
		done = options.TaskQueue == "orders" && order.ID == "order"
		return orders.Receipt{}, temporal.NewApplicationError("no", "Refused")
	}
	mustStart(t, c)
	err := c.Complete(t.Context(), "order")
	if refused, ok := errors.AsType[*temporal.ApplicationError](err); !ok || refused.Type() != "Refused" || !done {
		t.Errorf("got %v, done: %t", err, done)
	}
}

func TestExecuteThatFailsTheTest(t *testing.T) {
	inner := &aTest{}
	defer inner.end()
	c := orderstest.NewClient(inner)
	c.ProcessOrder.Execute = func(context.Context, client.StartWorkflowOptions, orders.Order) (orders.Receipt, error) {
		inner.FailNow()
		return orders.Receipt{}, nil
	}
	err := mustStart(t, c).Get(t.Context(), nil)
	if failed, ok := errors.AsType[*temporal.ApplicationError](err); !ok || failed.Message() != "func Execute did not return" {
		t.Errorf("got %v", err)
	}
	inner.expect(t, "FailNow")
}

func TestEndOfTheTest(t *testing.T) {
	inner := &aTest{}
	c := orderstest.NewClient(inner)
	ended := make(chan error)
	c.ProcessOrder.Execute = func(ctx context.Context, _ client.StartWorkflowOptions, _ orders.Order) (orders.Receipt, error) {
		<-ctx.Done()
		ended <- ctx.Err()
		return orders.Receipt{}, ctx.Err()
	}
	run := mustStart(t, c)
	short, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if err := run.Get(short, nil); err == nil {
		t.Error("Get has a result of what still runs")
	}
	inner.end()
	if err := <-ended; err != context.Canceled {
		t.Errorf("Execute ended with %v", err)
	}

	for call, err := range map[string]error{
		"signal":   c.SignalWorkflow(t.Context(), "order", "", "nope", nil),
		"cancel":   c.CancelWorkflow(t.Context(), "order", ""),
		"complete": c.Complete(t.Context(), "order"),
	} {
		if _, ok := errors.AsType[*serviceerror.Unavailable](err); !ok {
			t.Errorf("%s after the end: %v", call, err)
		}
	}
	c.Close()
	inner.expect(t)
}

// billingFakes are what another package's kit has.
type billingFakes struct{ Invoice InvoiceFake }

type InvoiceFake struct {
	Execute func(ctx context.Context, options client.StartWorkflowOptions, cents int) (string, error)
}

func (f *billingFakes) Workflows() map[string]any {
	return map[string]any{"billing.Invoice": &f.Invoice}
}

func TestFakesOfAnotherPackage(t *testing.T) {
	var billing billingFakes
	c := orderstest.NewClient(t, &billing)
	billing.Invoice.Execute = func(_ context.Context, _ client.StartWorkflowOptions, cents int) (string, error) {
		return fmt.Sprint(cents), nil
	}
	c.ProcessOrder.Execute = func(context.Context, client.StartWorkflowOptions, orders.Order) (orders.Receipt, error) {
		return orders.Receipt{PaidCents: 5}, nil
	}
	run, err := c.ExecuteWorkflow(t.Context(), client.StartWorkflowOptions{ID: "invoice", TaskQueue: "billing"}, "billing.Invoice", 7)
	if err != nil {
		t.Fatal(err)
	}
	var invoice string
	if err := run.Get(t.Context(), &invoice); err != nil || invoice != "7" {
		t.Errorf("got %q, %v", invoice, err)
	}
	if err := mustStart(t, c).Get(t.Context(), nil); err != nil {
		t.Error(err)
	}

	inner := &aTest{}
	defer inner.end()
	other := orderstest.NewClient(inner, &billingFakes{})
	if _, err := other.ExecuteWorkflow(t.Context(), options, "billing.Invoice", 7); err != nil {
		t.Error(err)
	}
	other.Complete(t.Context(), "order")
	inner.expect(t, "Invoice.Execute is called and not set: set it to a func")
}

func TestStarts(t *testing.T) {
	c := orderstest.NewClient(t)
	c.ProcessOrder.Approve = func(context.Context, string, orders.Approval) error { return nil }
	c.FillBasket.AddItem = func(context.Context, string, orders.Item) (orders.Total, error) { return orders.Total{}, nil }
	w := orders.NewWorkflowClient(c)
	given := func(id string) client.StartWorkflowOptions {
		return client.StartWorkflowOptions{
			ID: id, TaskQueue: "orders", Memo: map[string]any{"by": "Noor"}, WorkflowRunTimeout: time.Hour,
			RetryPolicy: &temporal.RetryPolicy{MaximumAttempts: 3}, WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
		}
	}
	_, err := w.ExecuteProcessOrder(t.Context(), given("executed"), orders.Order{ID: "1"})
	_, errSignal := w.SignalWithStartProcessOrderApprove(t.Context(), given("signaled"), orders.Order{ID: "2"}, orders.Approval{})
	_, _, errUpdate := w.UpdateWithStartFillBasketAddItem(t.Context(), given("updated"), orders.Address{City: "3"}, client.UpdateWorkflowOptions{}, orders.Item{})
	again, errAgain := w.ExecuteProcessOrder(t.Context(), given("executed"), orders.Order{ID: "4"})
	unnamed, errUnnamed := w.ExecuteProcessOrder(t.Context(), given(""), orders.Order{ID: "5"})
	if err := errors.Join(err, errSignal, errUpdate, errAgain, errUnnamed, again.Cancel(t.Context())); err != nil {
		t.Fatal(err)
	}

	got := c.Starts()
	want := []orderstest.Start{
		{WorkflowType: "ProcessOrder", Options: given("executed"), RunID: again.GetRunID(), CancelRequested: true},
		{WorkflowType: "ProcessOrder", Options: given("signaled")},
		{WorkflowType: "FillBasket", Options: given("updated")},
		{WorkflowType: "ProcessOrder", Options: given(unnamed.GetID()), RunID: unnamed.GetRunID()},
	}
	for i := range want {
		want[i].Status = enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING
		if want[i].RunID == "" && i < len(got) {
			want[i].RunID = c.GetWorkflow(t.Context(), want[i].Options.ID, "").GetRunID()
		}
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(orderstest.Start{}, "Args"), cmpopts.IgnoreUnexported(client.StartWorkflowOptions{}, temporal.SearchAttributes{})); diff != "" {
		t.Errorf("starts (-want +got):\n%s", diff)
	}
	var order orders.Order
	if err := got[1].Args.Get(&order); err != nil || order.ID != "2" {
		t.Errorf("argument %v, %v", order, err)
	}
}

func TestSchedules(t *testing.T) {
	c := orderstest.NewClient(t)
	options := client.ScheduleOptions{
		ID:     "daily",
		Spec:   client.ScheduleSpec{CronExpressions: []string{"0 9 * * *"}},
		Action: &client.ScheduleWorkflowAction{ID: "order", Workflow: orders.ProcessOrder, TaskQueue: "orders", Args: []any{orders.Order{ID: "1"}}},
		Paused: true,
	}
	if _, err := c.ScheduleClient().Create(t.Context(), options); err != nil {
		t.Fatal(err)
	}
	if _, err := c.ScheduleClient().Create(t.Context(), options); !errors.Is(err, temporal.ErrScheduleAlreadyRunning) {
		t.Errorf("the second of that ID: %v", err)
	}
	got := c.Schedules()
	if len(got) != 1 || got[0].ID != "daily" || got[0].Action != options.Action || !got[0].Paused || len(got[0].Spec.CronExpressions) != 1 {
		t.Errorf("schedules: %+v", got)
	}
}

func TestFail(t *testing.T) {
	c := orderstest.NewClient(t)
	var methods []string
	c.Fail = func(method string) error {
		methods = append(methods, method)
		if len(methods) == 1 {
			return serviceerror.NewUnavailable("try later")
		}
		return nil
	}
	_, err := c.ExecuteWorkflow(t.Context(), options, orders.ProcessOrder, orders.Order{})
	if _, ok := errors.AsType[*serviceerror.Unavailable](err); !ok || len(c.Starts()) != 0 {
		t.Errorf("first: %v, %v", err, c.Starts())
	}
	mustStart(t, c)
	if err := c.CancelWorkflow(t.Context(), "order", ""); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff([]string{"StartWorkflowExecution", "StartWorkflowExecution", "RequestCancelWorkflowExecution"}, methods); diff != "" {
		t.Errorf("methods (-want +got):\n%s", diff)
	}
}
