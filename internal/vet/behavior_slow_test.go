//go:build slow

package vet

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/output"
)

// TestFixesBehave runs the packages of testdata before they are fixed and after:
// their tests pass, and what reaches the service stays the same.
func TestFixesBehave(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(testdata)); err != nil {
		t.Fatal(err)
	}
	fixes, _ := applyFixes(t, dir)
	fixes.Files.Write(func(*output.File) {})
	fixed := overlay(t, dir, fixes)

	runTests(t)
	runTests(t, fixed)
	if diff := cmp.Diff(requests(t), requests(t, fixed)); diff != "" {
		t.Errorf("other requests reach the service, -before +after:\n%s", diff)
	}
}

// runTests runs the tests of workflows and of their callers.
func runTests(t *testing.T, flags ...string) {
	t.Helper()
	if out, err := goCommand(t, slices.Concat([]string{"test", "-vet=off"}, flags, []string{"./checkout", "./desk", "./expected"})...); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// requests is what the calls of a package send to the service.
func requests(t *testing.T, flags ...string) []string {
	t.Helper()
	out, err := goCommand(t, slices.Concat([]string{"run"}, flags, []string{"./requests"})...)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(out, "\n")
	if len(lines) < 25 {
		t.Fatalf("too few requests: %q", lines)
	}
	return lines
}
