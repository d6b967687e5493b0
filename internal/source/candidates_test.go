package source

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

func TestMentionsWorkflows(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]bool{
		`import "go.temporal.io/sdk/workflow"`:                    true,
		`import wf "go.temporal.io/sdk/workflow"`:                 true,
		"import `go.temporal.io/sdk/workflow`":                    true,
		`import "go.temporal.io/sdk/workflow/x"`:                  false,
		`import "go.temporal.io/sdk/client"`:                      false,
		"func A(ctx kit.Context) error":                           true,
		"func A(kit.Context) error":                               true,
		"func (a *A) B(\n\tctx kit.Context,\n) error":             true,
		"func A(ctx kit.WorkflowContext, id string)":              true,
		"func A(ctx kit.Ctx, id string)":                          true,
		"type Context = kit.Context\n":                            true,
		"type C = kit.Ctx\n":                                      true,
		"func A(ctx context.Context) error":                       false,
		"func A(id string, ctx context.Context) error":            false,
		"// A takes a Context.":                                   false,
		"func A(übersicht.Context)":                               true,
		"type Context = kit.Context // of workflows\n":            true,
		"type Context = kit.Context /* of workflows */\n":         true,
		"type Context = kit.Context; type ID string":              true,
		"type Context = kit.Context":                              true,
		"serve(r.Context(), id)":                                  false,
		"ctx := r.Context()":                                      false,
		"func A(c *gin.Context) {":                                false,
		"//temporalgen:workflow\nfunc A() {}":                     true,
		"":                                                        false,
		names.Header + "\nimport \"go.temporal.io/sdk/workflow\"": false,
	} {
		name := filepath.Join(t.TempDir(), "a.go")
		if err := os.WriteFile(name, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
		if got := mentionsWorkflows(nil, []string{name}); got != want {
			t.Errorf("%q: got %v, want %v", src, got, want)
		}
	}
	if !mentionsWorkflows(nil, []string{filepath.Join(t.TempDir(), "missing.go")}) {
		t.Error("a file that can't be read is passed over")
	}
}
