package vet

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/output"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/testspeed"
)

func TestMain(m *testing.M) {
	// The module there requires the same versions as the one in testdata here.
	testspeed.Prepare(filepath.Join("..", "..", "testdata"))
	os.Exit(m.Run())
}

var update = flag.Bool("update", false, "rewrite the golden files")

// testdata is a module with the real SDK.
var testdata = filepath.Join("..", "..", "generator", "callsite", "testdata")

// TestFixes fixes the packages of testdata as a module: that gives the golden
// files, they compile, and fixing them changes nothing.
func TestFixes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(testdata)); err != nil {
		t.Fatal(err)
	}
	first, found := applyFixes(t, dir)
	if first.Left > 0 {
		t.Errorf("%d fixes could not be joined with the others", first.Left)
	}
	want := goldens(t, testdata)
	for _, f := range first.Files {
		name, _ := filepath.Rel(dir, f.Path)
		if *update {
			if err := os.WriteFile(filepath.Join(testdata, name+".golden"), f.New, 0o644); err != nil {
				t.Fatal(err)
			}
		} else if diff := cmp.Diff(want[name], string(f.New)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
		delete(want, name)
	}
	for name := range want {
		if *update {
			os.Remove(filepath.Join(testdata, name+".golden"))
		} else {
			t.Errorf("%s has a golden file, and is not changed", name)
		}
	}
	first.Files.Write(func(*output.File) {})

	if _, err := goCommand(t, "list", overlay(t, dir, first), "-export", "-test", "./..."); err != nil {
		t.Errorf("the fixed packages do not compile: %v", err)
	}
	second, left := applyFixes(t, dir)
	for _, f := range second.Files {
		t.Errorf("fixed again, %s changes:\n%s", f.Path, cmp.Diff(string(f.Old), string(f.New)))
	}
	if gone := found - left; first.Fixed > gone {
		t.Errorf("of %d findings %d are gone, and %d were to be fixed", found, gone, first.Fixed)
	}
}

// TestPanic makes an internal error of a panic, with the place where it was.
func TestPanic(t *testing.T) {
	t.Parallel()
	module := &Module{fset: token.NewFileSet(), checked: []*packages.Package{{PkgPath: "example.com/shop"}}} // has no types
	var internal *report.InternalError
	if _, err := module.Check(); !errors.As(err, &internal) {
		t.Fatalf("got %v, want an internal error", err)
	}
	if want := "package example.com/shop"; internal.Subject != want {
		t.Errorf("the subject is %s, want %s", internal.Subject, want)
	}
	if !strings.Contains(string(internal.Stack), "findSites") {
		t.Errorf("the stack does not tell where it was:\n%s", internal.Stack)
	}
}

// applyFixes applies all fixes to the module in dir, in memory, and tells of how
// many findings.
func applyFixes(t *testing.T, dir string) (fixes *Fixes, found int) {
	t.Helper()
	module, err := Load(Config{Context: t.Context(), Dir: dir, Patterns: []string{"./..."}})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range module.Broken {
		t.Error(err)
	}
	findings, err := module.Check()
	if err != nil {
		t.Fatal(err)
	}
	if fixes, err = module.Fix(findings); err != nil {
		t.Fatal(err)
	}
	return fixes, len(findings)
}

// overlay is the flag that has the go command find fixes in testdata. They were
// written to dir. What it builds there, unlike in a folder of
// another name each time, it finds in the build cache the next time.
func overlay(t *testing.T, dir string, fixes *Fixes) string {
	t.Helper()
	replace := map[string]string{}
	for _, f := range fixes.Files {
		name, err := filepath.Rel(dir, f.Path)
		if err != nil {
			t.Fatal(err)
		}
		original, err := filepath.Abs(filepath.Join(testdata, name))
		if err != nil {
			t.Fatal(err)
		}
		replace[original] = f.Path
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return "-overlay=" + file
}

// goCommand runs a go command in testdata. The error has what it prints about
// that.
func goCommand(t *testing.T, args ...string) (stdout string, err error) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", args...)
	command.Dir = testdata
	var stderr strings.Builder
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		err = fmt.Errorf("%v: %v\n%s", command, err, &stderr)
	}
	return string(out), err
}

// goldens are the golden files of a folder by the names of their sources.
func goldens(t *testing.T, dir string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	names, err := filepath.Glob(filepath.Join(dir, "*", "*.golden"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source, _ := filepath.Rel(dir, strings.TrimSuffix(name, ".golden"))
		texts[source] = string(text)
	}
	return texts
}
