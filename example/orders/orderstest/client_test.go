package orderstest_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/temporal-gen/temporal-gen/example/orders"
	"github.com/temporal-gen/temporal-gen/example/orders/orderstest"
)

var options = client.StartWorkflowOptions{ID: "order", TaskQueue: "orders"}

// aTest is a test as a client sees it: it may fail without failing the one that it is in.
type aTest struct {
	testing.TB
	mu       sync.Mutex
	failures []string
	cleanups []func()
}

func (t *aTest) Helper() {}

func (t *aTest) Error(args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.failures = append(t.failures, fmt.Sprint(args...))
}

func (t *aTest) FailNow() {
	t.Error("FailNow")
	runtime.Goexit()
}

func (t *aTest) Cleanup(f func()) { t.cleanups = append(t.cleanups, f) }

// end ends the test.
func (t *aTest) end() {
	for _, f := range t.cleanups {
		f()
	}
}

// expect requires that the test has failed for these reasons.
func (t *aTest) expect(outer *testing.T, want ...string) {
	outer.Helper()
	t.mu.Lock()
	defer t.mu.Unlock()
	if diff := cmp.Diff(want, t.failures, cmpopts.EquateEmpty()); diff != "" {
		outer.Errorf("failures (-want +got):\n%s", diff)
	}
}

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

// TestFailures has the code under test do what no fake is set for.
func TestFailures(t *testing.T) {
	for _, test := range []struct {
		name string
		do   func(ctx context.Context, c *orderstest.Client) error
		want string
	}{
		{"Execute", func(ctx context.Context, c *orderstest.Client) error {
			return c.GetWorkflow(ctx, "order", "").Get(ctx, nil)
		}, "ProcessOrder.Execute is called and not set: set it to a func"},
		{"signal", func(ctx context.Context, c *orderstest.Client) error {
			return c.SignalWorkflow(ctx, "order", "", "approve", orders.Approval{})
		}, "ProcessOrder.Approve is called and not set: set it to a func"},
		{"query", func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.QueryWorkflow(ctx, "order", "", "status", true)
			return err
		}, "ProcessOrder.Status is called and not set: set it to a func"},
		{"update", func(ctx context.Context, c *orderstest.Client) error {
			start := c.NewWithStartWorkflowOperation(client.StartWorkflowOptions{ID: "basket", TaskQueue: "orders", WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_FAIL}, "FillBasket", orders.Address{})
			_, err := c.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{StartWorkflowOperation: start, UpdateOptions: client.UpdateWorkflowOptions{UpdateName: "add-item", WaitForStage: client.WorkflowUpdateStageCompleted}})
			return err
		}, "FillBasket.AddItem is called and not set: set it to a func"},
		{"unknown signal", func(ctx context.Context, c *orderstest.Client) error {
			return c.SignalWorkflow(ctx, "order", "", "aprove", orders.Approval{})
		}, `workflow "ProcessOrder" takes no signal "aprove"`},
		{"unknown query", func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.QueryWorkflow(ctx, "order", "", "approve")
			return err
		}, `workflow "ProcessOrder" takes no query "approve"`},
		{"unknown update", func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: "order", UpdateName: "add-item", WaitForStage: client.WorkflowUpdateStageCompleted})
			return err
		}, `workflow "ProcessOrder" takes no update "add-item"`},
		{"undecodable signal", func(ctx context.Context, c *orderstest.Client) error {
			c.ProcessOrder.Approve = func(context.Context, string, orders.Approval) error { return nil }
			return c.SignalWorkflow(ctx, "order", "", "approve", "Noor")
		}, `signal "approve" has an argument that workflow "ProcessOrder" would drop: unable to decode the input: payload item 0: unable to decode: json: cannot unmarshal string into Go value of type orders.Approval`},
		{"unknown workflow", func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: "orders"}, "processOrder", orders.Order{})
			return err
		}, `workflow "processOrder" is none of this client's: give NewClient the Fakes of its package, or start it by the name under which it is registered`},
		{"undecodable argument", func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: "orders"}, "ProcessOrder", 1)
			return err
		}, `workflow "ProcessOrder" is started with arguments that a worker would try for ever to decode: unable to decode the input: payload item 0: unable to decode: json: cannot unmarshal number into Go value of type orders.Order`},
		{"unknown scheduled workflow", func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.ScheduleClient().Create(ctx, client.ScheduleOptions{ID: "daily", Action: &client.ScheduleWorkflowAction{ID: "order", Workflow: "Nope", TaskQueue: "orders"}})
			return err
		}, `workflow "Nope" is none of this client's: give NewClient the Fakes of its package, or start it by the name under which it is registered`},
		{"history", func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.GetWorkflowHistory(ctx, "order", "", false, enumspb.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT).Next()
			return err
		}, `the history of workflow "order" is asked for, which this client does not fake`},
	} {
		t.Run(test.name, func(t *testing.T) {
			inner := &aTest{}
			defer inner.end()
			c := orderstest.NewClient(inner)
			mustStart(t, c)
			if err := test.do(t.Context(), c); err == nil {
				t.Error("the call has no error")
			}
			inner.expect(t, test.want)
		})
	}
}

func TestMethodsThatAreNotFaked(t *testing.T) {
	for method, call := range map[string]func(ctx context.Context, c *orderstest.Client) error{
		"ListWorkflowExecutions": func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.ListWorkflow(ctx, &workflowservice.ListWorkflowExecutionsRequest{})
			return err
		},
		"CountWorkflowExecutions": func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.CountWorkflow(ctx, &workflowservice.CountWorkflowExecutionsRequest{})
			return err
		},
		"ResetWorkflowExecution": func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.ResetWorkflowExecution(ctx, &workflowservice.ResetWorkflowExecutionRequest{WorkflowTaskFinishEventId: 1})
			return err
		},
		"RespondActivityTaskCompleted": func(ctx context.Context, c *orderstest.Client) error {
			return c.CompleteActivity(ctx, []byte("token"), nil, nil)
		},
		"DescribeTaskQueue": func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.DescribeTaskQueue(ctx, "orders", enumspb.TASK_QUEUE_TYPE_WORKFLOW)
			return err
		},
		"ListSchedules": func(ctx context.Context, c *orderstest.Client) error {
			schedules, err := c.ScheduleClient().List(ctx, client.ScheduleListOptions{})
			if err == nil {
				_, err = schedules.Next()
			}
			return err
		},
		"DeleteSchedule": func(ctx context.Context, c *orderstest.Client) error {
			return c.ScheduleClient().GetHandle(ctx, "daily").Delete(ctx)
		},
		"GetClusterInfo": func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.WorkflowService().GetClusterInfo(ctx, &workflowservice.GetClusterInfoRequest{})
			return err
		},
		"/grpc.health.v1.Health/Check": func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.CheckHealth(ctx, nil)
			return err
		},
	} {
		t.Run(method, func(t *testing.T) {
			inner := &aTest{}
			defer inner.end()
			if err := call(t.Context(), orderstest.NewClient(inner)); err == nil {
				t.Error("the call has no error")
			}
			inner.expect(t, method+" of Temporal's API is called, which this client does not fake")
		})
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
	if failed, ok := errors.AsType[*temporal.ApplicationError](err); !ok || failed.Message() != "Execute did not return" {
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
