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

	"github.com/temporal-gen/temporal-gen/generator/sdk"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

// TestNewestSDK compiles, vets and tests the golden files in their own module.
func TestNewestSDK(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the golden files are being written")
	}
	dir := testdataDir(t)
	goCommand(t, dir, "vet", "./...")
	goCommand(t, dir, "test", "./...")
}

// configurations are those beside the usual one that the cases with build
// constraints differ in: environment and build tags.
var configurations = []struct{ env, tags string }{
	{"", "nightly"},
	{"", "nightly,test,trace"},
	{"GOOS=windows", ""},
	{"GOOS=windows", "test,debug"},
	{"GOOS=darwin", ""},
}

// constrainedCases are those cases.
var constrainedCases = []string{"./buildtags", "./constraints", "./taggedidentifiers", "./hidden", "./clients/orders"}

// TestConfigurations compiles the goldens of cases with build constraints in
// every configuration, and has the tool, run in it, generate the same.
func TestConfigurations(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the golden files are being written")
	}
	dir := testdataDir(t)
	for _, c := range configurations {
		t.Run(strings.TrimSpace(c.env+" "+c.tags), func(t *testing.T) {
			env := strings.Fields(c.env)
			vet := exec.CommandContext(t.Context(), "go", slices.Concat([]string{"vet", "-tags=" + c.tags}, constrainedCases, []string{"./clients/ordersclient"})...)
			vet.Dir = dir
			vet.Env = append(os.Environ(), env...)
			if out, err := vet.CombinedOutput(); err != nil {
				t.Errorf("%v: %v\n%s", vet, err, failures(string(out)))
			}
			for _, args := range [][]string{
				append([]string{"check", "-tags=" + c.tags}, constrainedCases[:4]...),
				{"check", "-tags=" + c.tags, "-o", "../{pkg}client/temporal_gen.go", "./clients/orders"},
			} {
				if out := temporalGenProcess(t, dir, env, args...); out != (outcome{}) {
					t.Errorf("%v: %+v", args, out)
				}
			}
		})
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

// TestTooOldSDK requires one diagnostic of a module with the last SDK before the
// oldest supported one.
func TestTooOldSDK(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	oldest := func(name string) string { return readText(t, filepath.Join(testdataDir(t), "go.oldest."+name)) }
	mod := modulePathLine.ReplaceAllString(oldest("mod"), "module example.com/shop")
	s.write("go.mod", strings.Replace(mod, sdk.Path+" "+sdk.Oldest, sdk.Path+" v1.30.1", 1))
	s.write("go.sum", oldest("sum")+`go.temporal.io/sdk v1.30.1 h1:4wgfSjwuaayQl9Q0mUzpNV6w55TPAESSroR6Z5lE49o=
go.temporal.io/sdk v1.30.1/go.mod h1:hNCZzd6dt7bxD9B4AECQgjHTd2NrzjdmGDbbv4xHuFU=
`)
	before := snapshot(t, s.dir)
	want := outcome{status: exitFound, stderr: "orders/orders.go:7:2: generated code needs go.temporal.io/sdk v1.31.0 or later, and the module has v1.30.1: go get go.temporal.io/sdk@latest, then go mod tidy\n"}
	if got := temporalGen(t, s.dir, "./..."); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if diff := cmp.Diff(before, snapshot(t, s.dir)); diff != "" {
		t.Errorf("the disk changed:\n%s", diff)
	}
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
