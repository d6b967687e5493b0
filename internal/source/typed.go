package source

import (
	"cmp"
	"go/ast"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/disk"
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

// typed are packages of a graph, type-checked from their source and that of what they
// import.
func (q Query) typed(g graph, pkgs []*packages.Package, config typecheck.Config) ([]*packages.Package, error) {
	if !g.hasFiles() {
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

// graph is the packages that patterns match, in the order of patterns and of folders
// below them, with all that they import. The types of nothing are known.
func (q Query) graph(patterns ...string) ([]*packages.Package, error) {
	pkgs, err := q.list(graphMode, patterns)
	if err != nil {
		return nil, err
	}
	if len(pkgs) == 0 { // there is nothing, or go/packages makes that of a failure
		if err := q.askAgain(graphMode, patterns); err != nil {
			return nil, err
		}
	}
	packages.Visit(pkgs, nil, q.disown)
	order := func(pkg *packages.Package) int {
		return slices.IndexFunc(patterns, func(pattern string) bool { return q.names(pattern, pkg) })
	}
	slices.SortStableFunc(pkgs, func(a, b *packages.Package) int {
		return cmp.Or(cmp.Compare(order(a), order(b)), slices.Compare(strings.Split(a.PkgPath, "/"), strings.Split(b.PkgPath, "/")))
	})
	return pkgs, nil
}

// disown takes from a package what is another one's: the places of errors, as the go
// command says what is wrong with the whole of a package at an import of it, and the
// files of these places, which go/packages takes for those of a package that can't
// be found.
func (q Query) disown(pkg *packages.Package) {
	if pkg.Dir == "" && pkg.Name != "" && len(pkg.GoFiles) > 0 { // of which a driver does not tell
		pkg.Dir = filepath.Dir(pkg.GoFiles[0])
	}
	isOthers := func(name string) bool { return filepath.Dir(name) != pkg.Dir }
	for i, e := range pkg.Errors {
		name := position(e.Pos).Filename
		if name != "" && !filepath.IsAbs(name) {
			name = filepath.Join(q.Dir, name)
		}
		if e.Kind == packages.ListError && isOthers(name) {
			pkg.Errors[i].Pos = ""
		}
	}
	if pkg.Name == "" {
		pkg.GoFiles = slices.DeleteFunc(slices.Clone(pkg.GoFiles), isOthers)
	}
}

// names reports whether a pattern names a package.
func (q Query) names(pattern string, pkg *packages.Package) bool {
	if isWildcard(pattern) {
		return matches(pattern, q.Dir, disk.Folder{Path: pkg.PkgPath, Dir: pkg.Dir})
	}
	if !isLocal(pattern) {
		return path.Clean(pattern) == pkg.PkgPath
	}
	if !filepath.IsAbs(pattern) {
		pattern = filepath.Join(q.Dir, pattern)
	}
	return filepath.Clean(pattern) == pkg.Dir
}

// graph has packages, and all that they import, by their IDs.
type graph map[string]*packages.Package

// add adds pkgs, and all that they import, and returns what g has of pkgs. A package
// that is there already stays: its types are to be the same for all.
func (g graph) add(pkgs []*packages.Package) []*packages.Package {
	packages.Visit(pkgs, nil, func(pkg *packages.Package) {
		if g[pkg.ID] != nil {
			return
		}
		g[pkg.ID] = pkg
		for path, imported := range pkg.Imports {
			pkg.Imports[path] = g[imported.ID] // which was visited before
		}
	})
	known := make([]*packages.Package, len(pkgs))
	for i, pkg := range pkgs {
		known[i] = g[pkg.ID]
	}
	return known
}

// missing are those of paths that g does not have.
func (g graph) missing(paths []string) []string {
	return slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return g[path] != nil })
}

// hasFiles reports whether the files of all dependencies are known. A driver that
// takes the place of the go command may tell of their export data alone.
func (g graph) hasFiles() bool {
	for pkg := range maps.Values(g) {
		for _, imported := range pkg.Imports {
			if len(imported.GoFiles) == 0 && len(imported.Errors) == 0 && imported.PkgPath != "unsafe" {
				return false
			}
		}
	}
	return true
}
