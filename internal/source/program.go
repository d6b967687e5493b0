package source

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/typecheck"
)

// Program is the code that a run looks at, type-checked: candidates, and what
// they import.
type Program struct {
	Fset *token.FileSet
	// Packages are those that were loaded, with syntax and types.
	Packages []*packages.Package
	// found are the packages that the patterns matched, and faults what the go command
	// says of those as a whole, by import path.
	found  []*packages.Package
	faults map[string]string
	// byPath are the loaded and the hidden packages by import path.
	byPath map[string]*packages.Package
	// sdk are the packages of the SDK that nothing but files with a constraint
	// imports, by import path.
	sdk map[string]*packages.Package
	// lookUp finds the source of any package, and outlines are what it declares.
	lookUp   func(importPath string) ([]*packages.Package, error)
	outlines map[string]*outline
	files    *disk.Files
	// beside are the files that this configuration does not build, as far as they were
	// looked at, by name.
	beside map[string]parsedFile
	// lookUpErr is why the source of one could not be looked for.
	lookUpErr error
}

// Program type-checks candidates, and the packages at helpers. A package is seen as
// if it had no output yet, so that an output that is stale, broken or missing makes no
// difference; misread are those that keep the go command from reading their package.
// whole, which may be nil, are types in a package that are to be known with all that
// their values consist of.
func (q Query) Program(found *Found, candidates Candidates, helpers, misread []string, whole func(*packages.Package) []types.Type) (*Program, error) {
	p := q.NewProgram()
	p.found, p.faults = found.Packages, found.faults
	for path, pkg := range found.hidden {
		p.byPath[path] = pkg
	}
	if len(candidates.Paths)+len(candidates.unseen) == 0 {
		return p, nil
	}
	known := found.Packages
	if len(misread) > 0 {
		overlay, remove, err := overlayWithout(misread)
		if err != nil {
			return nil, err
		}
		defer remove()
		q.Overlay, known = overlay, nil
	}
	checking := p.Checking()
	checking.Whole, checking.Closed = whole, sdk.IsPath
	loaded, err := q.loadPaths(known, slices.Concat(candidates.Paths, helpers, candidates.unseen), checking)
	if err != nil {
		return nil, err
	}
	for _, pkg := range loaded {
		if slices.Contains(candidates.unseen, pkg.PkgPath) {
			p.sdk[pkg.PkgPath] = pkg
		} else {
			p.Packages = append(p.Packages, pkg)
			p.byPath[pkg.PkgPath] = pkg
		}
	}
	return p, nil
}

// NewProgram is a program without packages, for those that [Query.Load] loads as it has
// to be, see [Program.Checking].
func (q Query) NewProgram() *Program {
	return &Program{
		Fset: q.Fset, files: q.Files, byPath: map[string]*packages.Package{}, sdk: map[string]*packages.Package{},
		lookUp: func(importPath string) ([]*packages.Package, error) { return q.List(importPath) },
	}
}

// Adopt adds those at paths of packages that were loaded. Those with tests are left out.
func (p *Program) Adopt(loaded []*packages.Package, paths []string) {
	wanted := map[string]bool{}
	for _, path := range paths {
		wanted[path] = true
	}
	for _, pkg := range loaded {
		if pkg.ForTest == "" && wanted[pkg.PkgPath] {
			p.Packages = append(p.Packages, pkg)
			p.byPath[pkg.PkgPath] = pkg
		}
	}
}

// Checking is how packages are type-checked: what files of other configurations and
// directives name is there for them, too, and so are the interfaces of the SDK, which
// methods may implement.
func (p *Program) Checking() typecheck.Config {
	return typecheck.Config{
		Read: p.files.Read, Parse: parseFile,
		Info:       typecheck.NewInfo,
		Beside:     p.besideOf,
		Mentioned:  declaredMessageTypes,
		Implements: mayTakeContext,
		Interfaces: sdk.IsPath,
	}
}

// mayTakeContext reports whether the first parameter of a function may be
// workflow.Context, under whatever name.
func mayTakeContext(fn *ast.FuncDecl) bool {
	if len(fn.Type.Params.List) == 0 {
		return false
	}
	switch typ := ast.Unparen(fn.Type.Params.List[0].Type).(type) {
	case *ast.Ident:
		return types.Universe.Lookup(typ.Name) == nil
	case *ast.SelectorExpr:
		id, ok := typ.X.(*ast.Ident)
		return ok && id.Name != "context"
	}
	return false
}

// besideOf are the files of pkg that this configuration does not build.
func (p *Program) besideOf(pkg *packages.Package) []*ast.File {
	var files []*ast.File
	for _, name := range disk.NoTests(pkg.IgnoredFiles) {
		src, err := p.files.Read(name)
		if err != nil || names.IsOurs(src) {
			continue
		}
		if file, _ := p.parse(name, src); file != nil {
			files = append(files, file)
		}
	}
	return files
}

// parse parses a file that this configuration does not build, once.
func (p *Program) parse(name string, src []byte) (*ast.File, error) {
	parsed, ok := p.beside[name]
	if !ok {
		if p.beside == nil {
			p.beside = map[string]parsedFile{}
		}
		parsed.file, parsed.err = parseFile(p.Fset, name, src)
		p.beside[name] = parsed
	}
	return parsed.file, parsed.err
}

// parsedFile is what came of parsing a file.
type parsedFile struct {
	file *ast.File
	err  error
}

// Package is the package at an import path, nil unless it was loaded or is hidden.
func (p *Program) Package(importPath string) *packages.Package { return p.byPath[importPath] }

// Err is why the source of a package could not be looked for, nil if all could.
func (p *Program) Err() error { return p.lookUpErr }

// Imports reports whether the package at path imports the one at target, directly
// or not.
func (p *Program) Imports(path, target string) bool {
	found := false
	var from []*packages.Package
	packages.Visit(p.Packages, func(pkg *packages.Package) bool {
		if pkg.PkgPath == path {
			from = append(from, pkg)
		}
		return len(from) == 0
	}, nil)
	packages.Visit(from, func(pkg *packages.Package) bool {
		found = found || pkg.PkgPath == target
		return !found
	}, nil)
	return found
}

// Imported is the package that pkg or its tests import by path. Its files are
// known, or its errors.
func (p *Program) Imported(pkg *packages.Package, path string) (*packages.Package, error) {
	if imported := pkg.Imports[path]; imported != nil {
		return imported, nil
	}
	var imported *packages.Package
	packages.Visit(slices.Concat(p.found, p.Packages), func(pkg *packages.Package) bool {
		if pkg.PkgPath == path && len(pkg.GoFiles) > 0 {
			imported = pkg
		}
		return imported == nil
	}, nil)
	if imported != nil {
		return imported, nil
	}
	listed, err := p.lookUp(path)
	if err != nil {
		return nil, err
	}
	if len(listed) == 0 {
		return nil, fmt.Errorf("the go command does not tell of package %s, which %s imports", path, pkg.PkgPath)
	}
	return listed[0], nil
}

// parseFile parses a file of a package that is loaded from source, and of the
// tool's own output no more than the package clause.
func parseFile(fset *token.FileSet, filename string, src []byte) (*ast.File, error) {
	if names.IsOurs(src) {
		file, _ := parser.ParseFile(fset, filename, src, parser.PackageClauseOnly)
		return file, nil
	}
	file, err := parser.ParseFile(fset, filename, src, parser.AllErrors|parser.ParseComments|parser.SkipObjectResolution)
	return file, report.PlaceErrors(fset, file, err)
}

// overlayWithout is an overlay under which the go command takes files for
// deleted, and a function that removes it.
func overlayWithout(files []string) (name string, remove func(), err error) {
	replace := map[string]string{}
	for _, f := range files {
		replace[f] = ""
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp("", "temporal-gen")
	if err != nil {
		return "", nil, err
	}
	remove = func() { os.RemoveAll(dir) }
	name = filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(name, text, 0o600); err != nil {
		remove()
		return "", nil, err
	}
	return name, remove, nil
}
