package testdata_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/kits/courier"
	"github.com/temporal-gen/temporal-gen/testdata/kits/dispatch"
	"github.com/temporal-gen/temporal-gen/testdata/kits/dispatchtest"
)

// TestCheckWorker registers what workers have, and forgets some of it.
func TestCheckWorker(t *testing.T) {
	t.Parallel()
	register := func(functions ...func(worker.Registry)) func(worker.Registry) {
		return func(r worker.Registry) {
			for _, f := range functions {
				f(r)
			}
		}
	}
	workflows := func(r worker.Registry) { dispatch.Register(r) }
	desk := func(prefix string) func(worker.Registry) {
		return func(r worker.Registry) {
			r.RegisterActivityWithOptions(&courier.Desk{}, activity.RegisterOptions{Name: prefix})
		}
	}
	others := func(r worker.Registry) {
		registerEach(r, new(courier.Van).Load, courier.Insure)
		r.RegisterActivityWithOptions(courier.PrintLabel, activity.RegisterOptions{Name: "courier.label"})
	}
	weigh := func(name string) func(worker.Registry) {
		return func(r worker.Registry) {
			r.RegisterActivityWithOptions(courier.Weigh, activity.RegisterOptions{Name: name})
		}
	}
	const (
		assign = `activity "courier.Assign" is not registered, and Dispatch executes it (kits/dispatch/dispatch.go): register it on this worker`
		free   = `activity "courier.Free" is not registered, and Dispatch executes it (kits/dispatch/dispatch.go): register it on this worker`
		load   = `activity "Load" is not registered, and Dispatch executes it (kits/dispatch/dispatch.go): register it on this worker`
		label  = `activity "courier.label" is not registered, and dispatch.Track executes it (kits/dispatch/dispatch.go): register it on this worker`
		weight = `activity "courier.weigh" is not registered, and Dispatch executes it (kits/dispatch/dispatch.go): register it on this worker`
		track  = `workflow "dispatch.Track" is not registered, and Dispatch executes it (kits/dispatch/dispatch.go): register it on this worker`
	)
	for _, test := range []struct {
		name     string
		register func(worker.Registry)
		missing  []string
	}{
		{"all", register(workflows, func(r worker.Registry) { courier.Register(r) }), nil},
		{"each", register(workflows, desk("courier."), weigh("courier.weigh"), others), nil},
		{"an activity", register(workflows, desk("courier."), others), []string{weight}},
		{"a name", register(workflows, desk("courier."), weigh(""), others), []string{weight}},
		{"a prefix", register(workflows, desk(""), weigh("courier.weigh"), others), []string{assign, free}},
		{"a child", register(func(r worker.Registry) { r.RegisterWorkflow(dispatch.Dispatch) }, desk("courier."), weigh("courier.weigh"), others), []string{track}},
		{"a child's name", register(func(r worker.Registry) {
			r.RegisterWorkflow(dispatch.Dispatch)
			r.RegisterWorkflow(dispatch.Track)
		}, desk("courier."), weigh("courier.weigh"), others), []string{track}},
		{"all activities", workflows, []string{load, assign, free, label, weight}},
		{"what another workflow needs", func(r worker.Registry) {
			r.RegisterWorkflowWithOptions(dispatch.Track, workflow.RegisterOptions{Name: "dispatch.Track"})
		}, []string{label}},
		{"what no workflow needs", register(), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			if err := dispatchtest.CheckWorker(test.register); err != nil {
				got = strings.Split(err.Error(), "\n")
			}
			if diff := cmp.Diff(test.missing, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func registerEach(r worker.ActivityRegistry, activities ...any) {
	for _, a := range activities {
		r.RegisterActivity(a)
	}
}

// TestCheckWorkerPanics registers what a worker panics at.
func TestCheckWorkerPanics(t *testing.T) {
	t.Parallel()
	for name, register := range map[string]func(worker.Registry){
		"twice":      func(r worker.Registry) { dispatch.Register(r); dispatch.Register(r) },
		"no pointer": func(r worker.Registry) { r.RegisterActivity(courier.Desk{}) },
		"no error":   func(r worker.Registry) { r.RegisterActivity(func(context.Context) {}) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			defer func() {
				if recover() == nil {
					t.Error("it does not panic")
				}
			}()
			_ = dispatchtest.CheckWorker(register)
		})
	}
}
