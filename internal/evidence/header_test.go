package evidence

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// TestPlainHeader compares the headers of the standard library's files, which are plain
// for the most part, with their syntax.
func TestPlainHeader(t *testing.T) {
	t.Parallel()
	files, plain := 0, 0
	for _, dir := range []string{"context", "encoding/json", "go/types", "net/http", "os", "runtime", "runtime/cgo", "syscall", "time"} {
		matches, err := filepath.Glob(filepath.Join(build.Default.GOROOT, "src", filepath.FromSlash(dir), "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range matches {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files++
			if comparePlain(t, name, text) {
				plain++
			}
		}
	}
	if files < 500 || plain < files*9/10 {
		t.Errorf("of %d files, %d are plain", files, plain)
	}
}

func TestPlainHeaderOf(t *testing.T) {
	t.Parallel()
	for text, plain := range map[string]bool{
		"package p": true,
		"// C\n\n/* D\n */\n\npackage p // c\n\nimport \"a/b-c/v2\" // d\nimport . \"e\"\nimport _ \"f\"\n\nfunc f() {}\n": true,
		"package p\nimport (\n\t// c\n\t\"a\"\n\n\tb \"b\" // d\n\t/* e */\n\t. \"C\"\n)\ntype T int\n":                    true,
		"package p\nimport (\n)\nvar x int\n": true,
		"":                                    false,
		"package func\n":                      false,
		"\ufeffpackage p\n":                   false,
		"package p\r\nimport \"a\"\r\n":       false,
		"package p; import \"a\"\n":           false,
		"package p\nimport \"a\"; import \"b\"\n":    false,
		"package p\nimport func \"a\"\n":             false,
		"package p\nimport (\n\t\"a\"\n":             false,
		"package p\nimport (\"a\"; \"b\")\n":         false,
		"package p\nimport\t\"a\"\n":                 false,
		"package p\nimport `a`\n":                    false,
		"package p\nimport \"\\x61\"\n":              false,
		"package p\n/* c */ import \"a\"\n":          false,
		"package p\nvar x = 1\nimport \"a\"\n":       false,
		"package p\nimport \"a b\"\nimport \"c\"\n":  false,
		"package p\nimport a. \"b\"\nfunc f() {}\n":  false,
		"package p\nimport \"a\" \"b\"\nfunc f() {}": false,
	} {
		if comparePlain(t, "p.go", []byte(text)) != plain {
			t.Errorf("is plain or not, unlike expected: %q", text)
		}
	}
}

// comparePlain reports whether a file has a plain header, which has to be that of its
// syntax then.
func comparePlain(t *testing.T, name string, text []byte) bool {
	t.Helper()
	got, ok := plainHeader(text)
	if !ok {
		return false
	}
	syntax, _ := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	want := header{name: syntax.Name.Name, imports: importPaths(syntax), dots: code.DotImports(syntax)}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(header{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("%s: -want +got:\n%s\n%s", name, diff, strings.TrimSpace(string(text)))
	}
	return true
}

func importPaths(syntax *ast.File) (paths []string) {
	for _, spec := range syntax.Imports {
		paths = append(paths, code.ImportPath(spec))
	}
	return paths
}

// FuzzPlainHeader requires that what is plain is what the parser finds.
func FuzzPlainHeader(f *testing.F) {
	f.Add("// C\npackage p // c\n\nimport (\n\t. \"a\"\n)\nimport b \"c/d\"\n\nfunc f() {}")
	f.Fuzz(func(t *testing.T, text string) { comparePlain(t, "p.go", []byte(text)) })
}
