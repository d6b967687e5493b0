package plan

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

// This file tells which identifiers a package declares, so that nothing else is
// generated under them.

// Scope are the identifiers that a package can't declare a second time.
type Scope map[string]declaration

// declaration is where an identifier is declared.
type declaration struct {
	pos token.Pos
	// dot is the import path of the package that a dot import at pos takes it
	// from, "" for what the package declares itself.
	dot string
	// generated reports whether the tool generates it there.
	generated bool
}

func (s Scope) add(name string, d declaration) {
	if _, ok := s[name]; !ok && name != "_" {
		s[name] = d
	}
}

// scope is the scope of the package of p's target, tests and other build constraints
// included. Left out are the tool's own outputs, but not those that it wrote into
// the same folder for another package. A dot import of what can't be found is
// reported.
func (p *plan) scope() (Scope, error) {
	t := p.target
	s := Scope{}
	var files []*ast.File
	seen := map[string]bool{}
	if t.Own {
		files = p.pkg.Syntax
		for _, file := range files {
			seen[p.Program.Fset.File(file.FileStart).Name()] = true
		}
	}
	for _, name := range p.Files.GoFilesIn(t.Dir) {
		src, err := p.Files.Read(name)
		origin, ours := names.Owner(src)
		if err != nil || t.Old[name].Ours || seen[name] && !ours || t.Own && ours && origin.Source == "" {
			continue
		}
		file, _ := parser.ParseFile(p.Program.Fset, name, src, parser.SkipObjectResolution)
		if file != nil && file.Name.Name == t.Name {
			files = append(files, file)
		}
	}
	for _, file := range files {
		s.declare(file, names.Handle(t.Client))
		if err := p.dotImports(s, file); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// declare adds the identifiers that file declares for its package, and imports
// with names that no package-level identifier can have beside them. Of those only
// what can be generated counts: exported names, and that of the runs' handle.
func (s Scope) declare(file *ast.File, handle string) {
	for _, spec := range file.Imports {
		if spec.Name != nil && (spec.Name.IsExported() || spec.Name.Name == handle) {
			s.add(spec.Name.Name, declaration{pos: spec.Name.Pos()})
		}
	}
	code.Declared(file, func(id *ast.Ident) { s.add(id.Name, declaration{pos: id.Pos()}) })
}

// dotImports adds to s what file imports with a dot: the package can't declare it
// once more.
func (p *plan) dotImports(s Scope, file *ast.File) error {
	for _, spec := range file.Imports {
		path := code.ImportPath(spec)
		if spec.Name == nil || spec.Name.Name != "." || path == "C" {
			continue
		}
		exported, why, err := p.exportedBy(path)
		if err != nil {
			return err
		}
		if why != "" {
			p.report(spec.Pos(), fmt.Sprintf("can't tell what this dot import declares (%s): make the package available, or import it under a name", why))
		}
		for name, generated := range exported {
			s.add(name, declaration{pos: spec.Pos(), dot: path, generated: generated})
		}
	}
	return nil
}

// exportedBy are the exported identifiers of the package at path, which p.pkg or
// its tests import, under all build constraints, each with whether the tool
// generates it; or why they can't be told.
func (p *plan) exportedBy(path string) (exported map[string]bool, why string, err error) {
	imported, err := p.Program.Imported(p.pkg, path)
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
	if p.exported[dir] == nil {
		p.exported[dir], err = p.exportedIn(dir, imported.Name)
	}
	return p.exported[dir], "", err
}

// exportedIn are the exported identifiers of the package in a folder, once this
// run is over.
func (pl *Planner) exportedIn(dir, pkgName string) (map[string]bool, error) {
	exported := map[string]bool{}
	replaced := pl.Places.Replaced(dir)
	for _, name := range disk.NoTests(pl.Files.GoFilesIn(dir)) {
		src, err := pl.Files.Read(name)
		if err != nil {
			return nil, disk.Unreadable(err, pl.Dir)
		}
		file, _ := parser.ParseFile(token.NewFileSet(), name, src, parser.SkipObjectResolution)
		if replaced[name] || file == nil || pkgName != "" && file.Name.Name != pkgName {
			continue
		}
		code.Declared(file, func(id *ast.Ident) {
			if id.IsExported() {
				exported[id.Name] = names.IsOurs(src)
			}
		})
	}
	for _, name := range pl.planned(dir) {
		if token.IsExported(name) {
			exported[name] = true
		}
	}
	return exported, nil
}

// planned are the identifiers that this run generates into a folder, as far as
// the packages that they are for decide that alone.
func (pl *Planner) planned(dir string) []string {
	var planned []string
	for id, targets := range pl.Targets {
		for _, t := range targets {
			if t.Dir != dir || t.Problem != "" || t.Own && t.Test { // which is in a test file
				continue
			}
			silent := func(token.Position, string) {} // it is told where the package has its turn
			functions := pl.Functions[id]
			p := &plan{Planner: pl, pkg: functions[0].Unit.Package, target: t, problems: map[*discover.Message]string{}, unreferred: map[*discover.Function]string{}, reportAt: silent}
			planned = append(planned, declares(p.files(functions))...)
		}
	}
	return planned
}

// declares are the identifiers that planned files declare.
func declares(files []File) []string {
	first := files[0].model
	list := slices.Concat(first.ClientDeclares(), first.FutureDeclares(), first.KitDeclares())
	for _, f := range files {
		for _, w := range f.model.Workflows {
			list = append(list, f.model.Declares(w)...)
		}
		for _, a := range f.model.Activities {
			list = append(list, f.model.ActivityDeclares(a)...)
		}
	}
	return list
}
