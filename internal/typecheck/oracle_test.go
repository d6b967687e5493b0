package typecheck_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/typecheck"
)

var (
	oracleDir = flag.String("oracle.dir", "", "folder of a module to compare the types of, instead of those of the tests")
	oracleOf  = flag.String("oracle.packages", "./...", "packages of it")
	oracleOut = flag.Bool("oracle.source", false, "have go/packages check dependencies from source, which takes no build cache")
)

// The oracle is go/packages, which takes the types of dependencies from what the
// compiler wrote.

func TestSameAsGoPackages(t *testing.T) {
	t.Parallel()
	if *oracleDir != "" {
		compare(t, *oracleDir, *oracleOf)
		return
	}
	for _, dir := range []string{"testdata/traps", vendored(t), "../../testdata", "../../example"} {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			t.Parallel()
			compare(t, dir, "./...")
		})
	}
}

// vendored is a module that has its dependency beside it: that of the traps.
func vendored(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "vendored")
	lib := filepath.Join(dir, "vendor", "example.com", "lib")
	for to, from := range map[string]string{dir: "testdata/vendored", lib: "testdata/traps/lib"} {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(lib, "go.mod")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// compare compares what is known of every expression of packages.
func compare(t *testing.T, dir, pattern string) {
	t.Helper()
	graph, err := packages.Load(&packages.Config{Dir: dir, Mode: packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps | packages.NeedModule}, pattern)
	if err != nil {
		t.Fatal(err)
	}
	graph = withCode(graph)
	fset := token.NewFileSet()
	err = typecheck.Check(graph, typecheck.Config{Fset: fset, Read: os.ReadFile, Parse: parse, Info: typecheck.NewInfo})
	if err != nil {
		t.Fatal(err)
	}
	wantFset := token.NewFileSet()
	var flags []string
	if *oracleOut {
		flags = []string{"-export=false"}
	}
	want, err := packages.Load(&packages.Config{Dir: dir, Fset: wantFset, ParseFile: parse, BuildFlags: flags, Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedModule | packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo}, pattern)
	if err != nil {
		t.Fatal(err)
	}
	want = withCode(want)
	if len(want) != len(graph) || len(want) == 0 {
		t.Fatalf("go/packages has %d packages with code, the checker %d", len(want), len(graph))
	}
	total, different := 0, 0
	for i, pkg := range want {
		if usesCgo(pkg) {
			continue // go/packages has what cgo makes of its files
		}
		expected, got := facts(wantFset, pkg), facts(fset, graph[i])
		for _, key := range sortedKeys(expected) {
			total++
			if got[key] != expected[key] {
				if different++; different < 20 {
					t.Errorf("%s:\n got %s\nwant %s", key, got[key], expected[key])
				}
			}
		}
		if a, b := messagesOf(graph[i]), messagesOf(pkg); !slices.Equal(a, b) && different < 20 {
			t.Errorf("%s: errors:\n got %s\nwant %s", pkg.PkgPath, strings.Join(a, "\n     "), strings.Join(b, "\n     "))
		}
	}
	t.Logf("%d packages, %d facts, %d different", len(want), total, different)
	if total == 0 {
		t.Error("nothing was compared")
	}
}

func messagesOf(pkg *packages.Package) (messages []string) {
	for _, e := range pkg.TypeErrors {
		messages = append(messages, fmt.Sprint(e.Fset.Position(e.Pos), ": ", e.Msg))
	}
	slices.Sort(messages)
	return slices.Compact(messages)
}

// withCode are the packages that have files, sorted.
func withCode(pkgs []*packages.Package) []*packages.Package {
	pkgs = slices.DeleteFunc(pkgs, func(p *packages.Package) bool { return len(p.GoFiles) == 0 })
	slices.SortFunc(pkgs, func(a, b *packages.Package) int { return strings.Compare(a.ID, b.ID) })
	return pkgs
}

func usesCgo(pkg *packages.Package) bool {
	return slices.ContainsFunc(pkg.GoFiles, func(name string) bool { return !slices.Contains(pkg.CompiledGoFiles, name) })
}

func parse(fset *token.FileSet, filename string, src []byte) (*ast.File, error) {
	return parser.ParseFile(fset, filename, src, parser.AllErrors|parser.ParseComments|parser.SkipObjectResolution)
}

// facts are what is known of a package's code, each with its place.
func facts(fset *token.FileSet, pkg *packages.Package) map[string]string {
	all := map[string]string{}
	info := pkg.TypesInfo
	text := func(t types.Type) string {
		if t == nil {
			return "nil"
		}
		return types.TypeString(t, (*types.Package).Path)
	}
	place := func(n ast.Node) string { return fmt.Sprintf("%v-%d", fset.Position(n.Pos()), n.End()-n.Pos()) }
	seen := map[types.Type]bool{}
	for e, tv := range info.Types {
		if !e.Pos().IsValid() {
			continue // the interface around the union of a constraint
		}
		fact := text(tv.Type)
		if tv.Value != nil {
			fact += " = " + tv.Value.ExactString()
		}
		all[fmt.Sprintf("%s type of %T", place(e), e)] = fact
		if _, union := tv.Type.(*types.Union); tv.Type != nil && !union && !seen[tv.Type] {
			seen[tv.Type] = true
			kind := fmt.Sprintf("%T", tv.Type.Underlying())
			all["underlying "+text(tv.Type)] = kind
		}
	}
	object := func(obj types.Object) string {
		if obj == nil {
			return "nil"
		}
		fact := fmt.Sprintf("%T %s", obj, obj.Name())
		if obj.Pkg() != nil {
			fact += " of " + obj.Pkg().Path()
		}
		if _, ok := obj.(*types.PkgName); !ok {
			fact += " " + text(obj.Type())
		}
		return fact
	}
	for id, obj := range info.Uses {
		all[place(id)+" use of "+id.Name] = object(obj)
	}
	for id, obj := range info.Defs {
		all[place(id)+" definition of "+id.Name] = object(obj)
	}
	for id, instance := range info.Instances {
		all[place(id)+" instance of "+id.Name] = text(instance.Type)
	}
	for e, s := range info.Selections {
		all[place(e)+" selection"] = fmt.Sprint(s.Kind(), s.Index(), s.Indirect(), text(s.Type()))
	}
	return all
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
