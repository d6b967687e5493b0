package vet

import (
	"go/token"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// untyped is a finding in a file.
func untyped(file string, line int, message string) Finding {
	category, _ := CategoryNamed("untyped")
	pos := token.Position{Filename: file, Line: line, Column: 2}
	return Finding{
		Diagnostic: analysis.Diagnostic{Category: category.Name, Message: message},
		Start:      pos, Stop: pos, category: category,
	}
}

// TestSplitKey reads the lines that findings make, whatever is in them.
func TestSplitKey(t *testing.T) {
	t.Parallel()
	for _, message := range []string{"plain", "with: a colon", "", "in a map[string]int", "a [b] c [untyped", "[constant]", "öä\n😀"} {
		file, category := splitKey(untyped("/shop/orders/a.go", 1, message).plain().Key("/shop"))
		if file != "orders/a.go" || category != "untyped" {
			t.Errorf("%q: file %q, category %q", message, file, category)
		}
	}
	for _, line := range []string{"", "x", ": ", "[untyped]", "a.go [untyped]", "a.go: x [style]", "a.go: x [untyped", "a.go: x untyped]", "<<<<<<< a", "=======", "a.go: x [untyped] "} {
		if file, category := splitKey(line); category != "" {
			t.Errorf("%q: file %q, category %q", line, file, category)
		}
	}
}

// TestBaselineWithCRLF is of a checkout that has such line ends: it is read as
// ever and, when nothing changed, not written.
func TestBaselineWithCRLF(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "known.txt")
	f := untyped(filepath.Join(dir, "a.go"), 1, "message")
	if err := os.WriteFile(path, []byte("# Known.\r\na.go: message [untyped]\r\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	b, problem := ReadBaseline(path, true)
	if problem != nil {
		t.Fatal(problem.Format(dir))
	}
	everything := func(string, string) bool { return true }
	if unknown, gone := b.Unknown([]Finding{f}, everything); len(unknown) > 0 || gone > 0 {
		t.Errorf("unknown: %v, gone: %d", unknown, gone)
	}
	if file, n := b.With([]Finding{f}, everything); file.IsStale() || n != 1 {
		t.Errorf("%d findings, and the file is stale: %q", n, file.New)
	}
}

// TestBaselineOfGeneratedLines has a finding in a file that line directives
// name, and that is among none of the files that are checked.
func TestBaselineOfGeneratedLines(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f := untyped(filepath.Join(dir, "api.tmpl"), 1, "message")
	if err := os.WriteFile(f.Start.Filename, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "known.txt")
	nothing := func(string, string) bool { return false }
	for range 2 {
		b, problem := ReadBaseline(path, true)
		if problem != nil {
			t.Fatal(problem.Format(dir))
		}
		file, n := b.With([]Finding{f}, nothing)
		if n != 1 {
			t.Errorf("%d findings in\n%s", n, file.New)
		}
		if err := os.WriteFile(path, file.New, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
