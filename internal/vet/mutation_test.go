package vet

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/types"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/mutation"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

var (
	mutants = flag.Int("mutants", 300, "how many mutants TestMutants makes")
	seed    = flag.Uint64("seed", 1, "which ones")
)

// TestMutants damages the files of a package, generated ones and others, and
// tells and checks what is left of it: that may be nothing, and must not fail.
func TestMutants(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(testdata)); err != nil {
		t.Fatal(err)
	}
	module, err := Load(Config{Context: t.Context(), Dir: dir, Patterns: []string{"./..."}})
	if err != nil {
		t.Fatal(err)
	}
	compiled := 0
	for i := range *mutants {
		r := rand.New(rand.NewPCG(*seed, uint64(i)))
		pkg := module.checked[i%len(module.checked)]
		name := pkg.CompiledGoFiles[r.IntN(len(pkg.CompiledGoFiles))]
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		mutant := mutation.Of(r, text)
		if err := os.WriteFile(name, mutant, 0o644); err != nil {
			t.Fatal(err)
		}
		compiles, err := checkMutant(module, pkg)
		if err != nil {
			t.Errorf("-seed=%d, mutant %d, of %s: %v\n%s", *seed, i, name, err, mutant)
		}
		if compiles {
			compiled++
		}
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("-seed=%d: of %d mutants %d compile", *seed, *mutants, compiled)
	if compiled < *mutants/40 {
		t.Error("that is too few for anything to be checked")
	}
}

// checkMutant does for the package of, as it is on the disk now, what [Load],
// [Module.Check] and [Module.Fix] do, and reports whether it compiles.
func checkMutant(loadedBefore *Module, of *packages.Package) (compiles bool, err error) {
	defer func() {
		if internal := report.Caught(recover()); internal != nil {
			err = fmt.Errorf("%w\n%s", internal, internal.Stack)
		}
	}()
	m, pkg := *loadedBefore, *of
	pkg.Syntax, compiles = nil, true
	for _, name := range pkg.CompiledGoFiles {
		file, err := parser.ParseFile(m.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution|parser.AllErrors)
		if file != nil {
			pkg.Syntax = append(pkg.Syntax, file)
		}
		compiles = compiles && err == nil
	}
	config := types.Config{Importer: loaded{&m, of}, Sizes: pkg.TypesSizes, Error: func(error) { compiles = false }}
	pkg.TypesInfo = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Implicits: map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	pkg.Types, _ = config.Check(pkg.PkgPath, m.fset, pkg.Syntax, pkg.TypesInfo)

	m.facts = maps.Clone(m.facts)
	m.facts[pkg.PkgPath] = analysis.PackageFact{Package: pkg.Types, Fact: sites.FactOf(m.pass(sites.Analyzer, &pkg))}
	// A caller, maybe, whose own file is as it was read.
	m.checked = slices.DeleteFunc(slices.Clone(loadedBefore.checked[:2]), func(other *packages.Package) bool { return other == of })[:1]
	if compiles {
		m.checked = []*packages.Package{&pkg}
	}
	findings, err := m.Check()
	if err != nil {
		return compiles, err
	}
	_, err = m.Fix(findings)
	return compiles, err
}
