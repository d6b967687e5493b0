package testdata_test

import (
	"context"
	"strings"
	"testing"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/kits/dispatch"
	"github.com/temporal-gen/temporal-gen/testdata/kits/dispatchtest"
)

// TestCheckDynamicWorker registers what runs under any name, which the oldest supported
// SDK does not have.
func TestCheckDynamicWorker(t *testing.T) {
	t.Parallel()
	activities := func(r worker.Registry) {
		r.RegisterDynamicActivity(func(context.Context, converter.EncodedValues) error { return nil }, activity.DynamicRegisterOptions{})
	}
	children := func(r worker.Registry) {
		r.RegisterDynamicWorkflow(func(workflow.Context, converter.EncodedValues) error { return nil }, workflow.DynamicRegisterOptions{})
	}
	if err := dispatchtest.CheckWorker(func(r worker.Registry) {
		dispatch.Register(r)
		activities(r)
	}); err != nil {
		t.Errorf("with dynamic activities: %v", err)
	}
	err := dispatchtest.CheckWorker(func(r worker.Registry) {
		r.RegisterWorkflow(dispatch.Dispatch)
		children(r)
	})
	if err == nil || strings.Contains(err.Error(), "workflow \"") || !strings.Contains(err.Error(), "activity \"courier.Assign\"") {
		t.Errorf("with dynamic workflows: %v", err)
	}
}
