package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// TestNewestSDK compiles and tests the golden files in their own module.
func TestNewestSDK(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the golden files are being written")
	}
	// Vetting them would have all that the SDK depends on vetted, too.
	goCommand(t, testdataDir(t), "test", "-vet=off", "./...")
}

// constrainedCases are those that differ in other configurations.
var constrainedCases = []string{"./buildtags", "./constraints", "./taggedidentifiers", "./hidden", "./activities/buildtags", "./clients/orders"}

// TestTags compiles the goldens of cases with build constraints under build
// tags, and has the tool, run with them, generate the same.
func TestTags(t *testing.T) {
	t.Parallel()
	for _, tags := range []string{"nightly", "nightly,test,trace"} {
		t.Run(tags, func(t *testing.T) { testConfiguration(t, nil, tags) })
	}
}

// testConfiguration does what [TestTags] says, with additions to the
// environment.
func testConfiguration(t *testing.T, env []string, tags string) {
	t.Helper()
	if *update {
		t.Skip("the golden files are being written")
	}
	dir := testdataDir(t)
	build := exec.CommandContext(t.Context(), "go", slices.Concat([]string{"build", "-tags=" + tags}, constrainedCases, []string{"./clients/ordersclient"})...)
	build.Dir = dir
	build.Env = append(os.Environ(), env...)
	if out, err := build.CombinedOutput(); err != nil {
		t.Errorf("%v: %v\n%s", build, err, out)
	}
	for _, args := range [][]string{
		append([]string{"check", "-tags=" + tags}, constrainedCases[:5]...),
		{"check", "-tags=" + tags, "-o", "../{pkg}client/temporal_gen.go", "./clients/orders"},
	} {
		if out := temporalGenProcess(t, dir, env, args...); out != (outcome{}) {
			t.Errorf("%v: %+v", args, out)
		}
	}
}

// TestClientDependencies proves that callers of a generated client package do
// not link what the workflows are implemented with, nor their package.
func TestClientDependencies(t *testing.T) {
	t.Parallel()
	const module = "github.com/temporal-gen/temporal-gen/testdata/"
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "./clients/ordersclient", "./clients/mainclient")
	cmd.Dir = testdataDir(t)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var own []string
	for _, path := range strings.Fields(string(out)) {
		if rest, ok := strings.CutPrefix(path, module); ok {
			own = append(own, rest)
		}
		if path == "go.temporal.io/sdk/worker" || path == "go.temporal.io/sdk/workflow" {
			t.Errorf("the client imports %s", path)
		}
	}
	slices.Sort(own)
	if diff := cmp.Diff([]string{"clients/catalog", "clients/mainclient", "clients/ordersclient"}, own); diff != "" {
		t.Errorf("packages of the module, -want +got:\n%s", diff)
	}
}

// generatedFiles are the names of the tool's files below dir.
func generatedFiles(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasPrefix(readText(t, path), names.Header) {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		files = append(files, filepath.ToSlash(rel))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
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
