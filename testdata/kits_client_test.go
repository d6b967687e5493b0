package testdata_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/temporal-gen/temporal-gen/testdata/kits/dispatch"
	"github.com/temporal-gen/temporal-gen/testdata/kits/dispatchtest"
	"github.com/temporal-gen/temporal-gen/testdata/kits/orders"
	"github.com/temporal-gen/temporal-gen/testdata/kits/orderstest"
)

var orderOptions = client.StartWorkflowOptions{ID: "order", TaskQueue: "orders"}

// mustStart starts an order.
func mustStart(t *testing.T, c client.Client) client.WorkflowRun {
	t.Helper()
	run, err := c.ExecuteWorkflow(t.Context(), orderOptions, orders.ProcessOrder, orders.Order{Items: []string{"book"}})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func TestKitClientRunsOnce(t *testing.T) {
	t.Parallel()
	c := orderstest.NewClient(t)
	var times atomic.Int32
	c.ProcessOrder.Execute = func(context.Context, client.StartWorkflowOptions, orders.Order) (orders.Receipt, error) {
		return orders.Receipt{Total: int(times.Add(1))}, nil
	}
	run := mustStart(t, c)
	if n := times.Load(); n != 0 {
		t.Errorf("Execute ran %d times before anybody asked for its result", n)
	}
	var asked sync.WaitGroup
	for range 20 {
		asked.Go(func() {
			var receipt orders.Receipt
			if err := c.GetWorkflow(t.Context(), run.GetID(), "").Get(t.Context(), &receipt); err != nil || receipt.Total != 1 {
				t.Errorf("Get: %v, %v", receipt, err)
			}
		})
	}
	asked.Wait()
	if err := c.Complete(t.Context(), run.GetID()); err != nil || times.Load() != 1 {
		t.Errorf("Complete: %v after %d runs", err, times.Load())
	}
}

// TestKitClientAtOnce has calls change and read at once what a client keeps.
func TestKitClientAtOnce(t *testing.T) {
	t.Parallel()
	c := orderstest.NewClient(t)
	c.ProcessOrder = orderstest.ProcessOrderFake{
		Execute: func(context.Context, client.StartWorkflowOptions, orders.Order) (orders.Receipt, error) {
			return orders.Receipt{}, nil
		},
		Nudge:   func(context.Context, string) error { return nil },
		Status:  func(context.Context, string, bool) (string, error) { return "", nil },
		AddItem: func(context.Context, string, string) (orders.Total, error) { return orders.Total{}, nil },
	}
	ctx, w := t.Context(), orders.NewWorkflowClient(c)
	start := func(id string) error {
		_, err := w.ExecuteProcessOrder(ctx, client.StartWorkflowOptions{ID: id, TaskQueue: "orders"}, orders.Order{})
		return err
	}
	if err := errors.Join(start("open"), start("closing")); err != nil {
		t.Fatal(err)
	}
	open, closing := w.GetProcessOrder(ctx, "open", ""), w.GetProcessOrder(ctx, "closing", "")
	action := orders.NewProcessOrderScheduleAction(orders.Order{})
	action.TaskQueue = "orders"
	const times = 50
	calls := []func(id string) error{
		func(string) error { return open.SignalNudge(ctx) },
		func(string) error { _, err := open.QueryStatus(ctx, true); return err },
		func(string) error { _, err := open.UpdateAddItem(ctx, "pen"); return err },
		func(string) error { return closing.Cancel(ctx) },
		func(string) error { _, err := closing.Get(ctx); return err },
		func(string) error { _, err := closing.QueryStatus(ctx, true); return err },
		func(string) error {
			_, err := c.WorkflowService().DescribeWorkflowExecution(ctx, &workflowservice.DescribeWorkflowExecutionRequest{Execution: &commonpb.WorkflowExecution{WorkflowId: "closing"}})
			return err
		},
		func(string) error { c.Starts(); return nil },
		func(string) error { c.Schedules(); return nil },
		start,
		func(id string) error {
			_, err := c.ScheduleClient().Create(ctx, client.ScheduleOptions{ID: id, Action: action})
			return err
		},
	}
	var asked sync.WaitGroup
	for i := range times {
		for _, call := range calls {
			asked.Go(func() {
				if err := call(fmt.Sprint(i)); err != nil {
					t.Error(err)
				}
			})
		}
	}
	asked.Wait()
	if starts, schedules := len(c.Starts()), len(c.Schedules()); starts != times+2 || schedules != times {
		t.Errorf("%d starts and %d schedules", starts, schedules)
	}
}

func TestKitClientComplete(t *testing.T) {
	t.Parallel()
	c := orderstest.NewClient(t)
	done := false
	c.ProcessOrder.Execute = func(_ context.Context, options client.StartWorkflowOptions, order orders.Order) (orders.Receipt, error) {
		done = options.TaskQueue == "orders" && slices.Equal(order.Items, []string{"book"})
		return orders.Receipt{}, temporal.NewApplicationError("no", "Refused")
	}
	mustStart(t, c)
	err := c.Complete(t.Context(), "order")
	if refused, ok := errors.AsType[*temporal.ApplicationError](err); !ok || refused.Type() != "Refused" || !done {
		t.Errorf("got %v, done: %t", err, done)
	}
}

func TestKitClientFailNow(t *testing.T) {
	t.Parallel()
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

func TestKitClientEnd(t *testing.T) {
	t.Parallel()
	inner := &aTest{}
	c := orderstest.NewClient(inner)
	waiting, leave := context.WithCancel(t.Context())
	ended := make(chan error)
	c.ProcessOrder.Execute = func(ctx context.Context, _ client.StartWorkflowOptions, _ orders.Order) (orders.Receipt, error) {
		leave()
		<-ctx.Done()
		ended <- ctx.Err()
		return orders.Receipt{}, ctx.Err()
	}
	run := mustStart(t, c)
	if err := run.Get(waiting, nil); err == nil {
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

// TestKitClientOfOthers has a client of one package's workflows have another's too.
func TestKitClientOfOthers(t *testing.T) {
	t.Parallel()
	var others orderstest.Fakes
	c := dispatchtest.NewClient(t, &others)
	others.ShipOrder.Execute = func(_ context.Context, _ client.StartWorkflowOptions, id string, parcels int) (string, error) {
		return fmt.Sprint(id, parcels), nil
	}
	c.Dispatch.Execute = func(context.Context, client.StartWorkflowOptions, string) error { return nil }
	run, err := c.ExecuteWorkflow(t.Context(), orderOptions, "orders.Ship", "parcel", 7)
	if err != nil {
		t.Fatal(err)
	}
	var shipped string
	if err := run.Get(t.Context(), &shipped); err != nil || shipped != "parcel7" {
		t.Errorf("got %q, %v", shipped, err)
	}
	if run, err = c.ExecuteWorkflow(t.Context(), orderOptions, dispatch.Dispatch, "parcel"); err != nil {
		t.Fatal(err)
	}
	if err := run.Get(t.Context(), nil); err != nil {
		t.Error(err)
	}

	inner := &aTest{}
	defer inner.end()
	unset := dispatchtest.NewClient(inner, &orderstest.Fakes{})
	if _, err := unset.ExecuteWorkflow(t.Context(), orderOptions, "orders.Ship", "parcel", 7); err != nil {
		t.Error(err)
	}
	if err := unset.Complete(t.Context(), "order"); err == nil {
		t.Error("what has no func completes")
	}
	inner.expect(t, "ShipOrder.Execute is called and not set: set it to a func")
}

func TestKitClientStarts(t *testing.T) {
	t.Parallel()
	c := orderstest.NewClient(t)
	c.ProcessOrder.Approve = func(context.Context, string, orders.Approval) error { return nil }
	c.ProcessOrder.AddItem = func(context.Context, string, string) (orders.Total, error) { return orders.Total{}, nil }
	w := orders.NewWorkflowClient(c)
	given := func(id string) client.StartWorkflowOptions {
		return client.StartWorkflowOptions{
			ID: id, TaskQueue: "orders", Memo: map[string]any{"by": "Noor"}, WorkflowRunTimeout: time.Hour,
			RetryPolicy: &temporal.RetryPolicy{MaximumAttempts: 3}, WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
		}
	}
	_, err := w.ExecuteProcessOrder(t.Context(), given("executed"), orders.Order{Items: []string{"1"}})
	_, errSignal := w.SignalWithStartProcessOrderApprove(t.Context(), given("signaled"), orders.Order{Items: []string{"2"}}, orders.Approval{})
	_, _, errUpdate := w.UpdateWithStartProcessOrderAddItem(t.Context(), given("updated"), orders.Order{Items: []string{"3"}}, client.UpdateWorkflowOptions{}, "pen")
	again, errAgain := w.ExecuteProcessOrder(t.Context(), given("executed"), orders.Order{Items: []string{"4"}})
	unnamed, errUnnamed := w.ExecuteShipOrder(t.Context(), given(""), "5", 1)
	if err := errors.Join(err, errSignal, errUpdate, errAgain, errUnnamed, again.Cancel(t.Context())); err != nil {
		t.Fatal(err)
	}

	got := c.Starts()
	want := []orderstest.Start{
		{WorkflowType: "ProcessOrder", Options: given("executed"), RunID: again.GetRunID(), CancelRequested: true},
		{WorkflowType: "ProcessOrder", Options: given("signaled")},
		{WorkflowType: "ProcessOrder", Options: given("updated")},
		{WorkflowType: "orders.Ship", Options: given(unnamed.GetID()), RunID: unnamed.GetRunID()},
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
	if err := got[1].Args.Get(&order); err != nil || !slices.Equal(order.Items, []string{"2"}) {
		t.Errorf("argument %v, %v", order, err)
	}
}

func TestKitClientSchedules(t *testing.T) {
	t.Parallel()
	c := orderstest.NewClient(t)
	options := client.ScheduleOptions{
		ID:     "daily",
		Spec:   client.ScheduleSpec{CronExpressions: []string{"0 9 * * *"}},
		Action: &client.ScheduleWorkflowAction{ID: "order", Workflow: orders.ProcessOrder, TaskQueue: "orders", Args: []any{orders.Order{Items: []string{"1"}}}},
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

func TestKitClientFail(t *testing.T) {
	t.Parallel()
	c := orderstest.NewClient(t)
	var methods []string
	c.Fail = func(method string) error {
		methods = append(methods, method)
		if len(methods) == 1 {
			return serviceerror.NewUnavailable("try later")
		}
		return nil
	}
	_, err := c.ExecuteWorkflow(t.Context(), orderOptions, orders.ProcessOrder, orders.Order{})
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
