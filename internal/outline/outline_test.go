package outline

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// TestOutline compares the outlines of the standard library's files with their syntax.
func TestOutline(t *testing.T) {
	t.Parallel()
	files, odd := 0, 0
	for _, dir := range []string{"context", "encoding/json", "go/types", "internal/abi", "net/http", "os", "reflect", "regexp/syntax", "runtime", "syscall", "time", "unicode"} {
		matches, err := filepath.Glob(filepath.Join(build.Default.GOROOT, "src", filepath.FromSlash(dir), "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range matches {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files++
			if Of(src).Odd {
				odd++
			}
			if diff := outlineDiff(t, name, src); diff != "" {
				t.Errorf("%s:\n%s", name, diff)
			}
		}
	}
	if files < 500 || odd > 20 {
		t.Errorf("%d files, of which %d are odd", files, odd)
	}
}

// TestOutlineOf has what is written in other ways than gofmt writes it, and what looks
// like something else than it is.
func TestOutlineOf(t *testing.T) {
	t.Parallel()
	for _, src := range []string{
		"package p\nfunc f() { s := `}` + \"}\" + string('}') /* } */ // }\n\t{ } }\ntype T int",
		"package p\nfunc (t *T[K, V]) M(struct{ a int }, interface{ N() }) (r struct{ b int }) { return }\nvar a, b = 1, 2",
		"package p\ntype (\n\tA = int\n\tB[T any] struct {\n\t\tC func()\n\t}\n\tD [2]int\n)\nconst (\n\tX = iota\n\tY, Z\n)",
		"package p\nfunc external(x int) int\nfunc next() {}\n",
		"package p\nvar f = func() int {\nreturn 1\n}\nvar g int",
		"package p\ntype E struct{}\r\nfunc (E) M() {\r\n}\r\nvar v E\r\n",
		"package p\nfunc G[T interface{ ~int }](t T) map[string]interface{} { return nil }",
		"package p\n type  T  [2]int\n\tfunc  f ( ) { }\nvar(\na ,b = 1, 2\n)\nconst\tc = 1\n/* d */ type A = int\nfunc/**/g() {}",
		"package p\nfunc f() { a := '\\'' ; b := \"\\\"}\" ; _, _ = a, b }\nvar x int",
	} {
		if diff := outlineDiff(t, "p.go", []byte(src)); diff != "" {
			t.Errorf("%s\n%s", src, diff)
		}
	}
}

// outlineDiff is what an outline lacks, or has wrong, of a file that parses.
func outlineDiff(t *testing.T, name string, src []byte) string {
	t.Helper()
	fset := token.NewFileSet()
	want, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	o := Of(src)
	got, err := parser.ParseFile(token.NewFileSet(), name, o.Blank(src), parser.SkipObjectResolution)
	if err != nil {
		return "without bodies it does not parse: " + err.Error()
	}
	for _, file := range []*ast.File{want, got} {
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				if file == got && len(fn.Body.List) > 0 {
					return "func " + fn.Name.Name + " keeps its body"
				}
				fn.Body.List = nil
			}
		}
	}
	var missing []string
	for _, d := range want.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv != nil && !o.Methods[code.Receiver(d)] {
				missing = append(missing, "method of "+code.Receiver(d))
			}
			if d.Recv == nil && o.Names[d.Name.Name] != Value {
				missing = append(missing, "func "+d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				missing = append(missing, missingIn(o, spec)...)
			}
		}
	}
	if len(missing) > 0 && !o.Odd {
		return "missing: " + strings.Join(missing, ", ")
	}
	return cmp.Diff(shapeOf(want), shapeOf(got))
}

// missingIn are the names of a spec that an outline does not have as what they are.
func missingIn(o *Outline, spec ast.Spec) (missing []string) {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		as := o.Names[s.Name.Name]
		if as < Plain || (s.Assign.IsValid() || s.TypeParams != nil) && as != Composite {
			missing = append(missing, "type "+s.Name.Name)
		}
	case *ast.ValueSpec:
		for _, id := range s.Names {
			if o.Names[id.Name] == 0 {
				missing = append(missing, id.Name)
			}
		}
	}
	return missing
}

// shapeOf are the kinds and places of all nodes of a file.
func shapeOf(file *ast.File) []int {
	var places []int
	ast.Inspect(file, func(n ast.Node) bool {
		if n != nil {
			places = append(places, int(n.Pos()-file.FileStart), int(n.End()-file.FileStart))
		}
		return true
	})
	return places
}

// FuzzOutline requires that no text makes it go astray.
func FuzzOutline(f *testing.F) {
	f.Add("package p\nfunc f() { `}`; \"}\" }\ntype T[K any] = int\nvar (\n\ta, b = 1, '}'\n)\n//")
	f.Add("func (")
	f.Fuzz(func(t *testing.T, text string) {
		src := []byte(text)
		o := Of(src)
		blanked := o.Blank(src)
		if len(blanked) != len(src) || slices.ContainsFunc(o.bodies, func(s span) bool { return s.start > s.end || s.end > len(src) }) {
			t.Fatalf("%q becomes %q", src, blanked)
		}
		for i := range src {
			if (src[i] == '\n') != (blanked[i] == '\n') {
				t.Fatalf("lines of %q become those of %q", src, blanked)
			}
		}
	})
}
