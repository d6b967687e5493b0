package testdata_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"
)

// The workflow's side: what the code of the workflows gets and answers.

// registered is an environment in which c's workflow is registered.
func (c conversation) registered() *testsuite.TestWorkflowEnvironment {
	env := newEnvironment()
	call(c.register, slices.Concat([]any{env}, c.receiver, []any{workflow.RegisterOptions{}})...)
	return env
}

// TestSignalChild sends a child workflow all its signals, through its future and
// as any other workflow would.
func TestSignalChild(t *testing.T) {
	t.Parallel()
	ways := map[string]func(workflow.Context, any, message) any{
		"future": func(ctx workflow.Context, future any, m message) any {
			return callMethod(future, "Signal"+m.goName, append([]any{ctx}, m.args...)...)[0]
		},
		"external": func(ctx workflow.Context, future any, m message) any {
			return call(m.external, append([]any{ctx, "child", ""}, m.args...)...)[0]
		},
	}
	for _, c := range conversations() {
		if c.child == nil || len(c.signals) == 0 {
			continue
		}
		for how, signal := range ways {
			t.Run(c.workflow+"/"+how, func(t *testing.T) {
				inWorkflow(t, c.registered(), func(ctx workflow.Context) error {
					ctx = workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{WorkflowID: "child"})
					future := call(c.child, append([]any{ctx}, c.args...)...)[0]
					if err := future.(child).GetChildWorkflowExecution().Get(ctx, nil); err != nil {
						return err
					}
					for _, m := range c.signals {
						if err := signal(ctx, future, m).(workflow.Future).Get(ctx, nil); err != nil {
							t.Errorf("%s: %v", m.name, err)
						}
					}
					out := callMethod(future, "Get", ctx)
					if err, _ := out[len(out)-1].(error); err != nil || c.result == nil {
						return err
					}
					want, got := slices.Clone(c.result.([]string)), slices.Clone(out[0].([]string))
					slices.Sort(want)
					slices.Sort(got)
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("what the child got (-want +got):\n%s", diff)
					}
					return nil
				})
			})
		}
	}
}

// TestHandlers sends workflows their messages under the names of the generated
// constants, and checks the answers.
func TestHandlers(t *testing.T) {
	t.Parallel()
	for _, c := range conversations() {
		if c.register == nil {
			continue
		}
		t.Run(c.workflow, func(t *testing.T) {
			env := c.registered()
			answered := 0
			env.RegisterDelayedCallback(func() {
				for _, m := range c.updates {
					env.UpdateWorkflow(m.constant, m.goName, &testsuite.TestUpdateCallback{
						OnAccept: func() {},
						OnReject: func(err error) { t.Errorf("update %s is rejected: %v", m.name, err) },
						OnComplete: func(got any, err error) {
							answered++
							if got == nil {
								got = nothing{}
							}
							if diff := cmp.Diff(m.answer, got); diff != "" || err != nil {
								t.Errorf("update %s: error %v, answer -want +got:\n%s", m.name, err, diff)
							}
						},
					}, m.args...)
				}
				for _, m := range c.signals {
					env.SignalWorkflow(m.constant, m.payload())
				}
			}, 0)
			env.ExecuteWorkflow(c.typeName, c.args...)
			if !env.IsWorkflowCompleted() {
				t.Fatal("the workflow did not complete")
			}
			if err := env.GetWorkflowError(); err != nil {
				t.Fatal(err)
			}
			if answered != len(c.updates) {
				t.Errorf("%d updates are answered, want %d", answered, len(c.updates))
			}
			for _, m := range c.queries {
				value, err := env.QueryWorkflow(m.constant, m.args...)
				if err != nil {
					t.Errorf("query %s: %v", m.name, err)
					continue
				}
				got := reflect.New(reflect.TypeOf(m.answer))
				if err := value.Get(got.Interface()); err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(m.answer, got.Elem().Interface()); diff != "" {
					t.Errorf("query %s (-want +got):\n%s", m.name, diff)
				}
			}
		})
	}
}
