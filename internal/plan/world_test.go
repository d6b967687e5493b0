package plan

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"strconv"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/messages"
)

// world is a set of packages in source, by import path, that can import each
// other. It stands in for the go command.
type world struct {
	fset    *token.FileSet
	sources map[string]string
	checked map[string]*types.Package
	// messages reads the code of workflows; nil reads none.
	messages *messages.Reader
}

func newWorld(sources map[string]string) *world {
	return &world{fset: token.NewFileSet(), sources: sources, checked: map[string]*types.Package{"unsafe": types.Unsafe}}
}

// Import type-checks a package of the world.
func (w *world) Import(path string) (*types.Package, error) {
	if pkg := w.checked[path]; pkg != nil {
		return pkg, nil
	}
	src, ok := w.sources[path]
	if !ok {
		return nil, fmt.Errorf("no package %s", path)
	}
	pkg, _, err := w.check(path, src)
	w.checked[path] = pkg
	return pkg, err
}

// check type-checks a package of the given files. They are returned even if
// they have errors, of which err is one.
func (w *world) check(importPath string, sources ...string) (pkg *types.Package, files []*ast.File, err error) {
	for i, src := range sources {
		name := path.Base(importPath) + strconv.Itoa(i) + ".go"
		file, err := parser.ParseFile(w.fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, file)
	}
	config := types.Config{Importer: w, Error: func(e error) { err = e }}
	pkg, _ = config.Check(importPath, w.fset, files, nil)
	return pkg, files, err
}

// packageOf is what loading gives for a package, as far as naming needs it.
func packageOf(pkg *types.Package) *packages.Package {
	return &packages.Package{PkgPath: pkg.Path(), Name: pkg.Name(), Types: pkg}
}
