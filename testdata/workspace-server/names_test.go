// Package workspace_test runs the worker of the workspace beside it on an embedded
// Temporal server.
package workspace_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/log"
	sdkworker "go.temporal.io/sdk/worker"
	"go.temporal.io/server/temporaltest"

	"github.com/temporal-gen/temporal-gen/testdata/workspace/flows/orders"
	"github.com/temporal-gen/temporal-gen/testdata/workspace/flows/returns"
	"github.com/temporal-gen/temporal-gen/testdata/workspace/worker"
)

var order = orders.Order{ID: "o-1", Cents: []int{1000, 250}}

// TestStarts starts each workflow in the two ways that the compiler knows of:
// with what is generated from it, and by reference to its function. The worker
// goes by the names alone, as the SDK recommends to all who give any.
func TestStarts(t *testing.T) {
	ctx, c := start(t, sdkworker.Options{DisableRegistrationAliasing: true})
	var (
		sales = orders.NewWorkflowClient(c)
		back  = returns.NewWorkflowClient(c)
		till  *orders.Till
	)
	for _, test := range []struct {
		name     string
		typeName string
		typed    func(client.StartWorkflowOptions) (result any, err error)
		want     any
		function any
		args     []any
		// answered says that the worker takes the start by reference too.
		answered bool
	}{
		{
			name:     "registered in another package",
			typeName: "shop.process-order.v2",
			typed: func(options client.StartWorkflowOptions) (any, error) {
				run, err := sales.ExecuteProcessOrder(ctx, options, order)
				if err != nil {
					return nil, err
				}
				return run.Get(ctx)
			},
			want:     orders.Receipt{OrderID: "o-1", Cents: 1250},
			function: orders.ProcessOrder,
			args:     []any{order},
		},
		{
			name:     "registered in another module",
			typeName: "shop.ship-order",
			typed: func(options client.StartWorkflowOptions) (any, error) {
				run, err := sales.ExecuteShipOrder(ctx, options, order, "NL")
				if err != nil {
					return nil, err
				}
				return run.Get(ctx)
			},
			want:     "o-1 to NL",
			function: orders.ShipOrder,
			args:     []any{order, "NL"},
		},
		{
			name:     "registered behind an interface",
			typeName: "shop.refund",
			typed: func(options client.StartWorkflowOptions) (any, error) {
				run, err := sales.ExecuteRefund(ctx, options, order)
				if err != nil {
					return nil, err
				}
				return run.Get(ctx)
			},
			want:     orders.Receipt{OrderID: "till 7/o-1", Cents: -1250},
			function: till.Refund,
			args:     []any{order},
		},
		{
			name:     "registered from a table",
			typeName: "shop.sales-report",
			typed: func(options client.StartWorkflowOptions) (any, error) {
				run, err := sales.ExecuteReportSales(ctx, options, "Monday")
				if err != nil {
					return nil, err
				}
				return run.Get(ctx)
			},
			want:     []orders.Receipt{{OrderID: "Monday", Cents: 1250}},
			function: orders.ReportSales,
			args:     []any{"Monday"},
		},
		{
			name:     "of a Go name that another has",
			typeName: "shop.process-return",
			typed: func(options client.StartWorkflowOptions) (any, error) {
				run, err := back.ExecuteProcessOrder(ctx, options, order)
				if err != nil {
					return nil, err
				}
				return run.Get(ctx)
			},
			want:     orders.Receipt{OrderID: "return of o-1"},
			function: returns.ProcessOrder,
			args:     []any{order},
		},
		{
			// It is for their names alone that the others go unanswered.
			name:     "registered under its own name",
			typeName: "CountStock",
			typed: func(options client.StartWorkflowOptions) (any, error) {
				run, err := sales.ExecuteCountStock(ctx, options)
				if err != nil {
					return nil, err
				}
				return run.Get(ctx)
			},
			want:     42,
			function: orders.CountStock,
			answered: true,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			options := client.StartWorkflowOptions{
				ID:                       "typed, " + test.name,
				TaskQueue:                worker.TaskQueue,
				WorkflowExecutionTimeout: 10 * time.Second, // should the worker not know it
			}
			got, err := test.typed(options)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("result of the typed start, -want +got:\n%s", diff)
			}
			if got := typeOf(ctx, t, c, options.ID); got != test.typeName {
				t.Errorf("the Workflow Type of the typed start is %q, want %q", got, test.typeName)
			}

			options.ID = "by reference, " + test.name
			run, err := c.ExecuteWorkflow(ctx, options, test.function, test.args...)
			if err != nil {
				t.Fatal(err)
			}
			failure := firstAnswer(ctx, t, c, run)
			switch {
			case test.answered && failure != "":
				t.Errorf("the worker does not take the start by reference: %s", failure)
			case !test.answered && !strings.HasPrefix(failure, "unable to find workflow type: "):
				t.Errorf("the worker answers the start by reference with the failure %q, and should not find its type", failure)
			}
		})
	}
}

// TestAliases shows the SDK's default, by which a worker answers to the Go names
// of functions that it registered under others, too. A start by reference gets
// through, as a run of another type than those that are started by name; and
// where two functions have one Go name, it is the one registered last that
// runs, whichever was meant.
func TestAliases(t *testing.T) {
	ctx, c := start(t, sdkworker.Options{})

	options := client.StartWorkflowOptions{ID: "typed", TaskQueue: worker.TaskQueue}
	typed, err := orders.NewWorkflowClient(c).ExecuteProcessOrder(ctx, options, order)
	if err != nil {
		t.Fatal(err)
	}
	got, err := typed.Get(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(orders.Receipt{OrderID: "o-1", Cents: 1250}, got); diff != "" {
		t.Errorf("result of the typed start, -want +got:\n%s", diff)
	}

	options.ID = "by reference"
	run, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, order)
	if err != nil {
		t.Fatal(err)
	}
	var wrong orders.Receipt
	if err := run.Get(ctx, &wrong); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(orders.Receipt{OrderID: "return of o-1"}, wrong); diff != "" {
		t.Errorf("result of the start by reference, -want +got:\n%s", diff)
	}
	if got, want := typeOf(ctx, t, c, options.ID), "ProcessOrder"; got != want {
		t.Errorf("the Workflow Type of the start by reference is %q, want %q", got, want)
	}
}

// firstAnswer is the failure with which the worker answers the first task of a
// run, "" where it carries the task out. The server has a task that failed
// tried again, so that a run of a type that the worker does not have would stay
// open for ever.
func firstAnswer(ctx context.Context, t *testing.T, c client.Client, run client.WorkflowRun) string {
	t.Helper()
	events := c.GetWorkflowHistory(ctx, run.GetID(), run.GetRunID(), true, enums.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
	for events.HasNext() {
		event, err := events.Next()
		if err != nil {
			t.Fatal(err)
		}
		switch event.GetEventType() {
		case enums.EVENT_TYPE_WORKFLOW_TASK_FAILED:
			return event.GetWorkflowTaskFailedEventAttributes().GetFailure().GetMessage()
		case enums.EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
			return ""
		}
	}
	t.Fatal("the worker does not answer")
	return ""
}

// typeOf is the Workflow Type of the run with that ID.
func typeOf(ctx context.Context, t *testing.T, c client.Client, id string) string {
	t.Helper()
	description, err := c.DescribeWorkflowExecution(ctx, id, "")
	if err != nil {
		t.Fatal(err)
	}
	return description.GetWorkflowExecutionInfo().GetType().GetName()
}

// start starts a server and the worker, which end with the test.
func start(t *testing.T, options sdkworker.Options) (context.Context, client.Client) {
	t.Helper()
	// The worker's log tells of every start that it does not know.
	quiet := log.NewStructuredLogger(slog.New(slog.DiscardHandler))
	server := temporaltest.NewServer(temporaltest.WithBaseClientOptions(client.Options{Logger: quiet}))
	t.Cleanup(server.Stop)
	w := worker.New(server.GetDefaultClient(), &orders.Till{Name: "till 7"}, options)
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Stop)

	// What never comes to an end should fail here, not in the test binary's
	// own time-out ten minutes later.
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx, server.GetDefaultClient()
}
