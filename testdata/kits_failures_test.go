package testdata_test

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"

	"github.com/temporal-gen/temporal-gen/testdata/kits/orders"
	"github.com/temporal-gen/temporal-gen/testdata/kits/orderstest"
)

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

// TestKitClientFailures has the code under test do what no fake is set for.
func TestKitClientFailures(t *testing.T) {
	t.Parallel()
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
			start := c.NewWithStartWorkflowOperation(client.StartWorkflowOptions{ID: "updated", TaskQueue: "orders", WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_FAIL}, "ProcessOrder", orders.Order{})
			_, err := c.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{StartWorkflowOperation: start, UpdateOptions: client.UpdateWorkflowOptions{UpdateName: "add-item", Args: []any{"pen"}, WaitForStage: client.WorkflowUpdateStageCompleted}})
			return err
		}, "ProcessOrder.AddItem is called and not set: set it to a func"},
		{"unknown signal", func(ctx context.Context, c *orderstest.Client) error {
			return c.SignalWorkflow(ctx, "order", "", "aprove", orders.Approval{})
		}, `workflow "ProcessOrder" takes no signal "aprove"`},
		{"unknown query", func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.QueryWorkflow(ctx, "order", "", "approve")
			return err
		}, `workflow "ProcessOrder" takes no query "approve"`},
		{"unknown update", func(ctx context.Context, c *orderstest.Client) error {
			_, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: "order", UpdateName: "approve", WaitForStage: client.WorkflowUpdateStageCompleted})
			return err
		}, `workflow "ProcessOrder" takes no update "approve"`},
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
			t.Parallel()
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

func TestKitClientUnfaked(t *testing.T) {
	t.Parallel()
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
			t.Parallel()
			inner := &aTest{}
			defer inner.end()
			if err := call(t.Context(), orderstest.NewClient(inner)); err == nil {
				t.Error("the call has no error")
			}
			inner.expect(t, method+" of Temporal's API is called, which this client does not fake")
		})
	}
}
