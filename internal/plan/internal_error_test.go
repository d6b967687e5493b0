package plan

import (
	"errors"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/templates"
)

// TestRenderError plans what no plan should: a name that is no identifier. The
// error names the one workflow that has it.
func TestRenderError(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := &plan{Planner: New(Config{Dir: dir}), pkg: &packages.Package{PkgPath: "example.com/shop"}}
	model := &templates.File{Package: "shop", Client: "WorkflowClient", Imports: templates.Runtime}
	var workflows []*discover.Function
	for i, name := range []string{"Order", "Return", "Refund"} {
		sig := types.NewSignatureType(nil, nil, nil, nil, nil, false)
		workflows = append(workflows, &discover.Function{
			Kind:      definition.Workflow,
			Object:    types.NewFunc(token.NoPos, nil, name, sig),
			Signature: sig,
			Pos:       token.Position{Filename: dir + "/orders.go", Line: i + 1, Column: 6},
		})
		model.Workflows = append(model.Workflows, &templates.Workflow{Definition: templates.Definition{Name: name, TypeName: name, Func: name, Link: name}})
	}
	if _, err := (&File{Functions: workflows, model: model, plan: p}).render(); err != nil {
		t.Fatal(err)
	}

	for _, param := range []templates.Param{
		{Name: "func", Type: templates.Type{{Text: "int"}}},
		{Name: "in", Type: templates.Type{{Text: "int, // +build linux\n"}}}, // which gofmt moves, so that the file is torn
	} {
		model.Workflows[1].Params = []templates.Param{param}
		_, err := (&File{Functions: workflows, model: model, plan: p}).render()
		var internal *report.InternalError
		if !errors.As(err, &internal) {
			t.Fatalf("%v: got %v, want an internal error", param, err)
		}
		if want := "workflow Return (orders.go:2:6)"; internal.Subject != want {
			t.Errorf("%v: the subject is %s, want %s", param, internal.Subject, want)
		}
		for _, want := range []string{"internal error at workflow Return (orders.go:2:6): ", ": please report it"} {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%v: %q does not contain %q", param, err, want)
			}
		}
	}
}

// TestPanicOverMessages names the workflow whose code was read for messages.
func TestPanicOverMessages(t *testing.T) {
	t.Parallel()
	w := sdkWorld(t, nil)
	w.messages = messages.NewReader(w.fset, []*packages.Package{nil}, nil) // has nothing to read
	_, err := w.generate("example.com/shop", `package shop

import "go.temporal.io/sdk/workflow"

func Order(ctx workflow.Context) error { return nil }
`)
	var internal *report.InternalError
	if !errors.As(err, &internal) {
		t.Fatalf("got %v, want an internal error", err)
	}
	if !strings.HasPrefix(internal.Subject, "workflow Order (") {
		t.Errorf("the subject is %s, want the workflow", internal.Subject)
	}
}
