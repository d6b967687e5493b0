package generator

import (
	"errors"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/templates"
)

// TestRenderError plans what no plan should: a name that is no identifier. The
// error names the one workflow that has it.
func TestRenderError(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := &plan{at: func(pos token.Position) string { return report.At(dir, pos) }, pkg: &packages.Package{PkgPath: "example.com/shop"}}
	model := &templates.File{Package: "shop", Client: "WorkflowClient", Imports: templates.Runtime}
	var workflows []*Function
	for i, name := range []string{"Order", "Return", "Refund"} {
		sig := types.NewSignatureType(nil, nil, nil, nil, nil, false)
		workflows = append(workflows, &Function{
			obj: types.NewFunc(token.NoPos, nil, name, sig),
			sig: sig,
			Pos: token.Position{Filename: dir + "/orders.go", Line: i + 1, Column: 6},
		})
		model.Workflows = append(model.Workflows, &templates.Workflow{Name: name, TypeName: name, Func: name, Link: name})
	}
	if _, err := p.render(model, workflows); err != nil {
		t.Fatal(err)
	}

	for _, param := range []templates.Param{
		{Name: "func", Type: templates.Type{{Text: "int"}}},
		{Name: "in", Type: templates.Type{{Text: "int, // +build linux\n"}}}, // which gofmt moves, so that the file is torn
	} {
		model.Workflows[1].Params = []templates.Param{param}
		_, err := p.render(model, workflows)
		var internal *InternalError
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

// TestPanic makes an internal error of a panic, with the place where it was.
func TestPanic(t *testing.T) {
	t.Parallel()
	w := newWorld(nil)
	_, files, err := w.check("example.com/shop", "package shop\n\nfunc Order() { Order() }\n")
	if err != nil {
		t.Fatal(err)
	}
	g := &generation{src: &source{fset: w.fset}, usage: unused(), result: &Result{}, refused: map[string]bool{}}
	broken := &packages.Package{PkgPath: "example.com/shop", Name: "shop", Syntax: files} // has no types
	err = g.generate(broken, []target{{own: true, dir: "/shop", base: "temporal_gen.go"}})
	var internal *InternalError
	if !errors.As(err, &internal) {
		t.Fatalf("got %v, want an internal error", err)
	}
	if want := "package example.com/shop"; internal.Subject != want {
		t.Errorf("the subject is %s, want %s", internal.Subject, want)
	}
	if !strings.Contains(string(internal.Stack), "discover") {
		t.Errorf("the stack does not tell where it was:\n%s", internal.Stack)
	}
	if len(g.result.Files) > 0 {
		t.Errorf("files are left to write: %v", g.result.Files)
	}
}

// TestPanicInBackground tells of a panic while the modules are read, which is
// done beside the load.
func TestPanicInBackground(t *testing.T) {
	t.Parallel()
	u := unused()
	u.reader = nil // has nothing to prepare
	u.expect([]string{"example.com/shop"}, nil)
	var internal *InternalError
	if err := u.wait(); !errors.As(err, &internal) {
		t.Fatalf("got %v, want an internal error", err)
	}
	if !strings.Contains(string(internal.Stack), "Prepare") {
		t.Errorf("the stack does not tell where it was:\n%s", internal.Stack)
	}
}

// TestPanicOverMessages names the workflow whose code was read for messages.
func TestPanicOverMessages(t *testing.T) {
	t.Parallel()
	w := sdkWorld(nil)
	w.messages = messages.NewReader(w.fset, []*packages.Package{nil}, nil) // has nothing to read
	_, _, err := w.generate(Config{Dir: "/nowhere"}, "example.com/shop", `package shop

import "go.temporal.io/sdk/workflow"

func Order(ctx workflow.Context) error { return nil }
`)
	var internal *InternalError
	if !errors.As(err, &internal) {
		t.Fatalf("got %v, want an internal error", err)
	}
	if !strings.HasPrefix(internal.Subject, "workflow Order (") {
		t.Errorf("the subject is %s, want the workflow", internal.Subject)
	}
}
