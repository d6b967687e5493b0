package wire

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/lock"
	"github.com/temporal-gen/temporal-gen/internal/source"
	"github.com/temporal-gen/temporal-gen/internal/survey"
)

// TestRows asks for the classes of the changes in testdata/locked, by their types. What
// becomes of their values there is for TestLocked in testdata.
func TestRows(t *testing.T) {
	t.Parallel()
	s, pkg := loadRows(t)
	fields := func(lit *ast.CompositeLit) map[string]ast.Expr {
		values := map[string]ast.Expr{}
		for _, elt := range lit.Elts {
			kv := elt.(*ast.KeyValueExpr)
			values[kv.Key.(*ast.Ident).Name] = kv.Value
		}
		return values
	}
	text := func(e ast.Expr) string { return constant.StringVal(pkg.TypesInfo.Types[e].Value) }
	n := 0
	for _, row := range rowsOf(pkg) {
		n++
		of := fields(row)
		old, new := of["Old"], of["New"]
		name, want := text(of["Name"]), text(of["Class"])
		got := lock.Unchecked
		var found []*lock.Finding
		was, is := lockOf(s, pkg, old), lockOf(s, pkg, new)
		found = lock.Compare(was, is, lock.Options{Judges: func(string) bool { return true }})
		for _, f := range found {
			got = max(got, f.Class)
		}
		switch {
		case want == lock.Safe.String() && len(found) == 0:
		case got.String() != want:
			t.Errorf("%s: %v, want %s: %v", name, got, want, found)
		}
		for _, f := range found {
			t.Log(f)
		}
		if again := lock.Compare(was, was, lock.Options{Judges: func(string) bool { return true }}); len(again) > 0 {
			t.Errorf("%s: compared with itself: %v", name, again)
		}
	}
	if n < 50 {
		t.Errorf("there are %d rows", n)
	}
}

// lockOf is the lock of a workflow that takes what an expression is.
func lockOf(s *survey.Survey, pkg *packages.Package, e ast.Expr) *lock.Lock {
	b := newBuilder(s, s.Modules[0].Dir)
	f := &lock.Function{Name: "F", Package: pkg.PkgPath, Func: "F"}
	v := types.NewParam(token.NoPos, pkg.Types, "v", pkg.TypesInfo.TypeOf(e))
	f.Signature = b.signature([]*types.Var{v}, nil, f, "")
	b.Workflows = []*lock.Function{f}
	text, err := b.Bytes()
	if err != nil {
		panic(err)
	}
	read, err := lock.Read(text)
	if err != nil {
		panic(err)
	}
	for name, of := range b.Structs {
		of.Fields = read.Structs[name].Fields
		read.Structs[name] = of // with what is hidden
	}
	return read
}

// rowsOf are the rows of the package.
func rowsOf(pkg *packages.Package) (rows []*ast.CompositeLit) {
	for _, file := range pkg.Syntax {
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || types.TypeString(pkg.TypesInfo.TypeOf(lit), nil) != pkg.PkgPath+".Row" {
				return true
			}
			rows = append(rows, lit)
			return false
		})
	}
	return rows
}

// loadRows loads the package.
func loadRows(t *testing.T) (*survey.Survey, *packages.Package) {
	t.Helper()
	query := source.Query{Context: t.Context(), Dir: "../../testdata", Fset: token.NewFileSet(), Files: &disk.Files{}}
	s := survey.Start(query)
	defer s.Stop()
	if err := s.Read(); err != nil {
		t.Fatal(err)
	}
	s.Program = query.NewProgram()
	checking := s.Program.Checking()
	checking.Whole = func(pkg *packages.Package) (all []types.Type) {
		for _, row := range rowsOf(pkg) {
			for _, elt := range row.Elts {
				all = append(all, pkg.TypesInfo.TypeOf(elt.(*ast.KeyValueExpr).Value))
			}
		}
		return all
	}
	pkgs, matched, err := query.Load([]string{"./locked"}, func() ([]string, error) { return nil, nil }, checking)
	if err != nil {
		t.Fatal(err)
	}
	s.Program.Adopt(pkgs, slices.Collect(maps.Keys(matched)))
	return s, s.Program.Packages[0]
}
