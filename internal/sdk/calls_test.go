package sdk_test

import (
	"go/ast"
	"go/parser"
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

func TestMentions(t *testing.T) {
	takesWorkflows := sdk.MentionsOf(sdk.Registers, sdk.Starts, sdk.ContinuesAsNew)
	for src, want := range map[string]bool{
		"w.RegisterWorkflowWithOptions(F, options)":               true,
		"c.ExecuteWorkflow(ctx, options, F)":                      true,
		"&client.ScheduleWorkflowAction{Workflow: F}":             true,
		"workflow.NewContinueAsNewError(ctx, F)":                  true,
		"errors.AsType[*workflow.ContinueAsNewError](err)":        true, // which a constructor makes
		"c.UpdateWithStartWorkflow(ctx, options)":                 true, // beside SignalWithStartWorkflow
		"temporalnexus.WorkflowRunOperationOptions[A, B]{}":       true,
		"workflow.ExecuteActivity(ctx, F)":                        false,
		"c.CancelWorkflow(ctx, id, run)":                          false,
		"workflow.SetQueryHandler(ctx, name, func() (int, error)": false,
	} {
		if got := takesWorkflows.In([]byte(src)); got != want {
			t.Errorf("%s mentions what takes workflows: %t, want %t", src, got, want)
		}
	}
}

func TestLike(t *testing.T) {
	for src, want := range map[string]string{
		"c.ExecuteWorkflow(ctx, options, F, 1)":             "F",
		"workflow.NewContinueAsNewError(ctx, (F))":          "F",
		"client.ScheduleWorkflowAction{ID: i, Workflow: F}": "F",
		"workflow.SetQueryHandler(ctx, N, handler)":         "N",
		"c.ExecuteWorkflow(ctx)":                            "",
		"client.ScheduleWorkflowAction{ID: i}":              "",
		"ScheduleWorkflowAction(F)":                         "",
		"f(ctx, options, F)":                                "",
	} {
		e, err := parser.ParseExpr(src)
		if err != nil {
			t.Fatal(err)
		}
		call, _, about := sdk.Like(e)
		got, _ := about.(*ast.Ident)
		if (call != nil) != (want != "") || call != nil && (got == nil || got.Name != want) {
			t.Errorf("%s is like %v about %v, want %q", src, call, about, want)
		}
	}
}
