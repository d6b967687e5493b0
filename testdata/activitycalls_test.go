package testdata_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	commonpb "go.temporal.io/api/common/v1"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/activities/contracts"
	"github.com/temporal-gen/temporal-gen/testdata/activities/elsewhereapi"
	"github.com/temporal-gen/temporal-gen/testdata/activities/locals"
	"github.com/temporal-gen/temporal-gen/testdata/activities/registrations"
	"github.com/temporal-gen/temporal-gen/testdata/activities/shapes"
	"github.com/temporal-gen/temporal-gen/testdata/activities/shapes/kinds"
	"github.com/temporal-gen/temporal-gen/testdata/activities/shared"
)

// activityCall is a call of an activity as an interceptor sees it, its arguments as they
// are sent.
type activityCall struct {
	TypeName string
	Args     *commonpb.Payloads
	Local    bool
	// Timeout and TaskQueue are options, and stand for the others.
	Timeout   time.Duration
	TaskQueue string
}

// activityRecorder keeps what a workflow asks of activities, and answers in their place.
type activityRecorder struct {
	interceptor.WorkerInterceptorBase
	t     *testing.T
	calls []activityCall
}

func (r *activityRecorder) InterceptWorkflow(_ workflow.Context, next interceptor.WorkflowInboundInterceptor) interceptor.WorkflowInboundInterceptor {
	in := &activityInbound{recorder: r}
	in.Next = next
	return in
}

type activityInbound struct {
	interceptor.WorkflowInboundInterceptorBase
	recorder *activityRecorder
}

func (in *activityInbound) Init(next interceptor.WorkflowOutboundInterceptor) error {
	out := &activityOutbound{recorder: in.recorder}
	out.Next = next
	return in.Next.Init(out)
}

type activityOutbound struct {
	interceptor.WorkflowOutboundInterceptorBase
	recorder *activityRecorder
}

func (out *activityOutbound) ExecuteActivity(ctx workflow.Context, typeName string, args ...any) workflow.Future {
	options := workflow.GetActivityOptions(ctx)
	out.recorder.add(activityCall{TypeName: typeName, Timeout: options.StartToCloseTimeout, TaskQueue: options.TaskQueue}, args)
	return nil
}

func (out *activityOutbound) ExecuteLocalActivity(ctx workflow.Context, typeName string, args ...any) workflow.Future {
	out.recorder.add(activityCall{TypeName: typeName, Local: true, Timeout: workflow.GetLocalActivityOptions(ctx).StartToCloseTimeout}, args)
	return nil
}

func (r *activityRecorder) add(call activityCall, args []any) {
	var err error
	if call.Args, err = converter.GetDefaultDataConverter().ToPayloads(args...); err != nil {
		r.t.Error(err)
	}
	r.calls = append(r.calls, call)
}

// TestActivityCalls compares each typed call with the plain one by the activity's name,
// and where the SDK finds the same name, by its function: one call of the same arguments
// and options.
func TestActivityCalls(t *testing.T) {
	t.Parallel()
	var (
		ctx  workflow.Context // of the running test
		till *registrations.Till
		post *shared.Post
	)
	at, wait := time.Unix(1, 2).UTC(), time.Second
	mail := shared.Mail{To: "Ada", Text: "hello"}
	for _, test := range []struct {
		name  string // the Activity Type
		local bool
		// function is what a plain call goes by if not by the name.
		function any
		args     []any
		typed    func()
	}{
		{"Greet", false, registrations.Greet, []any{"Ada"}, func() { registrations.ExecuteGreetActivity(ctx, "Ada") }},
		{"Open", false, till.Open, []any{card}, func() { registrations.ExecuteOpenActivity(ctx, card) }},
		{"desk_Charge", false, nil, []any{card}, func() { registrations.ExecuteChargeActivity(ctx, card) }},
		{"scale", false, nil, []any{"box"}, func() { registrations.ExecuteWeighActivity(ctx, "box") }},
		{"shop/gift", false, nil, []any{"box"}, func() { registrations.ExecuteWrapActivity(ctx, "box") }},
		{"Close", false, (*registrations.Counter).Close, nil, func() { registrations.ExecuteCloseActivity(ctx) }},
		{"SendMail", false, post.SendMail, []any{mail}, func() { shared.ExecuteSendMailActivity(ctx, mail) }},
		{"Nothing", false, shapes.Nothing, nil, func() { shapes.ExecuteNothingActivity(ctx) }},
		{"NoContext", false, shapes.NoContext, []any{"text", 2}, func() { shapes.ExecuteNoContextActivity(ctx, "text", 2) }},
		{"Three", false, shapes.Three, []any{"a", 2, []byte{3}}, func() { shapes.ExecuteThreeActivity(ctx, "a", 2, []byte{3}) }},
		{"Types", false, shapes.Types, []any{kinds.Kind(3), []kinds.Box[kinds.Kind]{{Value: 4}}, at, &wait}, func() {
			shapes.ExecuteTypesActivity(ctx, 3, []kinds.Box[kinds.Kind]{{Value: 4}}, at, &wait)
		}},
		{"Types", false, shapes.Types, []any{kinds.Kind(0), []kinds.Box[kinds.Kind](nil), time.Time{}, (*time.Duration)(nil)}, func() {
			shapes.ExecuteTypesActivity(ctx, 0, nil, time.Time{}, nil)
		}},
		{"Unnamed", false, shapes.Unnamed, []any{"a", 2}, func() { shapes.ExecuteUnnamedActivity(ctx, "a", 2) }},
		{"Names", false, shapes.Names, []any{"a", "b", "c", 4, 5}, func() { shapes.ExecuteNamesActivity(ctx, "a", "b", "c", 4, 5) }},
		{"Hiding", false, shapes.Hiding, []any{"a", "b", "c", "d", 5}, func() { shapes.ExecuteHidingActivity(ctx, "a", "b", "c", "d", 5) }},
		{"SendMailActivity", false, shapes.SendMailActivity, []any{"Ada"}, func() { shapes.ExecuteSendMailActivity(ctx, "Ada") }},
		{"shapes.renamed", false, nil, []any{"a"}, func() { shapes.ExecuteChangedActivity(ctx, "a") }},
		{"Any", false, shapes.Any, []any{nil, map[string]any{"a": 1}}, func() { shapes.ExecuteAnyActivity(ctx, nil, map[string]any{"a": 1}) }},
		{"engine.Render", false, nil, []any{kinds.Kind(1), "page"}, func() { elsewhereapi.ExecuteRenderActivity(ctx, 1, "page") }},
		{"nlp.translate", false, nil, []any{"a", "nl"}, func() { contracts.ExecuteTranslateActivity(ctx, "a", "nl") }},
		{"Detect", false, nil, []any{"a"}, func() { contracts.ExecuteDetectActivity(ctx, "a") }},
		{"storage/put", false, nil, []any{"a", []byte("b")}, func() { contracts.ExecutePutActivity(ctx, "a", []byte("b")) }},
		{"Fetch", false, contracts.Storage.Fetch, []any{"a"}, func() { contracts.ExecuteLoadActivity(ctx, "a") }},
		{"Listen", false, contracts.Speech.Listen, nil, func() { contracts.ExecuteListenActivity(ctx) }},
		{"Unregistered", true, locals.Unregistered, []any{"a"}, func() { locals.ExecuteUnregisteredLocalActivity(ctx, "a") }},
		{"WithClock", true, locals.WithClock, []any{nil, "a"}, func() { locals.ExecuteWithClockLocalActivity(ctx, nil, "a") }},
		{"cache.Lookup", true, nil, []any{"a"}, func() { locals.ExecuteLookupLocalActivity(ctx, "a") }},
	} {
		t.Run(test.name, func(t *testing.T) {
			recorder := &activityRecorder{t: t}
			env := newEnvironment()
			env.SetWorkerOptions(worker.Options{Interceptors: []interceptor.WorkerInterceptor{recorder}})
			inWorkflow(t, env, func(c workflow.Context) error {
				ctx = workflow.WithActivityOptions(c, workflow.ActivityOptions{StartToCloseTimeout: time.Minute, TaskQueue: "desk"})
				ctx = workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{StartToCloseTimeout: time.Hour})
				target := test.function
				if target == nil {
					target = test.name
				}
				if test.local {
					workflow.ExecuteLocalActivity(ctx, target, test.args...)
				} else {
					workflow.ExecuteActivity(ctx, target, test.args...)
				}
				test.typed()
				return nil
			})
			if len(recorder.calls) != 2 {
				t.Fatalf("there were %d calls, want two", len(recorder.calls))
			}
			plain, typed := recorder.calls[0], recorder.calls[1]
			if diff := cmp.Diff(plain, typed, asMessages); diff != "" {
				t.Errorf("not the plain call (-plain +typed):\n%s", diff)
			}
			if typed.TypeName != test.name {
				t.Errorf("the Activity Type is %q, want %q", typed.TypeName, test.name)
			}
		})
	}
}
