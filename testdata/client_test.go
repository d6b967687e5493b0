package testdata_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/mocks"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"github.com/temporal-gen/temporal-gen/testdata/anytypes"
	"github.com/temporal-gen/temporal-gen/testdata/composites"
	"github.com/temporal-gen/temporal-gen/testdata/defaults"
	"github.com/temporal-gen/temporal-gen/testdata/directives"
	"github.com/temporal-gen/temporal-gen/testdata/functions"
	"github.com/temporal-gen/temporal-gen/testdata/generics"
	"github.com/temporal-gen/temporal-gen/testdata/orders"
	"github.com/temporal-gen/temporal-gen/testdata/protos"
	"github.com/temporal-gen/temporal-gen/testdata/stdtypes"
)

// TestExecute compares the request of each generated start with those of the
// SDK's own starts.
func TestExecute(t *testing.T) {
	t.Parallel()
	s, c := newService(t)
	ctx := context.Background()
	options := client.StartWorkflowOptions{
		ID:                       "id",
		TaskQueue:                "queue",
		WorkflowExecutionTimeout: time.Hour,
		WorkflowTaskTimeout:      3 * time.Second,
		RetryPolicy:              &temporal.RetryPolicy{MaximumAttempts: 2},
		Memo:                     map[string]any{"key": "value"},
	}
	for _, tt := range starters() {
		t.Run(tt.typeName, func(t *testing.T) {
			run, err := tt.start(ctx, c, options)
			if err != nil {
				t.Fatal(err)
			}
			if run.GetID() != "id" || run.GetRunID() != startedRunID {
				t.Errorf("the run is %q, %q, want %q, %q", run.GetID(), run.GetRunID(), "id", startedRunID)
			}
			got := only[*workflowservice.StartWorkflowExecutionRequest](t, s.take())
			if got.WorkflowType.Name != tt.typeName {
				t.Errorf("the Workflow Type is %q, want %q", got.WorkflowType.Name, tt.typeName)
			}
			if n := len(got.Input.GetPayloads()); n != len(tt.args) {
				t.Errorf("%d arguments were sent, want %d", n, len(tt.args))
			}

			for how, target := range tt.targets() {
				if _, err := c.ExecuteWorkflow(ctx, options, target, tt.args...); err != nil {
					t.Fatalf("by %s: %v", how, err)
				}
				want := only[*workflowservice.StartWorkflowExecutionRequest](t, s.take())
				if diff := cmp.Diff(want, got, asMessages); diff != "" {
					t.Errorf("not what a start by %s sends (-start +generated):\n%s", how, diff)
				}
			}
		})
	}
}

// targets are what a caller without generated code gives the SDK.
func (s starter) targets() map[string]any {
	targets := map[string]any{"name": s.typeName}
	if s.workflow != nil {
		targets["function"] = s.workflow
	}
	return targets
}

// TestScheduleAction compares the schedule that is created with a generated
// action with one that is created with an action made by hand.
func TestScheduleAction(t *testing.T) {
	t.Parallel()
	s, c := newService(t)
	ctx := context.Background()
	create := func(t *testing.T, action *client.ScheduleWorkflowAction) *workflowservice.CreateScheduleRequest {
		t.Helper()
		action.ID = "id"
		action.TaskQueue = "queue"
		_, err := c.ScheduleClient().Create(ctx, client.ScheduleOptions{
			ID:     "schedule",
			Spec:   client.ScheduleSpec{CronExpressions: []string{"0 12 * * *"}},
			Action: action,
		})
		if err != nil {
			t.Fatal(err)
		}
		return only[*workflowservice.CreateScheduleRequest](t, s.take())
	}
	for _, tt := range starters() {
		t.Run(tt.typeName, func(t *testing.T) {
			got := create(t, tt.scheduleAction())
			if name := got.Schedule.Action.GetStartWorkflow().WorkflowType.Name; name != tt.typeName {
				t.Errorf("the Workflow Type is %q, want %q", name, tt.typeName)
			}
			for how, target := range tt.targets() {
				want := create(t, &client.ScheduleWorkflowAction{Workflow: target, Args: tt.args})
				if diff := cmp.Diff(want, got, asMessages); diff != "" {
					t.Errorf("not what an action by %s gives (-action +generated):\n%s", how, diff)
				}
			}
		})
	}
}

// TestTaskQueue checks that a default task queue is used where the caller names
// none, and nowhere else.
func TestTaskQueue(t *testing.T) {
	t.Parallel()
	s, c := newService(t)
	ctx := context.Background()
	type start = func(client.StartWorkflowOptions) (handle, error)
	var (
		undefaulted start = func(o client.StartWorkflowOptions) (handle, error) {
			return orders.NewWorkflowClient(c).ExecuteProcessOrder(ctx, o, orders.OrderInput{})
		}
		directed start = func(o client.StartWorkflowOptions) (handle, error) {
			return directives.NewWorkflowClient(c).ExecuteQueued(ctx, o, invoice)
		}
		flagged start = func(o client.StartWorkflowOptions) (handle, error) {
			return defaults.NewOrderClient(c).ExecutePlace(ctx, o, "tea")
		}
		overridden start = func(o client.StartWorkflowOptions) (handle, error) {
			return defaults.NewOrderClient(c).ExecuteAudit(ctx, o)
		}
	)
	tests := []struct {
		name    string
		start   start
		options client.StartWorkflowOptions
		want    string
	}{
		{"none", undefaulted, client.StartWorkflowOptions{}, ""},
		{"none, given", undefaulted, client.StartWorkflowOptions{TaskQueue: "mine"}, "mine"},
		{"directive", directed, client.StartWorkflowOptions{}, "billing"},
		{"directive, given", directed, client.StartWorkflowOptions{TaskQueue: "mine"}, "mine"},
		{"flag", flagged, client.StartWorkflowOptions{}, "orders"},
		{"flag, given", flagged, client.StartWorkflowOptions{TaskQueue: "mine"}, "mine"},
		{"flag and directive", overridden, client.StartWorkflowOptions{}, "audits"},
		{"flag and directive, given", overridden, client.StartWorkflowOptions{TaskQueue: "mine"}, "mine"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := tt.start(tt.options); err != nil {
				t.Fatal(err)
			}
			request := only[*workflowservice.StartWorkflowExecutionRequest](t, s.take())
			if got := request.TaskQueue.Name; got != tt.want {
				t.Errorf("the workflow starts on %q, want %q", got, tt.want)
			}
		})
	}

	actions := []struct {
		name   string
		action *client.ScheduleWorkflowAction
		want   string
	}{
		{"none", orders.NewProcessOrderScheduleAction(orders.OrderInput{}), ""},
		{"directive", directives.NewQueuedScheduleAction(invoice), directives.QueuedTaskQueue},
		{"flag", defaults.NewPlaceScheduleAction("tea"), defaults.PlaceTaskQueue},
		{"flag and directive", defaults.NewAuditScheduleAction(), defaults.AuditTaskQueue},
	}
	for _, tt := range actions {
		t.Run("schedule, "+tt.name, func(t *testing.T) {
			if got := tt.action.TaskQueue; got != tt.want {
				t.Errorf("the action's task queue is %q, want %q", got, tt.want)
			}
		})
	}
}

// TestExecuteIsOneCall checks that a start asks nothing of the client but the
// start, which is what tests with a mocked client rely on, and returns the
// client's error as it is.
func TestExecuteIsOneCall(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	options := client.StartWorkflowOptions{ID: "id"}

	run := mocks.NewWorkflowRun(t)
	run.On("GetID").Return("id")
	c := mocks.NewClient(t)
	c.On("ExecuteWorkflow", ctx, options, functions.TwoTypeName, "tea", 2).Return(run, nil).Once()
	got, err := functions.NewWorkflowClient(c).ExecuteTwo(ctx, options, "tea", 2)
	if err != nil {
		t.Fatal(err)
	}
	if got.GetID() != "id" {
		t.Errorf("the run's ID is %q, want %q", got.GetID(), "id")
	}

	failure := errors.New("no")
	c.On("ExecuteWorkflow", ctx, options, functions.NoneTypeName).Return(nil, failure).Once()
	if _, err := functions.NewWorkflowClient(c).ExecuteNone(ctx, options); err != failure {
		t.Errorf("the error is %v, want %v", err, failure)
	}
}

// TestCancelAndTerminate checks which run a handle stops: one from a start aims
// at the chain that it started, one from an ID and a run ID at exactly those,
// also after it has followed the chain to another run.
func TestCancelAndTerminate(t *testing.T) {
	t.Parallel()
	s, c := newService(t)
	s.continues(startedRunID, "third-run")
	s.completes(t, "third-run", "done")
	ctx := context.Background()
	wc := functions.NewWorkflowClient(c)

	started := func(t *testing.T) functions.CurrentRun {
		run, err := wc.ExecuteCurrent(ctx, client.StartWorkflowOptions{ID: "id"})
		if err != nil {
			t.Fatal(err)
		}
		return run
	}
	followed := func(t *testing.T, run functions.CurrentRun) functions.CurrentRun {
		if got, err := run.Get(ctx); got != "done" || err != nil {
			t.Fatalf("Get() = %q, %v, want %q", got, err, "done")
		}
		return run
	}
	// An SDK that does not tell the first run can't aim at its chain.
	chain := ""
	if _, ok := started(t).WorkflowRun.(interface{ GetFirstExecutionRunID() string }); ok {
		chain = firstRunID
	}

	tests := []struct {
		name         string
		run          func(*testing.T) functions.CurrentRun
		runID, first string
	}{
		{"started", started, "", chain},
		{"started and followed", func(t *testing.T) functions.CurrentRun {
			return followed(t, started(t))
		}, "", chain},
		{"run ID", func(*testing.T) functions.CurrentRun {
			return wc.GetCurrent(ctx, "id", startedRunID)
		}, startedRunID, ""},
		{"run ID, followed", func(t *testing.T) functions.CurrentRun {
			return followed(t, wc.GetCurrent(ctx, "id", startedRunID))
		}, startedRunID, ""},
		{"no run ID", func(*testing.T) functions.CurrentRun {
			return wc.GetCurrent(ctx, "id", "")
		}, "", ""},
		{"no run ID, followed", func(t *testing.T) functions.CurrentRun {
			return followed(t, wc.GetCurrent(ctx, "id", ""))
		}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			run := tt.run(t)
			s.take()

			if err := run.Cancel(ctx); err != nil {
				t.Fatal(err)
			}
			gotCancel := only[*workflowservice.RequestCancelWorkflowExecutionRequest](t, s.take())
			if err := c.CancelWorkflow(ctx, "id", tt.runID); err != nil {
				t.Fatal(err)
			}
			wantCancel := only[*workflowservice.RequestCancelWorkflowExecutionRequest](t, s.take())
			wantCancel.FirstExecutionRunId = tt.first
			if diff := cmp.Diff(wantCancel, gotCancel, asMessages); diff != "" {
				t.Errorf("Cancel (-want +got):\n%s", diff)
			}

			if err := run.Terminate(ctx, "enough", "of", 2); err != nil {
				t.Fatal(err)
			}
			gotTerminate := only[*workflowservice.TerminateWorkflowExecutionRequest](t, s.take())
			if err := c.TerminateWorkflow(ctx, "id", tt.runID, "enough", "of", 2); err != nil {
				t.Fatal(err)
			}
			wantTerminate := only[*workflowservice.TerminateWorkflowExecutionRequest](t, s.take())
			wantTerminate.FirstExecutionRunId = tt.first
			if diff := cmp.Diff(wantTerminate, gotTerminate, asMessages); diff != "" {
				t.Errorf("Terminate (-want +got):\n%s", diff)
			}
		})
	}
}

// TestResults decodes results of several shapes with each of the three ways to
// ask for one.
func TestResults(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	tests := []struct {
		typeName string
		result   any // what the run completes with
		want     any

		client    any // func(client.Client) *WorkflowClient
		get       any // func(*WorkflowClient, context.Context, id, runID string) XRun
		getResult any // func(*WorkflowClient, context.Context, id, runID string) (result, error)
	}{{
		typeName:  "ProcessOrder",
		result:    orders.OrderResult{OrderID: "1", Total: 3},
		want:      orders.OrderResult{OrderID: "1", Total: 3},
		client:    orders.NewWorkflowClient,
		get:       (*orders.WorkflowClient).GetProcessOrder,
		getResult: (*orders.WorkflowClient).GetProcessOrderResult,
	}, {
		typeName:  "Current",
		result:    "done",
		want:      "done",
		client:    functions.NewWorkflowClient,
		get:       (*functions.WorkflowClient).GetCurrent,
		getResult: (*functions.WorkflowClient).GetCurrentResult,
	}, {
		typeName:  "None",
		result:    nothing{},
		want:      nothing{},
		client:    functions.NewWorkflowClient,
		get:       (*functions.WorkflowClient).GetNone,
		getResult: (*functions.WorkflowClient).GetNoneResult,
	}, {
		typeName:  "Increment",
		result:    &line,
		want:      &line,
		client:    functions.NewWorkflowClient,
		get:       (*functions.WorkflowClient).GetIncrement,
		getResult: (*functions.WorkflowClient).GetIncrementResult,
	}, {
		typeName:  "Increment",
		result:    (*functions.Line)(nil),
		want:      (*functions.Line)(nil),
		client:    functions.NewWorkflowClient,
		get:       (*functions.WorkflowClient).GetIncrement,
		getResult: (*functions.WorkflowClient).GetIncrementResult,
	}, {
		typeName:  "Collect",
		result:    []functions.Line{line, {}},
		want:      []functions.Line{line, {}},
		client:    functions.NewWorkflowClient,
		get:       (*functions.WorkflowClient).GetCollect,
		getResult: (*functions.WorkflowClient).GetCollectResult,
	}, {
		typeName:  "Arrays",
		result:    [4]composites.Cell{2: {Value: 2}},
		want:      [4]composites.Cell{2: {Value: 2}},
		client:    composites.NewWorkflowClient,
		get:       (*composites.WorkflowClient).GetArrays,
		getResult: (*composites.WorkflowClient).GetArraysResult,
	}, {
		typeName:  "Maps",
		result:    map[string][]composites.Cell{"k": {{Value: 1}}},
		want:      map[string][]composites.Cell{"k": {{Value: 1}}},
		client:    composites.NewWorkflowClient,
		get:       (*composites.WorkflowClient).GetMaps,
		getResult: (*composites.WorkflowClient).GetMapsResult,
	}, {
		typeName:  "Own",
		result:    generics.Page[*generics.Item]{Items: []*generics.Item{{SKU: "tea"}}},
		want:      generics.Page[*generics.Item]{Items: []*generics.Item{{SKU: "tea"}}},
		client:    generics.NewWorkflowClient,
		get:       (*generics.WorkflowClient).GetOwn,
		getResult: (*generics.WorkflowClient).GetOwnResult,
	}, {
		// JSON has no integers: it is the SDK that decodes them so into any.
		typeName:  "Any",
		result:    map[string]any{"n": 1},
		want:      map[string]any{"n": 1.0},
		client:    anytypes.NewWorkflowClient,
		get:       (*anytypes.WorkflowClient).GetAny,
		getResult: (*anytypes.WorkflowClient).GetAnyResult,
	}, {
		typeName:  "Bytes",
		result:    []byte("tea"),
		want:      []byte("tea"),
		client:    stdtypes.NewWorkflowClient,
		get:       (*stdtypes.WorkflowClient).GetBytes,
		getResult: (*stdtypes.WorkflowClient).GetBytesResult,
	}, {
		typeName:  "Times",
		result:    deadline,
		want:      deadline,
		client:    stdtypes.NewWorkflowClient,
		get:       (*stdtypes.WorkflowClient).GetTimes,
		getResult: (*stdtypes.WorkflowClient).GetTimesResult,
	}, {
		typeName:  "ID",
		result:    id,
		want:      id,
		client:    stdtypes.NewWorkflowClient,
		get:       (*stdtypes.WorkflowClient).GetID,
		getResult: (*stdtypes.WorkflowClient).GetIDResult,
	}, {
		typeName:  "Message",
		result:    wrapperspb.Int64(3),
		want:      wrapperspb.Int64(3),
		client:    protos.NewWorkflowClient,
		get:       (*protos.WorkflowClient).GetMessage,
		getResult: (*protos.WorkflowClient).GetMessageResult,
	}, {
		typeName:  "my order",
		result:    nothing{},
		want:      nothing{},
		client:    directives.NewWorkflowClient,
		get:       (*directives.WorkflowClient).GetSpaced,
		getResult: (*directives.WorkflowClient).GetSpacedResult,
	}}
	for _, tt := range tests {
		t.Run(tt.typeName, func(t *testing.T) {
			s, c := newService(t)
			s.describedAs("id", tt.typeName)
			s.completes(t, "run", tt.result)
			wc := call(tt.client, c)[0]
			run := call(tt.get, wc, ctx, "id", "run")[0]
			check := func(how string, out []any) {
				t.Helper()
				if err := out[len(out)-1]; err != nil {
					t.Errorf("%s: %v", how, err)
					return
				}
				got := any(nothing{})
				if len(out) == 2 {
					got = out[0]
				}
				if diff := cmp.Diff(tt.want, got, asMessages); diff != "" {
					t.Errorf("%s (-want +got):\n%s", how, diff)
				}
			}
			check("Get", callMethod(run, "Get", ctx))
			check("GetWithOptions", callMethod(run, "GetWithOptions", ctx, client.WorkflowRunGetOptions{DisableFollowingRuns: true}))
			check("GetResult", call(tt.getResult, wc, ctx, "id", "run"))
		})
	}
}

// TestGetFollowsRuns checks that the options of a Get arrive.
func TestGetFollowsRuns(t *testing.T) {
	t.Parallel()
	s, c := newService(t)
	s.describedAs("id", functions.CurrentTypeName)
	s.continues("run", "next")
	s.completes(t, "next", "done")
	ctx := context.Background()
	wc := functions.NewWorkflowClient(c)

	if got, err := wc.GetCurrent(ctx, "id", "run").Get(ctx); got != "done" || err != nil {
		t.Errorf("Get() = %q, %v, want %q", got, err, "done")
	}
	if got, err := wc.GetCurrentResult(ctx, "id", "run"); got != "done" || err != nil {
		t.Errorf("GetCurrentResult() = %q, %v, want %q", got, err, "done")
	}
	options := client.WorkflowRunGetOptions{DisableFollowingRuns: true}
	got, err := wc.GetCurrent(ctx, "id", "run").GetWithOptions(ctx, options)
	var continued *workflow.ContinueAsNewError
	if !errors.As(err, &continued) {
		t.Errorf("GetWithOptions() = %q, %v, want a ContinueAsNewError", got, err)
	}
}

// TestFailedRun checks that the SDK's error of a failed run arrives, with no
// result beside it.
func TestFailedRun(t *testing.T) {
	t.Parallel()
	s, c := newService(t)
	s.describedAs("id", functions.IncrementTypeName)
	s.fails("run", "no tea")
	ctx := context.Background()
	wc := functions.NewWorkflowClient(c)

	ways := map[string]func() (*functions.Line, error){
		"Get": func() (*functions.Line, error) {
			return wc.GetIncrement(ctx, "id", "run").Get(ctx)
		},
		"GetWithOptions": func() (*functions.Line, error) {
			return wc.GetIncrement(ctx, "id", "run").GetWithOptions(ctx, client.WorkflowRunGetOptions{})
		},
		"GetResult": func() (*functions.Line, error) {
			return wc.GetIncrementResult(ctx, "id", "run")
		},
	}
	for how, get := range ways {
		t.Run(how, func(t *testing.T) {
			got, err := get()
			if got != nil {
				t.Errorf("the result is %v, want none", got)
			}
			var failed *temporal.WorkflowExecutionError
			var application *temporal.ApplicationError
			if !errors.As(err, &failed) || !errors.As(err, &application) || application.Message() != "no tea" {
				t.Errorf("the error is %v, want the run's own", err)
			}
		})
	}
}

// TestGetResultChecksType checks that the result of another workflow is not
// taken for one of this, whatever it would decode into.
func TestGetResultChecksType(t *testing.T) {
	t.Parallel()
	ctx := context.Background()

	t.Run("same type", func(t *testing.T) {
		s, c := newService(t)
		s.describedAs("id", orders.ProcessOrderTypeName)
		s.completes(t, "run", orders.OrderResult{OrderID: "1"})
		got, err := orders.NewWorkflowClient(c).GetProcessOrderResult(ctx, "id", "run")
		if err != nil || got.OrderID != "1" {
			t.Errorf("the result is %v, %v", got, err)
		}
		requests := s.take()
		if len(requests) != 2 {
			t.Fatalf("the service got %d requests, want two: %v", len(requests), requests)
		}
		describe, ok := requests[0].(*workflowservice.DescribeWorkflowExecutionRequest)
		if !ok || describe.Execution.WorkflowId != "id" || describe.Execution.RunId != "run" {
			t.Errorf("the first request is a %T: %v", requests[0], requests[0])
		}
		history, ok := requests[1].(*workflowservice.GetWorkflowExecutionHistoryRequest)
		if !ok || history.Execution.WorkflowId != "id" || history.Execution.RunId != "run" {
			t.Errorf("the second request is a %T: %v", requests[1], requests[1])
		}
	})

	// Another run may start under the same ID between the two requests.
	t.Run("no run ID", func(t *testing.T) {
		s, c := newService(t)
		s.describedAs("id", orders.ProcessOrderTypeName)
		s.completes(t, startedRunID, orders.OrderResult{OrderID: "2"})
		got, err := orders.NewWorkflowClient(c).GetProcessOrderResult(ctx, "id", "")
		if err != nil || got.OrderID != "2" {
			t.Errorf("the result is %v, %v", got, err)
		}
		requests := s.take()
		history, ok := requests[len(requests)-1].(*workflowservice.GetWorkflowExecutionHistoryRequest)
		if !ok || history.Execution.RunId != startedRunID {
			t.Errorf("the result is not that of the run whose type was checked: %v", requests)
		}
	})

	t.Run("other type", func(t *testing.T) {
		s, c := newService(t)
		s.describedAs("id", "ProcessRefund")
		s.completes(t, "run", orders.OrderResult{OrderID: "1"})
		got, err := orders.NewWorkflowClient(c).GetProcessOrderResult(ctx, "id", "run")
		var notFound *serviceerror.NotFound
		if !errors.As(err, &notFound) {
			t.Fatalf("the error is %T %v, want a *serviceerror.NotFound", err, err)
		}
		for _, part := range []string{"id", "ProcessRefund", "ProcessOrder"} {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("the error does not speak of %q: %v", part, err)
			}
		}
		if got.OrderID != "" {
			t.Errorf("the result is %v, want none", got)
		}
		only[*workflowservice.DescribeWorkflowExecutionRequest](t, s.take())
	})

	t.Run("other type without result", func(t *testing.T) {
		s, c := newService(t)
		s.describedAs("id", "ProcessRefund")
		s.completes(t, "run", nothing{})
		err := functions.NewWorkflowClient(c).GetNoneResult(ctx, "id", "run")
		var notFound *serviceerror.NotFound
		if !errors.As(err, &notFound) {
			t.Fatalf("the error is %T %v, want a *serviceerror.NotFound", err, err)
		}
	})

	t.Run("registered name", func(t *testing.T) {
		s, c := newService(t)
		s.describedAs("id", "goNamed")
		s.completes(t, "run", true)
		got, err := directives.NewWorkflowClient(c).GetSendReminderResult(ctx, "id", "run")
		if err != nil || !got {
			t.Errorf("the result is %v, %v", got, err)
		}
	})

	t.Run("error of the service", func(t *testing.T) {
		s, c := newService(t)
		_, err := orders.NewWorkflowClient(c).GetProcessOrderResult(ctx, "unknown", "run")
		var namespace *serviceerror.NamespaceNotFound
		if !errors.As(err, &namespace) {
			t.Errorf("the error is %T %v, want the service's own", err, err)
		}
		only[*workflowservice.DescribeWorkflowExecutionRequest](t, s.take())
	})
}

// TestHandles checks that getting a handle asks the service nothing.
func TestHandles(t *testing.T) {
	t.Parallel()
	s, c := newService(t)
	ctx := context.Background()
	wc := orders.NewWorkflowClient(c)
	for _, runID := range []string{"run", ""} {
		if got := wc.GetProcessOrder(ctx, "id", runID).GetID(); got != "id" {
			t.Errorf("the handle's ID is %q, want %q", got, "id")
		}
		if requests := s.take(); len(requests) > 0 {
			t.Errorf("with run ID %q the service got %v", runID, requests)
		}
	}
	if got := wc.GetProcessOrder(ctx, "id", "run").GetRunID(); got != "run" {
		t.Errorf("the handle's run ID is %q, want %q", got, "run")
	}
}
