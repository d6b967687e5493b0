package plan

import (
	"errors"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// FuzzGenerate generates for any source: it may be refused, and must not end
// in an internal error. What is generated for source that compiles compiles.
func FuzzGenerate(f *testing.F) {
	const head = "package shop\n\nimport \"go.temporal.io/sdk/workflow\"\n\n"
	for _, body := range []string{
		"func A(ctx workflow.Context) error { return nil }",
		"func () A(ctx workflow.Context) error { return nil }",
		"func (a, b A) A(ctx workflow.Context) error { return nil }",
		"func (A[T]) A(ctx workflow.Context) error { return nil }",
		"func (*A[T, U]) A(workflow.Context) error { return nil }\ntype A[T, U any] struct{}",
		"func ([]int) A(workflow.Context) error { return nil }",
		"func (workflow.Context) A(workflow.Context) error { return nil }",
		"func (int) A(workflow.Context) error { return nil }",
		"func (interface{ M() }) A(workflow.Context) error { return nil }",
		"type A = B\ntype B = A\nfunc (A) A(workflow.Context) error { return nil }",
		"type A struct{ A }\nfunc (a A) B(ctx workflow.Context, in A) error { return nil }",
		"type A []A\ntype B map[string]B\ntype C *C\nfunc D(ctx workflow.Context, a A, b B, c C) (A, error) { return nil, nil }",
		"type A interface{ A }\nfunc B(ctx workflow.Context, in A) error { return nil }",
		"type A[T any] struct{ next *A[A[T]] }\nfunc B(ctx workflow.Context, in A[int]) error { return nil }",
		"func A(ctx workflow.Context, a struct{ A; b interface{ C(...D) } }) error { return nil }",
		"func A(ctx workflow.Context, a [1 << 62]int, b [-1]int, c [len(d)]int) error { return nil }",
		"func A(ctx, b workflow.Context, c func(workflow.Context) error) (err error)",
		"func A(workflow.Context, _ int, _ string) (_ int, _ error)",
		"func A(ctx workflow.Context, in ...int) error { return nil }\nfunc A(ctx workflow.Context) error { return nil }",
		"func _(ctx workflow.Context) error { return nil }\nfunc init(ctx workflow.Context) error { return nil }",
		"func main(ctx workflow.Context) error { return nil }",
		"//temporalgen:workflow name=a as=B task-queue=c\nfunc A(ctx workflow.Context) error { return nil }",
		"//temporalgen:workflow\nfunc A(ctx workflow.Context, in missing.Type) (*Missing, error) { return nil, nil }",
		"func A(ctx workflow.Context) error { return A(ctx) }\nfunc B(ctx workflow.Context) error { return B.C(ctx) }",
		"var workflow = 1\nfunc A(ctx workflow.Context) error { return nil }",
		"//temporalgen:signal name=a type=[]A\n//temporalgen:query name=b \"type=func(a, nil, any A) (A, error)\"\n//temporalgen:update name=c \"type=func(b struct{ a A }) error\"\nfunc B(ctx workflow.Context, a A) error { return nil }\ntype A map[string]int",
		"//temporalgen:signal name=a type=func(){}\n//temporalgen:signal name=b type=[len(A)]A\n//temporalgen:signal name=c type=*A\nfunc A(ctx workflow.Context) error { return nil }",
		"type error int\nfunc A(ctx workflow.Context) error { return 0 }",
	} {
		f.Add(head + body + "\n")
	}
	cases, err := filepath.Glob("../../testdata/errors/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasSuffix(file.Name, ".go") {
				f.Add(string(file.Data))
			}
		}
	}
	sources, err := filepath.Glob("../../testdata/*/*.go")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range sources {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		if !names.IsOurs(src) {
			f.Add(string(src))
		}
	}
	f.Fuzz(func(t *testing.T, source string) {
		w := sdkWorld(t, typeSources)
		result, err := w.generate("example.com/home", source)
		if err != nil {
			t.Fatalf("%v\n%s", err, source)
		}
		for _, d := range result.diagnostics {
			if d.Message == "" {
				t.Error("a diagnostic says nothing")
			}
		}
		if result.broken || len(result.files) == 0 {
			return
		}
		output := string(result.files[0].New)
		if _, _, err := w.check("example.com/home", source, output); err != nil {
			t.Fatalf("%v\n%s\nin what is generated for\n%s", err, lineOf(output, err), source)
		}
	})
}

// lineOf is the line of a file that an error of the type checker is about.
func lineOf(text string, err error) string {
	e, ok := errors.AsType[types.Error](err)
	lines := strings.Split(text, "\n")
	if n := e.Fset.Position(e.Pos).Line; ok && n <= len(lines) {
		return lines[n-1]
	}
	return ""
}
