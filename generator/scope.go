package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

// This file tells which identifiers a package declares, so that nothing else is
// generated under them.

// scope are the identifiers that a package can't declare a second time.
type scope map[string]declaration

// declaration is where an identifier is declared.
type declaration struct {
	pos token.Pos
	// dot is the import path of the package that a dot import at pos takes it
	// from, "" for what the package declares itself.
	dot string
	// generated reports whether the tool generates it there.
	generated bool
}

func (s scope) add(name string, d declaration) {
	if _, ok := s[name]; !ok && name != "_" {
		s[name] = d
	}
}

// scopeOf is the scope of the package of t, tests and other build constraints
// included. pkg is the package that the output is for. Left out are the tool's
// own outputs, but not those that it wrote into the same folder for another
// package. A dot import of what can't be found is reported.
func (g *generation) scopeOf(pkg *packages.Package, t *target, report func(token.Pos, string)) (scope, error) {
	s := scope{}
	var files []*ast.File
	seen := map[string]bool{}
	if t.own {
		files = pkg.Syntax
		for _, file := range files {
			seen[g.src.fset.File(file.FileStart).Name()] = true
		}
	}
	for _, name := range goFilesIn(t.dir) {
		src, err := disk.Read(name)
		source, ours := names.Owner(src)
		if err != nil || t.old[name].ours || seen[name] && !ours || t.own && ours && source == "" {
			continue
		}
		file, _ := parser.ParseFile(g.src.fset, name, src, parser.SkipObjectResolution)
		if file != nil && file.Name.Name == t.name {
			files = append(files, file)
		}
	}
	for _, file := range files {
		s.declare(file)
		if err := g.dotImports(s, pkg, file, report); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// declare adds the identifiers that file declares for its package, and imports
// with names that no package-level identifier can have beside them. Only exported
// ones count: generated declarations are.
func (s scope) declare(file *ast.File) {
	for _, spec := range file.Imports {
		if spec.Name != nil && spec.Name.IsExported() {
			s.add(spec.Name.Name, declaration{pos: spec.Name.Pos()})
		}
	}
	declared(file, func(id *ast.Ident) { s.add(id.Name, declaration{pos: id.Pos()}) })
}

// dotImports adds to s what file, which belongs to pkg or to the package that its
// output goes to, imports with a dot: the package can't declare it once more.
func (g *generation) dotImports(s scope, pkg *packages.Package, file *ast.File, report func(token.Pos, string)) error {
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		if spec.Name == nil || spec.Name.Name != "." || path == "C" {
			continue
		}
		exported, why, err := g.exportedBy(pkg, path)
		if err != nil {
			return err
		}
		if why != "" {
			report(spec.Pos(), fmt.Sprintf("can't tell what this dot import declares (%s): make the package available, or import it under a name", why))
		}
		for name, generated := range exported {
			s.add(name, declaration{pos: spec.Pos(), dot: path, generated: generated})
		}
	}
	return nil
}

// goFilesIn are the Go files in a folder, tests included.
func goFilesIn(dir string) []string {
	files, _ := filepath.Glob(filepath.Join(globQuoted(dir), "*.go"))
	return files
}

// declared calls visit for every package-level identifier that file declares.
func declared(file *ast.File, visit func(*ast.Ident)) {
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil && decl.Name.Name != "init" {
				visit(decl.Name)
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					visit(spec.Name)
				case *ast.ValueSpec:
					for _, id := range spec.Names {
						visit(id)
					}
				}
			}
		}
	}
}

// exportedBy are the exported identifiers of the package at path, which pkg or
// its tests import, under all build constraints, each with whether the tool
// generates it; or why they can't be told.
func (g *generation) exportedBy(pkg *packages.Package, path string) (exported map[string]bool, why string, err error) {
	imported, err := g.packageAt(pkg, path)
	if err != nil {
		return nil, "", err
	}
	files := slices.Concat(imported.GoFiles, imported.IgnoredFiles)
	if len(files) == 0 {
		why = "no package " + path
		if len(imported.Errors) > 0 {
			why, _, _ = strings.Cut(imported.Errors[0].Msg, "; to add it:") // which has two lines
		}
		return nil, why, nil
	}
	dir := filepath.Dir(files[0])
	if g.exported[dir] == nil {
		g.exported[dir], err = g.exportedIn(dir, imported.Name)
	}
	return g.exported[dir], "", err
}

// exportedIn are the exported identifiers of the package in a folder, once this
// run is over.
func (g *generation) exportedIn(dir, pkgName string) (map[string]bool, error) {
	exported := map[string]bool{}
	replaced := g.outputsIn(dir)
	for _, name := range goFiles(goFilesIn(dir)) {
		src, err := disk.Read(name)
		if err != nil {
			return nil, disk.Unreadable(err, g.config.Dir)
		}
		file, _ := parser.ParseFile(token.NewFileSet(), name, src, parser.SkipObjectResolution)
		if replaced[name] || file == nil || pkgName != "" && file.Name.Name != pkgName {
			continue
		}
		declared(file, func(id *ast.Ident) {
			if id.IsExported() {
				exported[id.Name] = names.IsOurs(src)
			}
		})
	}
	for _, name := range g.planned(dir) {
		exported[name] = true
	}
	return exported, nil
}

// packageAt is the package that pkg or its tests import by path. Its files are
// known, or its errors.
func (g *generation) packageAt(pkg *packages.Package, path string) (*packages.Package, error) {
	if imported := pkg.Imports[path]; imported != nil {
		return imported, nil
	}
	var imported *packages.Package
	packages.Visit(append(g.src.found, g.src.loaded...), func(p *packages.Package) bool {
		if p.PkgPath == path && len(p.GoFiles) > 0 {
			imported = p
		}
		return imported == nil
	}, nil)
	if imported != nil {
		return imported, nil
	}
	listed, err := g.src.lookUp(path)
	if err != nil {
		return nil, err
	}
	if len(listed) == 0 {
		return nil, fmt.Errorf("the go command does not tell of package %s, which %s imports", path, pkg.PkgPath)
	}
	return listed[0], nil
}

// outputsIn are the files of a folder that this run replaces or deletes.
func (g *generation) outputsIn(dir string) map[string]bool {
	files := map[string]bool{}
	for _, targets := range g.src.targets {
		for _, t := range targets {
			for name, out := range t.old {
				if t.dir == dir && out.ours {
					files[name] = true
				}
			}
		}
	}
	return files
}

// planned are the identifiers that this run generates into a folder, as far as
// the packages that they are for decide that alone.
func (g *generation) planned(dir string) []string {
	var planned []string
	for _, found := range g.src.found {
		for _, t := range g.src.targets[found.ID] {
			if pkg := g.loaded[found.PkgPath]; pkg != nil && t.dir == dir {
				planned = append(planned, g.plannedFor(pkg, t)...)
			}
		}
	}
	return planned
}

// plannedFor are those of them that are generated for pkg.
func (g *generation) plannedFor(pkg *packages.Package, t target) []string {
	silent := func(token.Position, string) {} // it is told where the package has its turn
	workflows := workflowsAmong(g.discovery(pkg, silent, silent).functions())
	if len(workflows) == 0 {
		return nil
	}
	files := g.plan(pkg, &t, silent).files(workflows, g.sdk)
	planned := files[0].model.ClientDeclares()
	for _, f := range files {
		for _, w := range f.model.Workflows {
			planned = append(planned, f.model.Declares(w)...)
		}
	}
	return planned
}
