package messages_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"math/rand/v2"
	"path/filepath"
	"runtime/debug"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/messages"
)

// TestBrokenCode takes parts out of the code of the cases: whatever is left of
// it and its types, a reader must get through.
func TestBrokenCode(t *testing.T) {
	m := loadModule(t)
	known := importer{}
	for _, pkg := range m.packages {
		known[pkg.PkgPath] = pkg.Types
		for _, imported := range pkg.Imports {
			known[imported.PkgPath] = imported.Types
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	broken := 0
	for _, pkg := range m.packages {
		for _, file := range pkg.GoFiles {
			src := []byte(readText(t, file))
			for range 6 {
				from := random.IntN(len(src))
				to := min(len(src), from+1+random.IntN(40))
				mutant := append(append([]byte(nil), src[:from]...), src[to:]...)
				if readBroken(t, pkg.PkgPath, filepath.Base(file), mutant, known) {
					broken++
				}
			}
		}
	}
	if broken == 0 {
		t.Error("nothing was broken")
	}
}

type importer map[string]*types.Package

func (i importer) Import(path string) (*types.Package, error) {
	if pkg := i[path]; pkg != nil {
		return pkg, nil
	}
	return nil, fmt.Errorf("no package %s", path)
}

// readBroken reads the messages of all functions of a file, and reports whether
// that has errors.
func readBroken(t *testing.T, importPath, name string, src []byte, known importer) (broken bool) {
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("%v, of\n%s\n%s", r, src, debug.Stack())
		}
	}()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, src, parser.AllErrors|parser.SkipObjectResolution)
	if file == nil {
		return true
	}
	pkg := &packages.Package{PkgPath: importPath, Syntax: []*ast.File{file}, TypesInfo: &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Implicits:  map[ast.Node]types.Object{},
		Instances:  map[*ast.Ident]types.Instance{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}}
	typing := types.Config{Importer: known, Error: func(error) { broken = true }}
	pkg.Types, _ = typing.Check(importPath, fset, pkg.Syntax, pkg.TypesInfo)
	reader := messages.NewReader(fset, []*packages.Package{pkg}, token.Position.String)
	for _, obj := range pkg.TypesInfo.Defs {
		if fn, ok := obj.(*types.Func); ok {
			reader.Of(fn)
		}
	}
	return broken || err != nil
}
