package workspace_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	"go.temporal.io/api/taskqueue/v1"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/log"
	"go.temporal.io/sdk/temporal"
	sdkworker "go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
	"go.temporal.io/server/temporaltest"
	"google.golang.org/protobuf/testing/protocmp"

	"github.com/temporal-gen/temporal-gen/testdata/activities/locals"
	"github.com/temporal-gen/temporal-gen/testdata/activities/registrations"
	"github.com/temporal-gen/temporal-gen/testdata/activities/samenames/mail"
	"github.com/temporal-gen/temporal-gen/testdata/activities/samenames/ship"
	"github.com/temporal-gen/temporal-gen/testdata/activities/versions"
	v1 "github.com/temporal-gen/temporal-gen/testdata/activities/versions/v1"
	v2 "github.com/temporal-gen/temporal-gen/testdata/activities/versions/v2"
)

// quiet tells nothing: workers log every activity that they do not know.
var quiet = log.NewStructuredLogger(slog.New(slog.DiscardHandler))

// serve starts a server for a test.
func serve(t *testing.T) (context.Context, client.Client) {
	t.Helper()
	server := temporaltest.NewServer(temporaltest.WithBaseClientOptions(client.Options{Logger: quiet, Identity: "test"}))
	t.Cleanup(server.Stop)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx, server.GetDefaultClient()
}

// flow is a workflow of activities.
type flow func(workflow.Context) error

// name is the Workflow Type of all flows.
const name = "flow"

// recorded counts the histories of all tests.
var recorded atomic.Int64

// record runs a flow on a worker and returns its history.
func record(t *testing.T, ctx context.Context, c client.Client, options sdkworker.Options, register func(sdkworker.Registry), f flow) *historypb.History {
	t.Helper()
	// The pollers of a worker that has stopped may still get a task of its queue.
	queue := fmt.Sprintf("flow-%d", recorded.Add(1))
	w := sdkworker.New(c, queue, options)
	w.RegisterWorkflowWithOptions(func(ctx workflow.Context) error { return f(withOptions(ctx)) }, workflow.RegisterOptions{Name: name})
	register(w)
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	defer w.Stop()
	run, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: queue}, name)
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Get(ctx, nil); err != nil {
		t.Fatal(err)
	}
	return historyOf(t, ctx, c, run)
}

// historyOf is the history of a run.
func historyOf(t *testing.T, ctx context.Context, c client.Client, run client.WorkflowRun) *historypb.History {
	t.Helper()
	history := &historypb.History{}
	events := c.GetWorkflowHistory(ctx, run.GetID(), run.GetRunID(), false, enums.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
	for events.HasNext() {
		event, err := events.Next()
		if err != nil {
			t.Fatal(err)
		}
		history.Events = append(history.Events, event)
	}
	return history
}

func withOptions(ctx workflow.Context) workflow.Context {
	once := &temporal.RetryPolicy{MaximumAttempts: 1}
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: 10 * time.Second, RetryPolicy: once})
	return workflow.WithLocalActivityOptions(ctx, workflow.LocalActivityOptions{StartToCloseTimeout: 10 * time.Second, RetryPolicy: once})
}

// replay replays a history with a flow.
func replay(t *testing.T, history *historypb.History, f flow) error {
	t.Helper()
	replayer := sdkworker.NewWorkflowReplayer()
	replayer.RegisterWorkflowWithOptions(func(ctx workflow.Context) error { return f(withOptions(ctx)) }, workflow.RegisterOptions{Name: name})
	return replayer.ReplayWorkflowHistory(quiet, history)
}

// isNonDeterministic reports whether an error says that a workflow did something else
// than its history.
func isNonDeterministic(err error) bool {
	return err != nil && strings.Contains(err.Error(), "[TMPRL1100]")
}

// TestReplayActivities replays what was recorded with plain calls with the typed ones,
// and the other way round, and compares what the two have the server do.
func TestReplayActivities(t *testing.T) {
	ctx, c := serve(t)
	card := registrations.Card{Number: "42"}
	plain := func(ctx workflow.Context) error {
		var counter *registrations.Counter
		return errors.Join(
			workflow.ExecuteActivity(ctx, registrations.Greet, "Ada").Get(ctx, nil),
			workflow.ExecuteActivity(ctx, counter.Pay, card).Get(ctx, nil),
			workflow.ExecuteActivity(ctx, "desk_Charge", card).Get(ctx, nil),
			workflow.ExecuteActivity(ctx, registrations.Wrap, "box").Get(ctx, nil), // by its alias
		)
	}
	typed := func(ctx workflow.Context) error {
		_, greet := registrations.ExecuteGreetActivity(ctx, "Ada").Get(ctx)
		_, pay := registrations.ExecutePayActivity(ctx, card).Get(ctx)
		_, charge := registrations.ExecuteChargeActivity(ctx, card).Get(ctx)
		_, wrap := registrations.ExecuteWrapActivity(ctx, "box").Get(ctx)
		return errors.Join(greet, pay, charge, wrap)
	}
	other := func(ctx workflow.Context) error {
		_, err := registrations.ExecutePingActivity(ctx).Get(ctx)
		return err
	}
	ofPlain := record(t, ctx, c, sdkworker.Options{}, registrations.Register, plain)
	ofTyped := record(t, ctx, c, sdkworker.Options{}, registrations.Register, typed)
	for _, test := range []struct {
		name    string
		history *historypb.History
		f       flow
	}{{"plain with typed", ofPlain, typed}, {"typed with typed", ofTyped, typed}} {
		if err := replay(t, test.history, test.f); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	// A replayer knows no activities, so that there a function has no alias.
	if err := replay(t, ofPlain, plain); !isNonDeterministic(err) {
		t.Errorf("plain with plain, by an alias: the error is %v, want that it is another activity", err)
	}
	if err := replay(t, ofTyped, other); !isNonDeterministic(err) {
		t.Errorf("typed with another activity: %v", err)
	}
	if diff := cmp.Diff(scheduled(ofPlain), scheduled(ofTyped), protocmp.Transform(), protocmp.IgnoreFields(&taskqueue.TaskQueue{}, "name")); diff != "" {
		t.Errorf("what is scheduled (-plain +typed):\n%s", diff)
	}
	if n := len(scheduled(ofTyped)); n != 4 {
		t.Errorf("%d activities are scheduled, want four", n)
	}
}

// scheduled are the activities that were scheduled, each with all of its options and its
// payloads.
func scheduled(history *historypb.History) []*historypb.ActivityTaskScheduledEventAttributes {
	var all []*historypb.ActivityTaskScheduledEventAttributes
	for _, event := range history.Events {
		if of := event.GetActivityTaskScheduledEventAttributes(); of != nil {
			all = append(all, of)
		}
	}
	return all
}

// TestReplayLocalActivities does so for local activities, whose names are in markers: that
// of a function is its alias where its worker has them.
func TestReplayLocalActivities(t *testing.T) {
	ctx, c := serve(t)
	register := func(w sdkworker.Registry) { locals.Register(w) }
	local := func(call any) flow {
		return func(ctx workflow.Context) error { return workflow.ExecuteLocalActivity(ctx, call, "a").Get(ctx, nil) }
	}
	for _, test := range []struct {
		name        string
		plain, with flow
		// ofPlain and ofTyped are the names in the markers, with aliases and without.
		ofPlain, ofTyped [2]string
	}{
		{
			name:  "function",
			plain: local(locals.Registered),
			with: func(ctx workflow.Context) error {
				_, err := locals.ExecuteRegisteredLocalActivity(ctx, "a").Get(ctx)
				return err
			},
			ofPlain: [2]string{"Registered", "Registered"},
			ofTyped: [2]string{"Registered", "Registered"},
		},
		{
			name:  "function of no worker",
			plain: local(locals.Unregistered),
			with: func(ctx workflow.Context) error {
				_, err := locals.ExecuteUnregisteredLocalActivity(ctx, "a").Get(ctx)
				return err
			},
			ofPlain: [2]string{"Unregistered", "Unregistered"},
			ofTyped: [2]string{"Unregistered", "Unregistered"},
		},
		{
			name:  "function under another name",
			plain: local(locals.Renamed),
			with: func(ctx workflow.Context) error {
				_, err := locals.ExecuteRenamedLocalActivity(ctx, "a").Get(ctx)
				return err
			},
			ofPlain: [2]string{"locals.renamed", "Renamed"},
			ofTyped: [2]string{"locals.renamed", "Renamed"},
		},
		{
			name:  "method by its name",
			plain: local("cache.Lookup"),
			with: func(ctx workflow.Context) error {
				_, err := locals.ExecuteLookupLocalActivity(ctx, "a").Get(ctx)
				return err
			},
			ofPlain: [2]string{"cache.Lookup", "cache.Lookup"},
			ofTyped: [2]string{"cache.Lookup", "cache.Lookup"},
		},
		{
			// A struct's prefix is in no alias: the two don't replay each other.
			name:  "method by its value",
			plain: local((&locals.Cache{Name: "other"}).Lookup),
			with: func(ctx workflow.Context) error {
				_, err := locals.ExecuteLookupLocalActivity(ctx, "a").Get(ctx)
				return err
			},
			ofPlain: [2]string{"Lookup", "Lookup"},
			ofTyped: [2]string{"cache.Lookup", "cache.Lookup"},
		},
	} {
		for i, disabled := range []bool{false, true} {
			t.Run(test.name+map[bool]string{true: " without aliases"}[disabled], func(t *testing.T) {
				options := sdkworker.Options{DisableRegistrationAliasing: disabled}
				ofPlain := record(t, ctx, c, options, register, test.plain)
				ofTyped := record(t, ctx, c, options, register, test.with)
				if got, want := ([2]string{markedLocal(t, ofPlain), markedLocal(t, ofTyped)}), ([2]string{test.ofPlain[i], test.ofTyped[i]}); got != want {
					t.Errorf("the names in the markers are %q, want %q", got, want)
				}
				// A replayer has no aliases.
				same := func(name string) bool { return name == test.ofTyped[1] }
				if err := replay(t, ofPlain, test.with); isNonDeterministic(err) == same(test.ofPlain[i]) {
					t.Errorf("plain with typed: %v", err)
				}
				if err := replay(t, ofTyped, test.with); isNonDeterministic(err) == same(test.ofTyped[i]) {
					t.Errorf("typed with typed: %v", err)
				}
				same = func(name string) bool { return name == test.ofPlain[1] }
				if err := replay(t, ofTyped, test.plain); isNonDeterministic(err) == same(test.ofTyped[i]) {
					t.Errorf("typed with plain: %v", err)
				}
			})
		}
	}
}

// markedLocal is the name of the one local activity in a history.
func markedLocal(t *testing.T, history *historypb.History) string {
	t.Helper()
	for _, event := range history.Events {
		if marker := event.GetMarkerRecordedEventAttributes(); marker.GetMarkerName() == "LocalActivity" {
			var data struct{ ActivityType string }
			if err := converter.GetDefaultDataConverter().FromPayloads(marker.Details["data"], &data); err != nil {
				t.Fatal(err)
			}
			return data.ActivityType
		}
	}
	t.Fatal("there is no local activity")
	return ""
}

// TestActivityNames runs activities on workers whose aliases lead plain calls astray, or
// that have none.
func TestActivityNames(t *testing.T) {
	ctx, c := serve(t)
	type answers map[string]string
	call := func(into answers, what string, ctx workflow.Context, activity any) {
		var text string
		if err := workflow.ExecuteActivity(ctx, activity, "1").Get(ctx, &text); err != nil {
			text = "no such activity"
		}
		into[what] = text
	}
	var got answers
	run := func(ctx workflow.Context) error {
		got = answers{}
		call(got, "v1.Rate", ctx, v1.Rate)
		call(got, "v2.Rate", ctx, v2.Rate)
		call(got, "Rate", ctx, "Rate")
		call(got, "ship.Deliver", ctx, new(ship.Sender).Deliver)
		got["typed v1"], _ = v1.ExecuteRateActivity(ctx, "1").Get(ctx)
		got["typed v2"], _ = v2.ExecuteRateActivity(ctx, "1").Get(ctx)
		got["typed ship"], _ = ship.ExecuteDeliverActivity(ctx, "1").Get(ctx)
		got["typed mail"], _ = mail.ExecuteDeliverActivity(ctx, "1").Get(ctx)
		return nil
	}
	register := func(w sdkworker.Registry) {
		w.RegisterActivity(v1.Rate)
		w.RegisterActivityWithOptions(v2.Rate, activity.RegisterOptions{Name: "Rate_v2"})
		ship.Register(w)
		mail.Register(w)
	}
	for _, test := range []struct {
		name    string
		options sdkworker.Options
		want    answers
	}{
		{"aliases", sdkworker.Options{}, answers{
			"v1.Rate": "v2/1", "v2.Rate": "v2/1", "Rate": "v2/1", "ship.Deliver": "mail/1",
			"typed v1": "v2/1", "typed v2": "v2/1", "typed ship": "ship/1", "typed mail": "mail/1",
		}},
		{"no aliases", versions.Options, answers{
			"v1.Rate": "v1/1", "v2.Rate": "v1/1", "Rate": "v1/1", "ship.Deliver": "no such activity",
			"typed v1": "v1/1", "typed v2": "v2/1", "typed ship": "ship/1", "typed mail": "mail/1",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			record(t, ctx, c, test.options, register, run)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
