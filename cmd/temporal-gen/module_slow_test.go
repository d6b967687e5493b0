//go:build slow

package main

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// TestSystems is [TestTags] for other systems, for each of which the go command
// compiles the standard library and the SDK.
func TestSystems(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ env, tags string }{
		{"GOOS=windows", ""},
		{"GOOS=windows", "test,debug"},
		{"GOOS=darwin", ""},
	} {
		t.Run(strings.TrimSpace(c.env+" "+c.tags), func(t *testing.T) { testConfiguration(t, []string{c.env}, c.tags) })
	}
}

// newerCases and newerTests use what the oldest supported SDK does not have: activities
// that a client starts, and dynamic workflows and activities.
var (
	newerCases = []string{"activities/standalone"}
	newerTests = []string{"kits_dynamic_test.go"}
)

// TestOldestSDK compiles and tests, with the oldest supported SDK, what is
// generated for it. That is in a copy of the testdata module; an overlay has
// the go command take it for the module's own, so that the build cache has the
// packages of an earlier run.
func TestOldestSDK(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the golden files are being written")
	}
	root := testdataDir(t)
	dir := filepath.Join(tempDir(t), "testdata")
	if err := os.CopyFS(dir, os.DirFS(root)); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		oldest := strings.Replace(name, "go.", "go.oldest.", 1)
		if err := os.Rename(filepath.Join(dir, oldest), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	replace := map[string]string{}
	for _, name := range newerTests {
		replace[filepath.Join(root, name)] = ""
	}
	for _, c := range newerCases {
		sources, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(c), "*.go"))
		if err != nil || len(sources) == 0 {
			t.Fatalf("%s has no Go files: %v", c, err)
		}
		for _, name := range sources {
			replace[name] = "" // as if it were not there
		}
		if err := os.RemoveAll(filepath.Join(dir, filepath.FromSlash(c))); err != nil {
			t.Fatal(err)
		}
	}
	generateCases(t, dir)
	generated := generatedFiles(t, dir)
	newest := slices.DeleteFunc(generatedFiles(t, root), func(name string) bool { return slices.Contains(newerCases, path.Dir(name)) })
	if diff := cmp.Diff(newest, generated); diff != "" {
		t.Errorf("generated files, -newest +oldest:\n%s", diff)
	}

	for _, name := range generated {
		replace[filepath.Join(root, filepath.FromSlash(name))] = filepath.Join(dir, filepath.FromSlash(name))
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "overlay.json"), string(overlay))
	goCommand(t, root, "test", "-vet=off", "-modfile=go.oldest.mod", "-overlay="+filepath.Join(dir, "overlay.json"), "./...")
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
			if !slices.Contains(newerCases, c.name) {
				args = append(args, "./"+c.name)
			}
		}
		if out := temporalGen(t, dir, args...); out.status != exitDone {
			t.Fatalf("%s%s", out.stdout, out.stderr)
		}
	}
}
