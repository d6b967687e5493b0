package testdata_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/activities/elsewhere"
	"github.com/temporal-gen/temporal-gen/testdata/activities/elsewhereapi"
	"github.com/temporal-gen/temporal-gen/testdata/activities/executes"
	"github.com/temporal-gen/temporal-gen/testdata/activities/locals"
	"github.com/temporal-gen/temporal-gen/testdata/activities/registrations"
	"github.com/temporal-gen/temporal-gen/testdata/activities/samenames/mail"
	"github.com/temporal-gen/temporal-gen/testdata/activities/samenames/ship"
	"github.com/temporal-gen/temporal-gen/testdata/activities/shapes"
	v1 "github.com/temporal-gen/temporal-gen/testdata/activities/versions/v1"
	v2 "github.com/temporal-gen/temporal-gen/testdata/activities/versions/v2"
)

// What the SDK does with plain calls of activities, and what the typed calls do in
// their place.

// card is what activities are called with.
var card = registrations.Card{Number: "42"}

// withActivityOptions has activities fail at once rather than for ever.
func withActivityOptions(ctx workflow.Context) workflow.Context {
	once := &temporal.RetryPolicy{MaximumAttempts: 1}
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute, RetryPolicy: once})
	return workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{StartToCloseTimeout: time.Minute, RetryPolicy: once})
}

// withActivities runs do in a workflow whose worker has what register registers.
func withActivities(t *testing.T, register func(worker.Registry), do func(workflow.Context)) {
	t.Helper()
	withActivitiesOn(t, newEnvironment(), register, do)
}

func withActivitiesOn(t *testing.T, env *testsuite.TestWorkflowEnvironment, register func(worker.Registry), do func(workflow.Context)) {
	t.Helper()
	register(env)
	inWorkflow(t, env, func(ctx workflow.Context) error {
		do(withActivityOptions(ctx))
		return nil
	})
}

// wantResult checks what a call gave.
func wantResult[T comparable](t *testing.T, what string, got T, err error, want T) {
	t.Helper()
	if err != nil || got != want {
		t.Errorf("%s: got %v, %v, want %v", what, got, err, want)
	}
}

// wantNoActivity checks that a call found no activity.
func wantNoActivity(t *testing.T, what string, err error) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), "unable to find activityType") {
		t.Errorf("%s: the error is %v, want that there is no such activity", what, err)
	}
}

// panics reports what do panics with.
func panics(do func()) (value any) {
	defer func() { value = recover() }()
	do()
	return nil
}

// TestActivities calls every activity by the typed call that is generated for it, on a
// worker that has them registered as people do.
func TestActivities(t *testing.T) {
	t.Parallel()
	register := func(w worker.Registry) {
		registrations.Register(w)
		executes.Register(w, "store")
		elsewhere.Register(w, &elsewhere.Engine{Name: "engine"})
	}
	withActivities(t, register, func(ctx workflow.Context) {
		text, err := registrations.ExecuteGreetActivity(ctx, "Ada").Get(ctx)
		wantResult(t, "a function", text, err, "hello Ada")
		receipt, err := registrations.ExecuteOpenActivity(ctx, card).Get(ctx)
		wantResult(t, "a method value", receipt, err, registrations.Receipt{By: "till opened by 42"})
		receipt, err = registrations.ExecutePayActivity(ctx, card).Get(ctx)
		wantResult(t, "a struct", receipt, err, registrations.Receipt{By: "counter paid by 42"})
		if err := registrations.ExecuteCloseActivity(ctx).Get(ctx); err != nil {
			t.Errorf("a method without a result: %v", err)
		}
		receipt, err = registrations.ExecuteChargeActivity(ctx, card).Get(ctx)
		wantResult(t, "a struct with a prefix", receipt, err, registrations.Receipt{By: "desk charged 42"})
		text, err = registrations.ExecutePingActivity(ctx).Get(ctx)
		wantResult(t, "a promoted method", text, err, "server")
		text, err = registrations.ExecuteHiddenActivity(ctx).Get(ctx)
		wantResult(t, "a method that hides a promoted one", text, err, "server")
		text, err = registrations.ExecuteStampActivity(ctx, "box").Get(ctx)
		wantResult(t, "a table of functions", text, err, "stamped box")
		n, err := registrations.ExecuteWeighActivity(ctx, "box").Get(ctx)
		wantResult(t, "a table with names", n, err, 3)
		text, err = registrations.ExecuteLabelActivity(ctx, "box").Get(ctx)
		wantResult(t, "a table with a name of another package", text, err, "label box")
		text, err = registrations.ExecuteWrapActivity(ctx, "box").Get(ctx)
		wantResult(t, "a wrapper", text, err, "wrapped box")
		text, err = registrations.ExecuteSendActivity(ctx, "box").Get(ctx)
		wantResult(t, "a name of another package", text, err, "sent box")
		receipt, err = registrations.ExecuteSettleActivity(ctx, card).Get(ctx)
		wantResult(t, "behind an interface", receipt, err, registrations.Receipt{By: "bank settled 42"})

		text, err = executes.ExecuteReserveStockActivity(ctx, "1").Get(ctx)
		wantResult(t, "a method called Execute", text, err, "store/1")
		if err := executes.ExecuteShipParcelActivity(ctx, "1").Get(ctx); err != nil {
			t.Errorf("a method called Execute of a value: %v", err)
		}
		n, err = executes.ExecuteCountActivity(ctx).Get(ctx)
		wantResult(t, "a method called Run", n, err, 7)
		text, err = elsewhereapi.ExecuteRenderActivity(ctx, 1, "page").Get(ctx)
		wantResult(t, "from another package", text, err, "engine: page")
	})
}

// TestRegisteredActivities registers each activity by what is generated for that, which
// says its name alone, and calls it.
func TestRegisteredActivities(t *testing.T) {
	t.Parallel()
	options := activity.RegisterOptions{Name: "another name"}
	register := func(w worker.Registry) {
		registrations.RegisterGreetActivity(w, options)
		registrations.RegisterChargeActivity(w, &registrations.Desk{Place: "hall"}, options)
		registrations.RegisterWrapActivity(w, options)
		shapes.RegisterTakeActivity(w, shapes.Value{Sum: 5}, options)
		shapes.RegisterNoContextActivity(w, options)
		shapes.RegisterNamesActivity(w, options)
		shapes.RegisterChangedActivity(w, options)
		executes.RegisterReserveStockActivity(w, &executes.ReserveStock{Store: "hall"}, options)
	}
	withActivities(t, register, func(ctx workflow.Context) {
		text, err := registrations.ExecuteGreetActivity(ctx, "Ada").Get(ctx)
		wantResult(t, "a function", text, err, "hello Ada")
		receipt, err := registrations.ExecuteChargeActivity(ctx, card).Get(ctx)
		wantResult(t, "a method", receipt, err, registrations.Receipt{By: "hall charged 42"})
		text, err = registrations.ExecuteWrapActivity(ctx, "box").Get(ctx)
		wantResult(t, "under another name", text, err, "wrapped box")
		n, err := shapes.ExecuteTakeActivity(ctx, 2).Get(ctx)
		wantResult(t, "a value's method", n, err, 3)
		text, err = shapes.ExecuteNoContextActivity(ctx, "text", 1).Get(ctx)
		wantResult(t, "without a context", text, err, "text")
		text, err = shapes.ExecuteNamesActivity(ctx, "a", "b", "c", 1, 2).Get(ctx)
		wantResult(t, "parameters in their order", text, err, "abc")
		if err := shapes.ExecuteChangedActivity(ctx, "text").Get(ctx); err != nil {
			t.Errorf("a name of a directive: %v", err)
		}
		text, err = executes.ExecuteReserveStockActivity(ctx, "1").Get(ctx)
		wantResult(t, "a method called Execute", text, err, "hall/1")
		wantNoActivity(t, "the name in the options", workflow.ExecuteActivity(ctx, "another name").Get(ctx, nil))
	})
}

// TestPrefix calls a method of a struct that is registered with a prefix: by the method
// the SDK sends its bare name, which nobody has.
func TestPrefix(t *testing.T) {
	t.Parallel()
	register := func(w worker.Registry) {
		w.RegisterActivityWithOptions(&registrations.Desk{Place: "desk"}, activity.RegisterOptions{Name: "desk_"})
	}
	withActivities(t, register, func(ctx workflow.Context) {
		var d *registrations.Desk
		wantNoActivity(t, "by the method", workflow.ExecuteActivity(ctx, d.Charge, card).Get(ctx, nil))
		receipt, err := registrations.ExecuteChargeActivity(ctx, card).Get(ctx)
		wantResult(t, "typed", receipt, err, registrations.Receipt{By: "desk charged 42"})
	})
}

// TestLocalMethodOfNilPointer calls a method as a local activity: the SDK calls the one
// of the receiver that it is given, which is nil in most workflows.
func TestLocalMethodOfNilPointer(t *testing.T) {
	t.Parallel()
	withActivities(t, locals.Register, func(ctx workflow.Context) {
		var (
			cache *locals.Cache
			fails *temporal.PanicError
		)
		if err := workflow.ExecuteLocalActivity(ctx, cache.Lookup, "key").Get(ctx, nil); !errors.As(err, &fails) || !strings.Contains(fails.Error(), "nil pointer dereference") {
			t.Errorf("by the method: the error is %v, want a panic for the nil pointer", err)
		}
		text, err := locals.ExecuteLookupLocalActivity(ctx, "key").Get(ctx)
		wantResult(t, "typed", text, err, "cache/key")
		if err := locals.ExecuteEvictLocalActivity(ctx, "key").Get(ctx); err != nil {
			t.Errorf("typed, without a result: %v", err)
		}
	})
}

// TestSameGoName calls two activities of one Go name: for a method the SDK finds the name
// that was registered last under it.
func TestSameGoName(t *testing.T) {
	t.Parallel()
	register := func(w worker.Registry) {
		ship.Register(w)
		mail.Register(w)
	}
	withActivities(t, register, func(ctx workflow.Context) {
		var s *ship.Sender
		var text string
		err := workflow.ExecuteActivity(ctx, s.Deliver, "1").Get(ctx, &text)
		wantResult(t, "by the method of ship", text, err, "mail/1")
		text, err = ship.ExecuteDeliverActivity(ctx, "1").Get(ctx)
		wantResult(t, "typed, of ship", text, err, "ship/1")
		text, err = mail.ExecuteDeliverActivity(ctx, "1").Get(ctx)
		wantResult(t, "typed, of mail", text, err, "mail/1")
	})
}

// TestAlias calls an activity under its Go name, which is that of another one under
// another name: where a worker has aliases, it takes that one for it, however it is
// called. So nothing is generated for it unless all of its workers do without them, as
// in package versions.
func TestAlias(t *testing.T) {
	t.Parallel()
	register := func(w worker.Registry) {
		w.RegisterActivity(v1.Rate)
		w.RegisterActivityWithOptions(v2.Rate, activity.RegisterOptions{Name: "Rate_v2"})
	}
	withActivities(t, register, func(ctx workflow.Context) {
		var text string
		for what, call := range map[string]any{"v1 by its function": v1.Rate, "v1 by its name": "Rate", "v2 by its function": v2.Rate} {
			err := workflow.ExecuteActivity(ctx, call, "1").Get(ctx, &text)
			wantResult(t, what, text, err, "v2/1")
		}
		text, err := v1.ExecuteRateActivity(ctx, "1").Get(ctx)
		wantResult(t, "v1 typed", text, err, "v2/1")
		text, err = v2.ExecuteRateActivity(ctx, "1").Get(ctx)
		wantResult(t, "v2 typed", text, err, "v2/1")
	})
}

// payer has a method of the name that one of registrations.Counter has.
type payer struct{}

func (*payer) Pay(context.Context, registrations.Card) (registrations.Receipt, error) {
	return registrations.Receipt{By: "payer"}, nil
}

// TestRegisteredTwice registers two structs with one method name: the SDK panics, or
// keeps the later one and says nothing. The generated registration leaves that check to
// the caller's options.
func TestRegisteredTwice(t *testing.T) {
	t.Parallel()
	counter := &registrations.Counter{Place: "counter"}
	c, err := client.NewLazyClient(client.Options{Logger: discard{}})
	if err != nil {
		t.Fatal(err)
	}
	w := worker.New(c, "payments", worker.Options{})
	w.RegisterActivity(counter)
	if panics(func() { w.RegisterActivity(&payer{}) }) == nil {
		t.Error("a second struct does not panic")
	}
	if panics(func() { registrations.RegisterPayActivity(w, counter, activity.RegisterOptions{}) }) == nil {
		t.Error("a second typed registration does not panic")
	}
	env := newEnvironment()
	env.RegisterActivity(counter)
	unchecked := activity.RegisterOptions{DisableAlreadyRegisteredCheck: true}
	register := func(w worker.Registry) { w.RegisterActivityWithOptions(&payer{}, unchecked) }
	withActivitiesOn(t, env, register, func(ctx workflow.Context) {
		var receipt registrations.Receipt
		err := workflow.ExecuteActivity(ctx, counter.Pay, card).Get(ctx, &receipt)
		wantResult(t, "by the first one's method", receipt, err, registrations.Receipt{By: "payer"})
	})

	env = newEnvironment()
	env.RegisterActivity(&payer{})
	register = func(w worker.Registry) { registrations.RegisterPayActivity(w, counter, unchecked) }
	withActivitiesOn(t, env, register, func(ctx workflow.Context) {
		receipt, err := registrations.ExecutePayActivity(ctx, card).Get(ctx)
		wantResult(t, "typed", receipt, err, registrations.Receipt{By: "counter paid by 42"})
	})
}

// TestArguments calls activities with too few, too many and other arguments, of which the
// SDK says nothing, as [TestActivityCalls] compares the typed calls with plain ones, and
// the compiler their arguments.
func TestArguments(t *testing.T) {
	t.Parallel()
	withActivities(t, registrations.Register, func(ctx workflow.Context) {
		type other struct{ Amount int }
		for _, args := range [][]any{nil, {other{7}}} {
			var receipt registrations.Receipt
			err := workflow.ExecuteActivity(ctx, new(registrations.Counter).Pay, args...).Get(ctx, &receipt)
			wantResult(t, "too few or other arguments", receipt, err, registrations.Receipt{By: "counter paid by "})
		}
		var receipt registrations.Receipt
		err := workflow.ExecuteActivity(ctx, new(registrations.Counter).Pay, card, "more").Get(ctx, &receipt)
		wantResult(t, "too many arguments", receipt, err, registrations.Receipt{By: "counter paid by 42"})
		var typed func(workflow.Context, registrations.Card) registrations.ActivityFuture[registrations.Receipt] = registrations.ExecutePayActivity
		receipt, err = typed(ctx, card).Get(ctx)
		wantResult(t, "typed", receipt, err, registrations.Receipt{By: "counter paid by 42"})
	})
}

// helper has an activity, and an exported method that is none.
type helper struct{ registrations.Counter }

func (*helper) Describe() string { return "" }

// TestInvalidRegistrations registers what the SDK refuses as a whole. One activity of it
// can be registered.
func TestInvalidRegistrations(t *testing.T) {
	t.Parallel()
	env := newEnvironment()
	if panics(func() { env.RegisterActivity(&helper{}) }) == nil {
		t.Error("a struct with another method does not panic")
	}
	if panics(func() { env.RegisterActivity(shapes.Value{}) }) == nil {
		t.Error("a struct that is no pointer does not panic")
	}
	register := func(w worker.Registry) {
		registrations.RegisterPayActivity(w, &new(helper).Counter, activity.RegisterOptions{})
		shapes.RegisterTakeActivity(w, shapes.Value{Sum: 3}, activity.RegisterOptions{})
	}
	withActivitiesOn(t, newEnvironment(), register, func(ctx workflow.Context) {
		receipt, err := registrations.ExecutePayActivity(ctx, card).Get(ctx)
		wantResult(t, "of a struct with another method", receipt, err, registrations.Receipt{By: " paid by 42"})
		n, err := shapes.ExecuteTakeActivity(ctx, 1).Get(ctx)
		wantResult(t, "of a value", n, err, 2)
	})
}

// TestNilReceivers names activities by methods of nil: of a pointer to what has them by
// value, of an interface, and of an embedded pointer, the workflow panics. A typed call
// has no receiver.
func TestNilReceivers(t *testing.T) {
	t.Parallel()
	type embeds struct{ *registrations.Desk }
	register := func(w worker.Registry) {
		registrations.Register(w)
		shapes.Register(w)
	}
	withActivities(t, register, func(ctx workflow.Context) {
		var (
			value   *shapes.Value
			iface   registrations.Payments
			pointer *embeds
		)
		for what, call := range map[string]func(){
			"a value's method of a nil pointer": func() { workflow.ExecuteActivity(ctx, value.Take, 1) },
			"a method of a nil interface":       func() { workflow.ExecuteActivity(ctx, iface.Settle, card) },
			"a promoted method of a nil one":    func() { workflow.ExecuteActivity(ctx, pointer.Charge, card) },
		} {
			if panics(call) == nil {
				t.Errorf("%s does not panic", what)
			}
		}
		iface = (*registrations.Bank)(nil)
		for what, method := range map[string]any{
			"an interface that holds a nil pointer": iface.Settle,
			"a method expression":                   (*registrations.Bank).Settle,
			"an interface's method expression":      registrations.Payments.Settle,
		} {
			var receipt registrations.Receipt
			err := workflow.ExecuteActivity(ctx, method, card).Get(ctx, &receipt)
			wantResult(t, what, receipt, err, registrations.Receipt{By: "bank settled 42"})
		}
		n, err := shapes.ExecuteTakeActivity(ctx, 1).Get(ctx)
		wantResult(t, "typed, of a value", n, err, -1)
		receipt, err := registrations.ExecuteSettleActivity(ctx, card).Get(ctx)
		wantResult(t, "typed, of an interface", receipt, err, registrations.Receipt{By: "bank settled 42"})
		receipt, err = registrations.ExecuteChargeActivity(ctx, card).Get(ctx)
		wantResult(t, "typed, of an embedded one", receipt, err, registrations.Receipt{By: "desk charged 42"})
	})
}

// TestLocalActivities calls functions as local activities: by the function one runs that
// is not registered, by a name one has to be.
func TestLocalActivities(t *testing.T) {
	t.Parallel()
	nothing := func(w worker.Registry) { w.RegisterActivity(registrations.Greet) }
	withActivities(t, nothing, func(ctx workflow.Context) {
		if err := workflow.ExecuteLocalActivity(ctx, locals.UnregisteredActivityTypeName, "a").Get(ctx, nil); err == nil {
			t.Error("one that is not registered runs by its name")
		}
		var text string
		err := workflow.ExecuteLocalActivity(ctx, locals.Unregistered, "a").Get(ctx, &text)
		wantResult(t, "by the function", text, err, "local a")
		text, err = locals.ExecuteUnregisteredLocalActivity(ctx, "a").Get(ctx)
		wantResult(t, "typed", text, err, "local a")
		text, err = locals.ExecuteRegisteredLocalActivity(ctx, "a").Get(ctx)
		wantResult(t, "typed, registered elsewhere", text, err, "registered a")
		if _, err := locals.ExecuteLookupLocalActivity(ctx, "a").Get(ctx); err == nil {
			t.Error("a method that is not registered runs by its name")
		}
	})
	withActivities(t, locals.Register, func(ctx workflow.Context) {
		text, err := locals.ExecuteRenamedLocalActivity(ctx, "a").Get(ctx)
		wantResult(t, "under another name, locally", text, err, "renamed a")
		text, err = locals.ExecuteRenamedActivity(ctx, "a").Get(ctx)
		wantResult(t, "under another name", text, err, "renamed a")
		text, err = locals.ExecuteTwiceLocalActivity(ctx, "a").Get(ctx)
		wantResult(t, "locally", text, err, "twice a")
		text, err = locals.ExecuteTwiceActivity(ctx, "a").Get(ctx)
		wantResult(t, "remotely", text, err, "twice a")
	})
}

// TestFutures waits for typed futures as for the SDK's: a selector takes them, and an
// error of the activity comes out.
func TestFutures(t *testing.T) {
	t.Parallel()
	register := func(w worker.Registry) {
		w.RegisterActivityWithOptions(func(context.Context, registrations.Card) error { return errors.New("broken") }, activity.RegisterOptions{Name: registrations.ChargeActivityTypeName})
		w.RegisterActivityWithOptions(func(context.Context) error { return errors.New("broken") }, activity.RegisterOptions{Name: registrations.CloseActivityTypeName})
	}
	withActivities(t, register, func(ctx workflow.Context) {
		future, closed := registrations.ExecuteChargeActivity(ctx, card), registrations.ExecuteCloseActivity(ctx)
		selected := 0
		selector := workflow.NewSelector(ctx).
			AddFuture(future.Future, func(workflow.Future) { selected++ }).
			AddFuture(closed.Future, func(workflow.Future) { selected++ })
		selector.Select(ctx)
		selector.Select(ctx)
		if selected != 2 || !future.IsReady() || !closed.IsReady() {
			t.Errorf("%d futures are selected, want two that are ready", selected)
		}
		var failed *temporal.ActivityError
		if receipt, err := future.Get(ctx); !errors.As(err, &failed) || receipt != (registrations.Receipt{}) {
			t.Errorf("got %v, %v, want the activity's error", receipt, err)
		}
		if err := closed.Get(ctx); !errors.As(err, &failed) {
			t.Errorf("got %v, want the activity's error", err)
		}
	})
}
