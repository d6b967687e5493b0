package generator

import (
	"fmt"
	"go/token"
	"go/types"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// This file is about output in another folder than that of the workflows: which
// package it belongs to, and what can be named there.

// settle completes t, the target of pkg's output, and says whether it could.
func (g *generation) settle(pkg *packages.Package, t *target) bool {
	if t.own {
		return true
	}
	refuse := func(format string, args ...any) bool {
		g.report(token.Position{Filename: filepath.Join(t.dir, t.base)}, fmt.Sprintf(format, args...))
		return false
	}
	if other := g.folders[t.dir]; other != nil {
		g.withdraw(t.dir)
		return refuse("packages %s and %s would both declare %s in this folder: give each a folder of its own, with %s in -o", other.PkgPath, pkg.PkgPath, g.config.Client, packageInOutput)
	}
	g.folders[t.dir] = pkg
	if t.path = g.usage.importPath(t.dir); t.path == "" {
		return refuse("this folder is not part of the main module: choose one that is with -o")
	}
	t.name, t.bare = path.Base(t.path), true
	files, _ := filepath.Glob(filepath.Join(globQuoted(t.dir), "*.go"))
	for _, name := range goFiles(files) {
		src, err := disk.Read(name)
		if err != nil || names.IsOurs(src) {
			continue
		}
		if clause := packageClause(name, src); clause != "" {
			t.name, t.bare = clause, false
			break
		}
	}
	if !token.IsIdentifier(t.name) {
		return refuse("%q is no name for a package: choose another folder with -o, or put a Go file with a package clause there", t.name)
	}
	return true
}

// clientOf is the import path of the package that the starters of the one at
// importPath go to, "" where that is the same. The usage has to be ready.
func (s *source) clientOf(u *usage, importPath string) string {
	for _, pkg := range s.found {
		if t := s.targets[pkg.ID]; pkg.PkgPath == importPath && !t.own {
			return u.importPath(t.dir)
		}
	}
	return ""
}

// withdraw takes back the files that were planned in a folder.
func (g *generation) withdraw(dir string) {
	g.renderings = slices.DeleteFunc(g.renderings, func(r rendering) bool { return r.plan.target.dir == dir })
	for i := range g.result.Files {
		if filepath.Dir(g.result.Files[i].Path) == dir {
			g.result.Files[i] = File{}
		}
	}
}

// startsModule says whether a folder from below dir down to rel has a go.mod.
func startsModule(dir, rel string) bool {
	for ; rel != "."; rel = filepath.Dir(rel) {
		if _, err := os.Stat(filepath.Join(dir, rel, "go.mod")); err == nil {
			return true
		}
	}
	return false
}

// reaches says whether the package at path imports the one at target, directly
// or not.
func (g *generation) reaches(importPath, target string) bool {
	found := false
	var from []*packages.Package
	packages.Visit(g.src.loaded, func(p *packages.Package) bool {
		if p.PkgPath == importPath {
			from = append(from, p)
		}
		return len(from) == 0
	}, nil)
	packages.Visit(from, func(p *packages.Package) bool {
		found = found || p.PkgPath == target
		return !found
	}, nil)
	return found
}

// unnameable says why the target can't name the declared types in t, or "".
func (p *plan) unnameable(t types.Type) string {
	why := ""
	namedTypes(t, func(obj *types.TypeName) {
		if why != "" || obj.Pkg() == nil || obj.Pkg().Path() == p.target.path {
			return
		}
		of := obj.Pkg()
		reason := ""
		switch {
		case !obj.Exported():
			reason = "is not exported"
		case of.Name() == "main":
			reason = "is declared in package main, which can't be imported"
		case !visible(of.Path(), p.target.path):
			reason = "is hidden from there by an internal folder"
		case !p.target.own && p.reaches(of.Path(), p.target.path):
			reason = "is declared in a package that imports " + p.target.path + ", which would be an import cycle"
		default:
			return
		}
		at := ""
		if pos := report.Place(p.fset, obj.Pos()); pos.IsValid() {
			at = " (" + p.at(pos) + ")"
		}
		why = fmt.Sprintf("%s.%s%s %s", of.Name(), obj.Name(), at, reason)
	})
	return why
}

// visible says whether the package at from may import the one at importPath,
// by the rule of internal folders.
func visible(importPath, from string) bool {
	parent, ok := "", false
	if i := strings.LastIndex("/"+importPath+"/", "/internal/"); i >= 0 {
		parent, ok = strings.TrimSuffix(importPath[:i], "/"), true
	}
	return !ok || from == parent || strings.HasPrefix(from, parent+"/")
}

// namedTypes calls visit for every name of a type that t's text mentions. Those of
// Go itself, like bool, belong to no package.
func namedTypes(t types.Type, visit func(*types.TypeName)) {
	list := func(args *types.TypeList) {
		for arg := range args.Types() {
			namedTypes(arg, visit)
		}
	}
	tuple := func(vars *types.Tuple) {
		for v := range vars.Variables() {
			namedTypes(v.Type(), visit)
		}
	}
	switch t := t.(type) {
	case *types.Basic:
		if obj, ok := types.Universe.Lookup(t.Name()).(*types.TypeName); ok {
			visit(obj)
		}
	case *types.Alias:
		visit(t.Obj())
		list(t.TypeArgs())
	case *types.Named:
		visit(t.Obj())
		list(t.TypeArgs())
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels, maps
		if m, ok := t.(*types.Map); ok {
			namedTypes(m.Key(), visit)
		}
		namedTypes(t.Elem(), visit)
	case *types.Struct:
		for field := range t.Fields() {
			namedTypes(field.Type(), visit)
		}
	case *types.Signature:
		tuple(t.Params())
		tuple(t.Results())
	case *types.Interface:
		for method := range t.ExplicitMethods() {
			namedTypes(method.Type(), visit)
		}
		for embedded := range t.EmbeddedTypes() {
			namedTypes(embedded, visit)
		}
	}
}
