package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNewestSDK compiles, vets and tests the golden files in their own module.
func TestNewestSDK(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the golden files are being written")
	}
	dir := testdataDir(t)
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "vet", "-tags=nightly", "./buildtags", "./taggedidentifiers")
	goCommand(t, dir, "test", "./...")
}

// TestOldestSDK does the same with the oldest supported SDK, and with files
// that are generated for it.
func TestOldestSDK(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the golden files are being written")
	}
	dir := filepath.Join(tempDir(t), "testdata")
	if err := os.CopyFS(dir, os.DirFS(testdataDir(t))); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		oldest := strings.Replace(name, "go.", "go.oldest.", 1)
		if err := os.Rename(filepath.Join(dir, oldest), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	generateCases(t, dir)
	if diff := cmp.Diff(generatedFiles(t, testdataDir(t)), generatedFiles(t, dir)); diff != "" {
		t.Errorf("generated files, -newest +oldest:\n%s", diff)
	}
	// The folder is another one each time: the build cache is of use only to
	// what does not tell of it.
	goCommand(t, dir, "vet", "-trimpath", "./...")
	goCommand(t, dir, "test", "-trimpath", "./...")
}

// generateCases generates for all cases of a copy of the testdata module.
func generateCases(t *testing.T, dir string) {
	t.Helper()
	for flags, cases := range goldens(t) {
		args := strings.Fields(flags)
		for _, c := range cases {
			args = append(args, "./"+c.name)
		}
		if out := temporalGen(t, dir, args...); out.status != exitDone {
			t.Fatalf("%s%s", out.stdout, out.stderr)
		}
	}
}

// generatedFiles are the names of the tool's files below dir.
func generatedFiles(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Name() != "temporal_gen.go" {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		names = append(names, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// goCommand runs the go command in dir and shows what it says when it fails.
func goCommand(t *testing.T, dir string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		t.Fatalf("go %s in %s: %v\n%s", strings.Join(args, " "), dir, err, failures(string(out)))
	case err != nil:
		t.Fatal(err)
	}
}

// failures leaves out what go test says of packages that pass.
func failures(output string) string {
	var b strings.Builder
	for line := range strings.Lines(output) {
		if !strings.HasPrefix(line, "ok  \t") && !strings.Contains(line, "[no test files]") {
			b.WriteString(line)
		}
	}
	return b.String()
}
