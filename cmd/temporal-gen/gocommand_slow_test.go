//go:build slow

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGoCommand runs the analyzers through "go vet" and "go fix", which know
// starters by the facts of imported packages: of all that the SDK depends on.
func TestGoCommand(t *testing.T) {
	t.Parallel()
	// Not the test's own binary: under the race detector it would take minutes
	// for all that the SDK depends on.
	tool := filepath.Join(t.TempDir(), "temporal-gen")
	if runtime.GOOS == "windows" {
		tool += ".exe"
	}
	build := exec.CommandContext(t.Context(), "go", "build", "-o", tool, ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "generator", "callsite", "testdata"))); err != nil {
		t.Fatal(err)
	}
	goCommand := func(args ...string) (string, error) {
		cmd := exec.CommandContext(t.Context(), "go", args...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		return string(out), err
	}

	// In one command: Go 1.26 keeps silent of a package that it has analysed as a
	// dependency before.
	out, err := goCommand("vet", "-vettool="+tool, "./lookups", "./orders", "./silent")
	for _, want := range []string{
		"use orders.NewWorkflowClient(...).GetProcessOrder",
		"orders.go:45:9: workflow.NewContinueAsNewError is not checked",
	} {
		if err == nil || !strings.Contains(out, want) {
			t.Errorf("go vet: %v, want %q in\n%s", err, want, out)
		}
	}
	if strings.Contains(out, "silent") {
		t.Errorf("go vet has findings where there is nothing to find:\n%s", out)
	}
	if out, err := goCommand("vet", "-vettool="+tool, "-temporaluntyped=false", "-temporalresults=false", "./lookups"); err != nil {
		t.Errorf("go vet without two analyzers: %v\n%s", err, out)
	}
	if out, err := goCommand("fix", "-fixtool="+tool, "./children"); err != nil {
		t.Errorf("go fix: %v\n%s", err, out)
	}
	want := readText(t, filepath.Join(dir, "children", "children.go.golden"))
	if diff := cmp.Diff(want, readText(t, filepath.Join(dir, "children", "children.go"))); diff != "" {
		t.Errorf("go fix: -want +got:\n%s", diff)
	}

	// The go command hands over what cgo makes of a file. That is checked, and the
	// file, of which the fix knows nothing, stays.
	t.Run("cgo", func(t *testing.T) {
		requireCompiler(t)
		name := filepath.Join(dir, "native", "native.go")
		writeFile(t, name, native)
		out, err := goCommand("vet", "-vettool="+tool, "./native")
		for _, want := range []string{
			"native.go:17:43: argument 1 is a value of type string where CountOrders takes int64",
			"native.go:19:2: client.ExecuteWorkflow is not checked",
		} {
			if err == nil || !strings.Contains(out, want) {
				t.Errorf("go vet: %v, want %q in\n%s", err, want, out)
			}
		}
		if strings.Contains(out, "native.go:18:") {
			t.Errorf("go vet: an ignored line is not\n%s", out)
		}
		if out, err := goCommand("fix", "-fixtool="+tool, "./native"); err != nil {
			t.Errorf("go fix: %v\n%s", err, out)
		}
		if diff := cmp.Diff(native, readText(t, name)); diff != "" {
			t.Errorf("go fix: -want +got:\n%s", diff)
		}
	})
}

const native = `package native

// static int count(void) { return 3; }
import "C"

import (
	"context"

	"go.temporal.io/sdk/client"

	_ "example.com/shop/orders"
)

var n = int64(C.count())

func Start(ctx context.Context, c client.Client, o client.StartWorkflowOptions) {
	c.ExecuteWorkflow(ctx, o, "CountOrders", C.GoString(nil))
	c.ExecuteWorkflow(ctx, o, "CountOrders", C.GoString(nil)) //temporalgen:ignore it is
	c.ExecuteWorkflow(ctx, o, "CountOrders", n)
}
`
