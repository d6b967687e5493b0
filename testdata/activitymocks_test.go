package testdata_test

import (
	"context"
	"testing"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/activities/locals"
	"github.com/temporal-gen/temporal-gen/testdata/activities/registrations"
)

// anything is testify's mock.Anything.
const anything = "mock.Anything"

// TestMockedActivities mocks activities in the test environment as tests of workflows do,
// and replaces them by functions: the typed calls meet what plain ones by the name do.
func TestMockedActivities(t *testing.T) {
	t.Parallel()
	greet := func(ctx workflow.Context) (string, error) {
		return registrations.ExecuteGreetActivity(ctx, "Ada").Get(ctx)
	}
	wrap := func(ctx workflow.Context) (string, error) {
		return registrations.ExecuteWrapActivity(ctx, "box").Get(ctx)
	}
	fake := func(context.Context, string) (string, error) { return "fake", nil }
	for _, test := range []struct {
		name  string
		setUp func(*testsuite.TestWorkflowEnvironment)
		call  func(workflow.Context) (string, error)
		want  string // "" for no such activity
	}{
		{"by its function", func(env *testsuite.TestWorkflowEnvironment) {
			env.RegisterActivity(registrations.Greet)
			env.OnActivity(registrations.Greet, anything, anything).Return("mocked", nil)
		}, greet, "mocked"},
		{"by its name", func(env *testsuite.TestWorkflowEnvironment) {
			env.RegisterActivity(registrations.Greet)
			env.OnActivity(registrations.GreetActivityTypeName, anything, anything).Return("mocked", nil)
		}, greet, "mocked"},
		{"by a function that is registered under another name", func(env *testsuite.TestWorkflowEnvironment) {
			registrations.RegisterWrapActivity(env, activity.RegisterOptions{})
			env.OnActivity(registrations.Wrap, anything, anything).Return("mocked", nil)
		}, wrap, "mocked"},
		{"by a function that production registers under another name", func(env *testsuite.TestWorkflowEnvironment) {
			env.RegisterActivity(registrations.Wrap)
			env.OnActivity(registrations.Wrap, anything, anything).Return("mocked", nil)
		}, wrap, ""},
		{"replaced", func(env *testsuite.TestWorkflowEnvironment) {
			registrations.RegisterWrapActivity(env, activity.RegisterOptions{})
			env.RegisterActivityWithOptions(fake, activity.RegisterOptions{Name: registrations.WrapActivityTypeName, DisableAlreadyRegisteredCheck: true})
		}, wrap, "fake"},
		{"a local activity by its function", func(env *testsuite.TestWorkflowEnvironment) {
			env.OnActivity(locals.Unregistered, anything, anything).Return(fake)
		}, func(ctx workflow.Context) (string, error) {
			return locals.ExecuteUnregisteredLocalActivity(ctx, "a").Get(ctx)
		}, "fake"},
		{"a local activity by its function, registered", func(env *testsuite.TestWorkflowEnvironment) {
			env.RegisterActivityWithOptions(fake, activity.RegisterOptions{Name: locals.UnregisteredActivityTypeName})
		}, func(ctx workflow.Context) (string, error) {
			return locals.ExecuteUnregisteredLocalActivity(ctx, "a").Get(ctx)
		}, "local a"},
	} {
		t.Run(test.name, func(t *testing.T) {
			env := newEnvironment()
			test.setUp(env)
			withActivitiesOn(t, env, func(worker.Registry) {}, func(ctx workflow.Context) {
				got, err := test.call(ctx)
				if test.want == "" {
					wantNoActivity(t, "typed", err)
					return
				}
				wantResult(t, "typed", got, err, test.want)
			})
		})
	}
}
