package generator

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// This file tells what can be named in another package than that of the workflows.

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
