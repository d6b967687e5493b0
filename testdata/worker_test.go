package testdata_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/directives"
	"github.com/temporal-gen/temporal-gen/testdata/functions"
	"github.com/temporal-gen/temporal-gen/testdata/methods"
)

// childCall is a start of a child workflow as an interceptor sees it.
type childCall struct {
	TypeName string
	Args     []any
	// WorkflowID is an option, and stands for the others.
	WorkflowID string
}

// recorder keeps what a workflow asks of the SDK, and answers in its place.
type recorder struct {
	interceptor.WorkerInterceptorBase
	calls []childCall
}

func (r *recorder) InterceptWorkflow(ctx workflow.Context, next interceptor.WorkflowInboundInterceptor) interceptor.WorkflowInboundInterceptor {
	in := &recordedInbound{recorder: r}
	in.Next = next
	return in
}

type recordedInbound struct {
	interceptor.WorkflowInboundInterceptorBase
	recorder *recorder
}

func (in *recordedInbound) Init(next interceptor.WorkflowOutboundInterceptor) error {
	out := &recordedOutbound{recorder: in.recorder}
	out.Next = next
	return in.Next.Init(out)
}

type recordedOutbound struct {
	interceptor.WorkflowOutboundInterceptorBase
	recorder *recorder
}

func (out *recordedOutbound) ExecuteChildWorkflow(ctx workflow.Context, typeName string, args ...any) workflow.ChildWorkflowFuture {
	out.recorder.calls = append(out.recorder.calls, childCall{
		TypeName:   typeName,
		Args:       args,
		WorkflowID: workflow.GetChildWorkflowOptions(ctx).WorkflowID,
	})
	return nil
}

// inWorkflow runs do in a workflow.
func inWorkflow(t *testing.T, env *testsuite.TestWorkflowEnvironment, do func(workflow.Context) error) {
	t.Helper()
	env.RegisterWorkflowWithOptions(do, workflow.RegisterOptions{Name: "test"})
	env.ExecuteWorkflow("test")
	if !env.IsWorkflowCompleted() {
		t.Fatal("the workflow did not complete")
	}
	if err := env.GetWorkflowError(); err != nil {
		t.Fatal(err)
	}
}

func newEnvironment() *testsuite.TestWorkflowEnvironment {
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(discard{})
	return suite.NewTestWorkflowEnvironment()
}

// TestExecuteChild checks that a generated child start is exactly one call of
// the SDK, the one that the plain start makes.
func TestExecuteChild(t *testing.T) {
	t.Parallel()
	for _, tt := range starters() {
		if tt.child == nil {
			continue
		}
		t.Run(tt.typeName, func(t *testing.T) {
			calls := &recorder{}
			env := newEnvironment()
			env.SetWorkerOptions(worker.Options{Interceptors: []interceptor.WorkerInterceptor{calls}})
			inWorkflow(t, env, func(ctx workflow.Context) error {
				ctx = workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{WorkflowID: "child"})
				workflow.ExecuteChildWorkflow(ctx, tt.typeName, tt.args...)
				tt.startChild(ctx)
				return nil
			})
			if len(calls.calls) != 2 {
				t.Fatalf("there were %d calls, want two", len(calls.calls))
			}
			if want, got := calls.calls[0], calls.calls[1]; !reflect.DeepEqual(want, got) {
				t.Errorf("the call is %+v, want that of a plain start: %+v", got, want)
			}
		})
	}
}

// TestContinueAsNew compares each generated error with the SDK's own.
func TestContinueAsNew(t *testing.T) {
	t.Parallel()
	for _, tt := range starters() {
		if tt.again == nil {
			continue
		}
		t.Run(tt.typeName, func(t *testing.T) {
			var want, got *workflow.ContinueAsNewError
			inWorkflow(t, newEnvironment(), func(ctx workflow.Context) error {
				if !errors.As(workflow.NewContinueAsNewError(ctx, tt.typeName, tt.args...), &want) {
					return errors.New("the SDK makes no ContinueAsNewError")
				}
				if err := tt.continueAsNew(ctx); !errors.As(err, &got) {
					t.Errorf("the error is %T %v, want a *workflow.ContinueAsNewError", err, err)
				}
				return nil
			})
			exported := cmpopts.IgnoreUnexported(workflow.ContinueAsNewError{})
			if diff := cmp.Diff(want, got, asMessages, exported); diff != "" {
				t.Errorf("not what the plain error says (-plain +generated):\n%s", diff)
			}
		})
	}
}

// TestChild runs registered workflows as children.
func TestChild(t *testing.T) {
	t.Parallel()
	env := newEnvironment()
	functions.RegisterMake(env, workflow.RegisterOptions{})
	functions.RegisterOne(env, workflow.RegisterOptions{})
	functions.RegisterCurrent(env, workflow.RegisterOptions{})
	methods.RegisterPlace(env, &methods.Orders{Currency: "EUR"}, workflow.RegisterOptions{})
	methods.RegisterConvert(env, methods.Rates{"EUR": 2}, workflow.RegisterOptions{})
	methods.RegisterShip(env, methods.NewShipments("post"), workflow.RegisterOptions{})
	directives.RegisterSendReminder(env, workflow.RegisterOptions{})

	inWorkflow(t, env, func(ctx workflow.Context) error {
		if got, err := functions.ExecuteMakeChild(ctx, "tea", 2).Get(ctx); got != line || err != nil {
			t.Errorf("Make: %v, %v, want %v", got, err, line)
		}
		if err := functions.ExecuteOneChild(ctx, line).Get(ctx); err != nil {
			t.Errorf("One: %v", err)
		}
		if err := functions.ExecuteOneChild(ctx, functions.Line{Count: -1}).Get(ctx); err == nil {
			t.Error("One does not fail as a child")
		}
		if got, err := methods.ExecutePlaceChild(ctx, "tea", 2).Get(ctx); got != "tea in EUR" || err != nil {
			t.Errorf("Place: %q, %v", got, err)
		}
		if got, err := methods.ExecuteConvertChild(ctx, 1.5, "EUR").Get(ctx); got != 3 || err != nil {
			t.Errorf("Convert: %v, %v", got, err)
		}
		if got, err := methods.ExecuteShipChild(ctx, "1").Get(ctx); got != "post/1" || err != nil {
			t.Errorf("Ship: %q, %v", got, err)
		}
		if got, err := directives.ExecuteSendReminderChild(ctx, invoice).Get(ctx); !got || err != nil {
			t.Errorf("SendReminder: %v, %v", got, err)
		}

		// The options of a child come from its context, and its future holds the
		// SDK's, which selectors wait for.
		ctx = workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{WorkflowID: "named"})
		future := functions.ExecuteCurrentChild(ctx)
		var execution workflow.Execution
		if err := future.GetChildWorkflowExecution().Get(ctx, &execution); err != nil || execution.ID != "named" {
			t.Errorf("the child runs as %v, %v", execution, err)
		}
		selected := false
		workflow.NewSelector(ctx).AddFuture(future.ChildWorkflowFuture, func(workflow.Future) { selected = true }).Select(ctx)
		if got, err := future.Get(ctx); got != "named" || err != nil || !selected {
			t.Errorf("Current: %q, %v, selected: %t", got, err, selected)
		}
		return nil
	})
}

// registry keeps what is registered.
type registry struct {
	worker.WorkflowRegistry
	function any
	options  workflow.RegisterOptions
}

func (r *registry) RegisterWorkflowWithOptions(function any, options workflow.RegisterOptions) {
	r.function, r.options = function, options
}

// TestRegister checks that a registration has the Workflow Type name, also where
// the caller's options have another, and leaves the other options alone.
func TestRegister(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		register func(worker.WorkflowRegistry, workflow.RegisterOptions)
	}{
		{functions.NoneTypeName, functions.RegisterNone},
		{directives.NamedTypeName, directives.RegisterNamed},
		{directives.SpacedTypeName, directives.RegisterSpaced},
		{directives.OnboardSellerTypeName, func(r worker.WorkflowRegistry, options workflow.RegisterOptions) {
			directives.RegisterOnboardSeller(r, &directives.Sellers{}, options)
		}},
		{methods.PlaceTypeName, func(r worker.WorkflowRegistry, options workflow.RegisterOptions) {
			methods.RegisterPlace(r, &methods.Orders{}, options)
		}},
		{methods.ConvertTypeName, func(r worker.WorkflowRegistry, options workflow.RegisterOptions) {
			methods.RegisterConvert(r, methods.Rates{}, options)
		}},
	}
	for _, tt := range tests {
		for _, name := range []string{"", "another name"} {
			t.Run(tt.name+", "+name, func(t *testing.T) {
				options := workflow.RegisterOptions{Name: name, DisableAlreadyRegisteredCheck: true}
				got := &registry{}
				tt.register(got, options)
				options.Name = tt.name
				if diff := cmp.Diff(options, got.options); diff != "" {
					t.Errorf("the options (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// TestRegisteredRuns checks that a registered workflow runs under its Workflow
// Type name.
func TestRegisteredRuns(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		register func(worker.WorkflowRegistry, workflow.RegisterOptions)
		args     []any
	}{
		{functions.MakeTypeName, functions.RegisterMake, []any{"tea", 2}},
		{directives.NamedTypeName, directives.RegisterNamed, []any{invoice}},
		{directives.SendReminderTypeName, directives.RegisterSendReminder, []any{invoice}},
		{methods.PlaceTypeName, func(r worker.WorkflowRegistry, options workflow.RegisterOptions) {
			methods.RegisterPlace(r, &methods.Orders{}, options)
		}, []any{"tea", 2}},
		{methods.ConvertTypeName, func(r worker.WorkflowRegistry, options workflow.RegisterOptions) {
			methods.RegisterConvert(r, nil, options)
		}, []any{1.5, "EUR"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			env := newEnvironment()
			tt.register(env, workflow.RegisterOptions{Name: "another name"})
			env.ExecuteWorkflow(tt.name, tt.args...)
			if !env.IsWorkflowCompleted() {
				t.Fatal("the workflow did not complete")
			}
			if err := env.GetWorkflowError(); err != nil {
				t.Error(err)
			}
		})
	}
}
