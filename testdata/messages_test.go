package testdata_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/serviceerror"
	updatepb "go.temporal.io/api/update/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/testing/protocmp"

	"github.com/temporal-gen/temporal-gen/testdata/clients/ordersclient"
	"github.com/temporal-gen/temporal-gen/testdata/messagedirectives"
	"github.com/temporal-gen/temporal-gen/testdata/messages"
)

// The client's side: what is sent, compared with what the SDK sends when it is
// called by hand.

// payload is what the SDK takes for a signal.
func (m message) payload() any {
	if len(m.args) == 0 {
		return nil
	}
	return m.args[0]
}

func (c conversation) newClient(sdk client.Client) any { return call(c.client, sdk)[0] }

// addressed is a run, and the run ID that its messages are to be sent to.
type addressed struct {
	run   any
	runID string
}

// runs are runs of all origins.
func (c conversation) runs(t *testing.T, s *service, sdk client.Client) map[string]addressed {
	t.Helper()
	ctx := context.Background()
	wc := c.newClient(sdk)
	out := callMethod(wc, "Execute"+c.workflow, append([]any{ctx, startOptions}, c.args...)...)
	if err := out[1]; err != nil {
		t.Fatal(err)
	}
	s.take()
	return map[string]addressed{
		"started":   {out[0], ""},
		"run ID":    {callMethod(wc, "Get"+c.workflow, ctx, "id", "run")[0], "run"},
		"no run ID": {callMethod(wc, "Get"+c.workflow, ctx, "id", "")[0], ""},
	}
}

var startOptions = client.StartWorkflowOptions{
	ID:                       "id",
	TaskQueue:                "queue",
	WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
	Memo:                     map[string]any{"key": "value"},
}

// noError fails unless the last of a function's results is no error.
func noError(t *testing.T, out []any) {
	t.Helper()
	if err := out[len(out)-1]; err != nil {
		t.Fatal(err)
	}
}

// answered checks what a query or an update has returned.
func (m message) answered(t *testing.T, out []any) {
	t.Helper()
	noError(t, out)
	got := any(nothing{})
	if len(out) == 2 {
		got = out[0]
	}
	if diff := cmp.Diff(m.answer, got); diff != "" {
		t.Errorf("the answer (-want +got):\n%s", diff)
	}
}

// sameRequest compares the one request since the last take with the one that
// call makes.
func sameRequest[M proto.Message](t *testing.T, s *service, call func() error) {
	t.Helper()
	got := only[M](t, s.take())
	if err := call(); err != nil {
		t.Fatal(err)
	}
	want := only[M](t, s.take())
	if diff := cmp.Diff(want, got, asMessages); diff != "" {
		t.Errorf("not what the SDK sends (-SDK +generated):\n%s", diff)
	}
}

// sameRun checks the run that a start with a message returns: it is sent
// messages at the latest run.
func (c conversation) sameRun(t *testing.T, run any) {
	t.Helper()
	got := run.(handle)
	if got.GetID() != "id" || got.GetRunID() != startedRunID {
		t.Errorf("the run is %q, %q, want %q, %q", got.GetID(), got.GetRunID(), "id", startedRunID)
	}
	if typeName := reflect.TypeOf(run).Name(); typeName != c.workflow+"Run" {
		t.Errorf("the run is a %s", typeName)
	}
}

// TestMessageNames checks the constants.
func TestMessageNames(t *testing.T) {
	t.Parallel()
	for _, c := range conversations() {
		for _, m := range slices.Concat(c.signals, c.queries, c.updates) {
			if m.constant != m.name {
				t.Errorf("the constant of %s in %s is %q, want %q", m.goName, c.workflow, m.constant, m.name)
			}
		}
	}
}

// TestSignal compares the requests of generated signals, to runs and with a
// start, with those of the SDK.
func TestSignal(t *testing.T) {
	t.Parallel()
	s, sdk := newService(t)
	ctx := context.Background()
	for _, c := range conversations() {
		for _, m := range c.signals {
			for how, to := range c.runs(t, s, sdk) {
				t.Run(c.workflow+"/"+m.name+"/"+how, func(t *testing.T) {
					noError(t, callMethod(to.run, "Signal"+m.goName, append([]any{ctx}, m.args...)...))
					sameRequest[*workflowservice.SignalWorkflowExecutionRequest](t, s, func() error {
						return sdk.SignalWorkflow(ctx, "id", to.runID, m.name, m.payload())
					})
				})
			}
			t.Run(c.workflow+"/"+m.name+"/with start", func(t *testing.T) {
				args := slices.Concat([]any{ctx, startOptions}, c.args, m.args)
				out := callMethod(c.newClient(sdk), "SignalWithStart"+c.workflow+m.goName, args...)
				noError(t, out)
				c.sameRun(t, out[0])
				sameRequest[*workflowservice.SignalWithStartWorkflowExecutionRequest](t, s, func() error {
					_, err := sdk.SignalWithStartWorkflow(ctx, "id", m.name, m.payload(), startOptions, c.typeName, c.args...)
					return err
				})
				noError(t, callMethod(out[0], "Signal"+m.goName, append([]any{ctx}, m.args...)...))
				if runID := only[*workflowservice.SignalWorkflowExecutionRequest](t, s.take()).WorkflowExecution.RunId; runID != "" {
					t.Errorf("the run is signalled at run %s", runID)
				}
			})
		}
	}
}

// TestQuery compares the requests of generated queries with those of the SDK,
// and decodes answers.
func TestQuery(t *testing.T) {
	t.Parallel()
	s, sdk := newService(t)
	ctx := context.Background()
	for _, c := range conversations() {
		for _, m := range c.queries {
			for how, to := range c.runs(t, s, sdk) {
				t.Run(c.workflow+"/"+m.name+"/"+how, func(t *testing.T) {
					s.answers(t, m.answer)
					m.answered(t, callMethod(to.run, "Query"+m.goName, append([]any{ctx}, m.args...)...))
					sameRequest[*workflowservice.QueryWorkflowRequest](t, s, func() error {
						_, err := sdk.QueryWorkflow(ctx, "id", to.runID, m.name, m.args...)
						return err
					})
				})
			}
		}
	}
}

// TestUpdate compares the requests of generated updates, to runs and with a
// start, and for their results, with those of the SDK.
func TestUpdate(t *testing.T) {
	t.Parallel()
	s, sdk := newService(t)
	ctx := context.Background()
	const accepted, completed = client.WorkflowUpdateStageAccepted, client.WorkflowUpdateStageCompleted
	stages := map[client.WorkflowUpdateStage]client.WorkflowUpdateStage{
		client.WorkflowUpdateStageUnspecified: accepted,
		accepted:                              accepted,
		completed:                             completed,
	}
	for _, c := range conversations() {
		for _, m := range c.updates {
			for how, to := range c.runs(t, s, sdk) {
				// plain is the SDK's call.
				plain := func(stage client.WorkflowUpdateStage) (client.WorkflowUpdateHandle, error) {
					return sdk.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{
						UpdateID: "update", WorkflowID: "id", RunID: to.runID, UpdateName: m.name, Args: m.args, WaitForStage: stage,
					})
				}
				for given, stage := range stages {
					t.Run(c.workflow+"/"+m.name+"/"+how, func(t *testing.T) {
						s.answers(t, m.answer)
						options := client.UpdateWorkflowOptions{
							UpdateID: "update", WaitForStage: given,
							WorkflowID: "another", RunID: "another", UpdateName: "another", Args: []any{"another"},
						}
						out := callMethod(to.run, "StartUpdate"+m.goName, append([]any{ctx, options}, m.args...)...)
						noError(t, out)
						sameRequest[*workflowservice.UpdateWorkflowExecutionRequest](t, s, func() error {
							_, err := plain(stage)
							return err
						})
						handle := out[0].(interface {
							WorkflowID() string
							UpdateID() string
						})
						if handle.WorkflowID() != "id" || handle.UpdateID() != "update" {
							t.Errorf("the handle is of update %q of workflow %q", handle.UpdateID(), handle.WorkflowID())
						}
						m.answered(t, callMethod(out[0], "Get", ctx))
						if stage != completed {
							sameRequest[*workflowservice.PollWorkflowExecutionUpdateRequest](t, s, func() error {
								handle, err := plain(stage)
								if err != nil {
									return err
								}
								s.take()
								return handle.Get(ctx, nil)
							})
						}
					})
				}

				t.Run(c.workflow+"/"+m.name+"/"+how+", to the end", func(t *testing.T) {
					s.answers(t, m.answer)
					m.answered(t, callMethod(to.run, "Update"+m.goName, append([]any{ctx}, m.args...)...))
					got := only[*workflowservice.UpdateWorkflowExecutionRequest](t, s.take())
					if _, err := plain(completed); err != nil {
						t.Fatal(err)
					}
					want := only[*workflowservice.UpdateWorkflowExecutionRequest](t, s.take())
					if diff := cmp.Diff(want, got, asMessages, protocmp.IgnoreFields(&updatepb.Meta{}, "update_id")); diff != "" {
						t.Errorf("not what the SDK sends (-SDK +generated):\n%s", diff)
					}
				})

				t.Run(c.workflow+"/"+m.name+"/"+how+", by ID", func(t *testing.T) {
					s.answers(t, m.answer)
					handle := callMethod(to.run, "Get"+m.goName+"Update", "update")[0]
					if requests := s.take(); len(requests) > 0 {
						t.Errorf("getting a handle asks the service: %v", requests)
					}
					m.answered(t, callMethod(handle, "Get", ctx))
					sameRequest[*workflowservice.PollWorkflowExecutionUpdateRequest](t, s, func() error {
						return sdk.GetWorkflowUpdateHandle(client.GetWorkflowUpdateHandleOptions{
							WorkflowID: "id", RunID: to.runID, UpdateID: "update",
						}).Get(ctx, nil)
					})
				})
			}

			for given, stage := range stages {
				t.Run(c.workflow+"/"+m.name+"/with start", func(t *testing.T) {
					s.answers(t, m.answer)
					options := client.UpdateWorkflowOptions{UpdateID: "update", WaitForStage: given, UpdateName: "another", Args: []any{"another"}}
					args := slices.Concat([]any{ctx, startOptions}, c.args, []any{options}, m.args)
					out := callMethod(c.newClient(sdk), "UpdateWithStart"+c.workflow+m.goName, args...)
					noError(t, out)
					c.sameRun(t, out[0])
					sameRequest[*workflowservice.ExecuteMultiOperationRequest](t, s, func() error {
						_, err := sdk.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{
							StartWorkflowOperation: sdk.NewWithStartWorkflowOperation(startOptions, c.typeName, c.args...),
							UpdateOptions:          client.UpdateWorkflowOptions{UpdateID: "update", UpdateName: m.name, Args: m.args, WaitForStage: stage},
						})
						return err
					})
					m.answered(t, callMethod(out[1], "Get", ctx))
					s.take()
				})
			}
		}
	}
}

// TestMessageTaskQueue checks that a start with a message fills in the default
// task queue, and only where there is none.
func TestMessageTaskQueue(t *testing.T) {
	t.Parallel()
	s, sdk := newService(t)
	s.answers(t, 1)
	ctx := context.Background()
	wc := ordersclient.NewWorkflowClient(sdk)
	for given, want := range map[string]string{"": "orders", "mine": "mine"} {
		options := startOptions
		options.TaskQueue = given
		c := conversations()[len(conversations())-1]
		order, before := c.args[0], c.args[1]
		noError(t, callMethod(wc, "SignalWithStartProcessOrderItem", ctx, options, order, before, c.signals[0].args[0]))
		if got := only[*workflowservice.SignalWithStartWorkflowExecutionRequest](t, s.take()).TaskQueue.Name; got != want {
			t.Errorf("signal-with-start on %q starts on %q, want %q", given, got, want)
		}
		noError(t, callMethod(wc, "UpdateWithStartProcessOrderAdd", ctx, options, order, before, client.UpdateWorkflowOptions{}, order, "bob"))
		request := only[*workflowservice.ExecuteMultiOperationRequest](t, s.take())
		if got := request.Operations[0].GetStartWorkflow().TaskQueue.Name; got != want {
			t.Errorf("update-with-start on %q starts on %q, want %q", given, got, want)
		}
	}
}

// TestConflictPolicy checks that an update-with-start without a policy is
// refused before anything is sent, and that either policy is sent.
func TestConflictPolicy(t *testing.T) {
	t.Parallel()
	s, sdk := newService(t)
	s.answers(t, messages.Total{})
	ctx := context.Background()
	wc := messages.NewWorkflowClient(sdk)

	options := startOptions
	options.WorkflowIDConflictPolicy = enumspb.WORKFLOW_ID_CONFLICT_POLICY_UNSPECIFIED
	run, handle, err := wc.UpdateWithStartUpdatesClosure(ctx, options, 1, client.UpdateWorkflowOptions{}, messages.Item{})
	var invalid *serviceerror.InvalidArgument
	if !errors.As(err, &invalid) || !strings.Contains(err.Error(), "options.WorkflowIDConflictPolicy") {
		t.Errorf("the error is %T %v", err, err)
	}
	if run.WorkflowRun != nil || handle.WorkflowUpdateHandle != nil {
		t.Errorf("there is a run or a handle beside the error: %v, %v", run, handle)
	}
	if requests := s.take(); len(requests) > 0 {
		t.Errorf("the service got %v", requests)
	}

	for _, policy := range []enumspb.WorkflowIdConflictPolicy{
		enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
		enumspb.WORKFLOW_ID_CONFLICT_POLICY_FAIL,
	} {
		options.WorkflowIDConflictPolicy = policy
		if _, _, err := wc.UpdateWithStartUpdatesClosure(ctx, options, 1, client.UpdateWorkflowOptions{}, messages.Item{}); err != nil {
			t.Fatal(err)
		}
		request := only[*workflowservice.ExecuteMultiOperationRequest](t, s.take())
		if got := request.Operations[0].GetStartWorkflow().WorkflowIdConflictPolicy; got != policy {
			t.Errorf("the policy is %v, want %v", got, policy)
		}
	}
}

// TestMessageErrors checks that errors arrive as the SDK has them, with nothing
// beside them.
func TestMessageErrors(t *testing.T) {
	t.Parallel()
	s, sdk := newService(t)
	s.answers(t, messages.Total{Items: 1})
	ctx := context.Background()
	wc := messages.NewWorkflowClient(sdk)
	missing := startOptions
	missing.ID = missingID
	run := wc.GetServe(ctx, missingID, "")

	for how, out := range map[string][]any{
		"signal":            callMethod(run, "SignalCancel", ctx),
		"query":             callMethod(run, "QueryTotal", ctx),
		"update":            callMethod(run, "UpdateAdd", ctx, messages.Item{}, true),
		"update without":    callMethod(wc.GetUpdates(ctx, missingID, ""), "UpdateMethod", ctx),
		"start of update":   callMethod(run, "StartUpdateAdd", ctx, client.UpdateWorkflowOptions{}, messages.Item{}, true),
		"signal-with-start": callMethod(wc, "SignalWithStartServeCancel", ctx, missing, 1),
		"update-with-start": callMethod(wc, "UpdateWithStartServeAdd", ctx, missing, 1, client.UpdateWorkflowOptions{}, messages.Item{}, true),
	} {
		var notFound *serviceerror.NotFound
		if err, _ := out[len(out)-1].(error); !errors.As(err, &notFound) {
			t.Errorf("%s: the error is %T %v, want a NotFound", how, err, err)
		}
		for _, value := range out[:len(out)-1] {
			if !reflect.ValueOf(value).IsZero() {
				t.Errorf("%s: there is a %v beside the error", how, value)
			}
		}
	}

	s.rejects("no tea")
	known := wc.GetServe(ctx, "id", "")
	for how, out := range map[string][]any{
		"update":         callMethod(known, "UpdateAdd", ctx, messages.Item{}, true),
		"update without": callMethod(wc.GetUpdates(ctx, "id", ""), "UpdateMethod", ctx),
		"handle":         callMethod(known.GetAddUpdate("update"), "Get", ctx),
	} {
		var application *temporal.ApplicationError
		if err, _ := out[len(out)-1].(error); !errors.As(err, &application) || application.Message() != "no tea" {
			t.Errorf("%s: the error is %T %v, want the handler's", how, err, err)
		}
	}

	// An answer that is something else is an error as well.
	s.answers(t, "text")
	if got, err := known.QueryTotal(ctx); err == nil || got != (messages.Total{}) {
		t.Errorf("text is decoded into %v, %v", got, err)
	}
}

// TestNoMessages checks that a contract without directives has no messages, as
// it has no code to read.
func TestNoMessages(t *testing.T) {
	t.Parallel()
	_, sdk := newService(t)
	run := messagedirectives.NewWorkflowClient(sdk).GetErase(context.Background(), "id", "")
	for method := range reflect.TypeOf(run).Methods() {
		if strings.HasPrefix(method.Name, "Signal") || strings.HasPrefix(method.Name, "Query") || strings.Contains(method.Name, "Update") {
			t.Errorf("the run has %s", method.Name)
		}
	}
}
