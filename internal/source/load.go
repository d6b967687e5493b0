package source

import (
	"go/ast"
	"maps"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/typecheck"
)

// Load loads the packages that patterns match, and the others that are asked for then,
// by their import paths, with their tests if asked for. matched has the import paths of
// the former.
func (q Query) Load(patterns []string, others func() ([]string, error), config typecheck.Config) (pkgs []*packages.Package, matched map[string]bool, err error) {
	roots, err := q.graph(patterns...)
	if err != nil {
		return nil, nil, err
	}
	matched = map[string]bool{}
	for _, pkg := range roots {
		if isTestMain(pkg) || pkg.ForTest != "" {
			continue
		}
		if err := q.Usable(pkg); err != nil {
			return nil, nil, err
		}
		matched[pkg.PkgPath] = true
	}
	if len(matched) == 0 {
		return nil, nil, NoMatch(patterns)
	}
	g := graph{}
	roots = g.add(roots)
	rest, err := others()
	if err != nil {
		return nil, nil, err
	}
	rest = slices.DeleteFunc(slices.Clone(rest), func(path string) bool { return matched[path] })
	if len(rest) > 0 {
		more, err := q.graph(rest...)
		if err != nil {
			return nil, nil, err
		}
		roots = append(roots, g.add(more)...)
	}
	roots = slices.DeleteFunc(roots, isTestMain)
	if pkgs, err = q.typed(g, roots, config); err != nil {
		return nil, nil, err
	}
	if slices.ContainsFunc(pkgs, usesCgo) {
		// What cgo makes of a file is for the go command to say.
		pkgs, err = q.load(config.Parse, slices.Concat(slices.Collect(maps.Keys(matched)), rest)...)
	}
	return pkgs, matched, err
}

// isTestMain reports whether pkg is the main package of a test, which nobody wrote.
func isTestMain(pkg *packages.Package) bool {
	return pkg.Name == "main" && strings.HasSuffix(pkg.ID, ".test")
}

// usesCgo reports whether a file of pkg imports "C".
func usesCgo(pkg *packages.Package) bool {
	return slices.ContainsFunc(pkg.Syntax, func(file *ast.File) bool { return code.Import(file, "C") != nil })
}

// loadPaths loads packages by their import paths. The go command is asked for those
// only that are not in the graph of known packages.
func (q Query) loadPaths(known []*packages.Package, paths []string, config typecheck.Config) ([]*packages.Package, error) {
	g := graph{}
	g.add(known)
	if missing := g.missing(paths); len(missing) > 0 {
		pkgs, err := q.graph(missing...)
		if err != nil {
			return nil, err
		}
		g.add(pkgs)
		if missing = g.missing(paths); len(missing) > 0 {
			return nil, q.unanswered(graphMode, missing)
		}
	}
	var pkgs []*packages.Package
	for _, path := range slices.Compact(slices.Sorted(slices.Values(paths))) {
		pkgs = append(pkgs, g[path])
	}
	return q.typed(g, pkgs, config)
}

// isOverlaid reports whether the go command is told to read other files than there are,
// which it does where it compiles.
func isOverlaid() bool { return strings.Contains(os.Getenv("GOFLAGS"), "-overlay") }

// typed are packages of a graph, type-checked from their source and that of what they
// import.
func (q Query) typed(g graph, pkgs []*packages.Package, config typecheck.Config) ([]*packages.Package, error) {
	if !g.hasFiles() || isOverlaid() {
		var paths []string
		for _, pkg := range pkgs {
			if pkg.ForTest == "" {
				paths = append(paths, pkg.PkgPath)
			}
		}
		return q.load(config.Parse, paths...)
	}
	if err := unread(pkgs); err != nil {
		return nil, err
	}
	config.Fset = q.Fset
	if err := typecheck.Check(pkgs, config); err != nil {
		return nil, err
	}
	return pkgs, nil
}
