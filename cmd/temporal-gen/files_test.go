package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

// TestLinkedOutput writes through a symbolic link to what is the module's, and
// leaves alone what is not.
func TestLinkedOutput(t *testing.T) {
	t.Parallel()
	_, want := generatedShop(t)
	stale := strings.ReplaceAll(want, "order Order", "order string")
	refusal := shopOutput + ": is a symbolic link out of the module, so it is not written through: remove the link, or choose another file with -o\n"
	for _, test := range []struct {
		name    string
		outside bool
		old     string // what the link's target has, "" for none
		want    outcome
	}{
		{"stale", false, stale, outcome{stdout: shopOutput + ": 3 workflows\n"}},
		{"missing", false, "", outcome{stdout: shopOutput + ": 3 workflows\n"}},
		{"up to date", false, want, outcome{}},
		{"stale outside", true, stale, outcome{status: exitFound, stderr: refusal}},
		{"missing outside", true, "", outcome{status: exitFound, stderr: refusal}},
		{"up to date outside", true, want, outcome{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := newShop(t)
			target := s.path("generated/orders.txt")
			if test.outside {
				target = filepath.Join(tempDir(t), "orders.txt")
			}
			if test.old != "" {
				writeFile(t, target, test.old)
			}
			symlink(t, target, s.path(shopOutput))

			checked := temporalGen(t, s.dir, "check", "./...")
			if stale := test.old != want; (checked.status == exitFound) != stale || strings.Contains(checked.stderr, refusal) != (stale && test.outside) {
				t.Errorf("check: %+v", checked)
			}
			if got := temporalGen(t, s.dir, "./..."); got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
			if leads, err := os.Readlink(s.path(shopOutput)); err != nil || leads != target {
				t.Errorf("the link leads to %s: %v", leads, err)
			}
			now := want
			if test.outside {
				now = test.old
			}
			if got, _ := os.ReadFile(target); string(got) != now {
				t.Errorf("the file has\n%s\nwant\n%s", got, now)
			}
		})
	}
}

// TestLinkedOutputGone removes the link of a package that has no workflow left,
// and not what it leads to.
func TestLinkedOutputGone(t *testing.T) {
	t.Parallel()
	s, want := generatedShop(t)
	target := filepath.Join(tempDir(t), "orders.txt")
	writeFile(t, target, want)
	s.remove(shopOutput)
	s.remove("orders/start.go")
	s.remove("main.go")
	s.write("orders/orders.go", "package orders\n")
	symlink(t, target, s.path(shopOutput))
	if got := temporalGen(t, s.dir, "./..."); got != (outcome{stdout: shopOutput + ": removed, it is not generated any more\n"}) {
		t.Errorf("%+v", got)
	}
	if _, err := os.Lstat(s.path(shopOutput)); err == nil {
		t.Error("the link is still there")
	}
	if got := readText(t, target); got != want {
		t.Errorf("the file has\n%s", got)
	}
}

// TestFixLinkedSource rewrites what a link to another file of the module leads
// to, and refuses to for a link out of it.
func TestFixLinkedSource(t *testing.T) {
	t.Parallel()
	const untyped = `package main

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
)

func start(ctx context.Context, c client.Client, order *orders.Order) (client.WorkflowRun, error) {
	return c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{}, "RefundOrder", order)
}
`
	for _, outside := range []bool{false, true} {
		s, _ := generatedShop(t)
		target := s.path("sources/start.txt")
		if outside {
			target = filepath.Join(tempDir(t), "start.txt")
		}
		writeFile(t, target, untyped)
		symlink(t, target, s.path("start.go"))
		s.write("again.go", strings.ReplaceAll(untyped, "start(", "again("))

		got := temporalGen(t, s.dir, "fix", "./...")
		want := outcome{stdout: "again.go: rewritten\nstart.go: rewritten\n"}
		if outside {
			want = outcome{
				status: exitFound,
				stdout: "again.go: rewritten\n",
				stderr: "start.go: is a symbolic link out of the module, so it is not rewritten: rewrite what it leads to, or put a copy in the link's place\n",
			}
		}
		if got != want {
			t.Errorf("outside %v: got %+v, want %+v", outside, got, want)
		}
		if leads, err := os.Readlink(s.path("start.go")); err != nil || leads != target {
			t.Errorf("outside %v: the link leads to %s: %v", outside, leads, err)
		}
		if now := readText(t, target); (now == untyped) != outside {
			t.Errorf("outside %v: the file has\n%s", outside, now)
		}
		if outside {
			if got := temporalGen(t, s.dir, "fix", "-diff", "./..."); got != (outcome{status: exitFound, stderr: want.stderr}) {
				t.Errorf("-diff: %+v", got)
			}
		}
	}
}

// TestForeignHeader leaves a file alone that is written by hand and quotes the
// tool's header.
func TestForeignHeader(t *testing.T) {
	t.Parallel()
	const foreign = "/*\nThe first line of a generated file is\n\n" + names.Header + "\n*/\npackage orders\n"
	s := newShop(t)
	s.write(shopOutput, foreign)
	want := outcome{status: exitFound, stderr: shopOutput + ": not generated by temporal-gen, so it is not overwritten: move it, or choose another file with -o\n"}
	if got := temporalGen(t, s.dir, "./..."); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	s.remove("orders/start.go")
	s.remove("main.go")
	s.write("orders/orders.go", "package orders\n")
	if got := temporalGen(t, s.dir, "./..."); got != (outcome{}) {
		t.Errorf("without workflows: %+v", got)
	}
	if got := s.read(shopOutput); got != foreign {
		t.Errorf("the file has\n%s", got)
	}
}

// TestRemovalsAtOnce has two runs that both found a file to delete: each is
// content when it is gone.
func TestRemovalsAtOnce(t *testing.T) {
	t.Parallel()
	s, _ := generatedShop(t)
	s.remove("orders/start.go")
	s.remove("main.go")
	s.write("orders/orders.go", "package orders\n")
	var runs [2]*generator.Result
	for i := range runs {
		var err error
		if runs[i], err = generator.Generate(generator.Config{Dir: s.dir, Patterns: []string{"./..."}}); err != nil {
			t.Fatal(err)
		}
	}
	for i, run := range runs {
		removed := 0
		if failed := run.Files.Write(func(*generator.File) { removed++ }); len(failed) > 0 || removed != 1 {
			t.Errorf("run %d: %v, removed %d", i+1, failed, removed)
		}
	}
	if _, err := os.Lstat(s.path(shopOutput)); err == nil {
		t.Error("the file is still there")
	}
}

// TestLeftovers removes what killed runs have left beside the file, when it is
// written.
func TestLeftovers(t *testing.T) {
	t.Parallel()
	s, want := generatedShop(t)
	s.replace(shopOutput, "order Order", "order string")
	long := time.Now().Add(-24 * time.Hour)
	for _, name := range []string{"orders/.temporal_gen.go.123456", "orders/.temporal_gen.go.temporal-gen-654321"} {
		s.write(name, want[:len(want)/2])
		if err := os.Chtimes(s.path(name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	if got := temporalGen(t, s.dir, "./..."); got.status != exitDone {
		t.Errorf("%+v", got)
	}
	s.wantOutput(want)
}

func symlink(t *testing.T, target, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, name); err != nil {
		t.Skip(err) // not everyone may make links on Windows
	}
}

// TestHiddenCharacters prints whatever a path or an argument holds as one line of
// text.
func TestHiddenCharacters(t *testing.T) {
	t.Parallel()
	const name = "orders\n::error::x\x1b[31m\u202e.go"
	dir := newModule(t, txtar.File{Name: "orders/" + name, Data: []byte("package orders\n\nimport \"go.temporal.io/sdk/workflow\"\n\nfunc Order(ctx workflow.Context, f func()) error { return nil }\n\nfunc Return(ctx workflow.Context) error { return nil }\n")})
	const argument = "x\n::error::x\x1b[31m\u202e"
	for _, args := range [][]string{
		{"./..."},
		{"check", "./..."},
		{"list", "./..."},
		{"vet", "./..."},
		{"fix", "./..."},
		{"-" + argument},
		{"vet", "-" + argument},
		{"-o", argument, "./..."},
		{"-o", argument + ".go", "./..."},
		{"-client", argument, "./..."},
		{"-tags", argument, "./..."},
		{argument},
		{"./" + argument},
		{"list", "./" + argument + "/..."},
		{"vet", "./" + argument},
	} {
		got := temporalGen(t, dir, args...)
		for line := range strings.Lines(got.stdout + got.stderr) {
			if strings.HasPrefix(line, "::") || strings.ContainsAny(line, "\x1b\u202e") {
				t.Errorf("%q prints %q", args, line)
			}
		}
	}
}
