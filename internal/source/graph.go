package source

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
)

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
	q.sort(pkgs, patterns)
	q.findModules(pkgs)
	return pkgs, nil
}

// sort sorts packages by the first pattern that names each, and by folders.
func (q Query) sort(pkgs []*packages.Package, patterns []string) {
	pattern, folders := map[*packages.Package]int{}, map[*packages.Package][]string{}
	for _, pkg := range pkgs {
		folders[pkg] = strings.Split(pkg.PkgPath, "/")
		if len(patterns) > 1 {
			pattern[pkg] = slices.IndexFunc(patterns, func(pattern string) bool { return q.names(pattern, pkg) })
		}
	}
	slices.SortStableFunc(pkgs, func(a, b *packages.Package) int {
		return cmp.Or(cmp.Compare(pattern[a], pattern[b]), slices.Compare(folders[a], folders[b]))
	})
}

// findModules finds the main modules of those of packages of which the module is not
// told: a driver in the place of the go command has no word for that. What is not
// found [Query.Usable] refuses.
func (q Query) findModules(pkgs []*packages.Package) {
	isUntold := func(pkg *packages.Package) bool { return pkg.Module == nil && pkg.Dir != "" && len(pkg.GoFiles) > 0 }
	if !slices.ContainsFunc(pkgs, isUntold) {
		return
	}
	modules, _ := q.Modules()
	for _, pkg := range pkgs {
		if isUntold(pkg) && disk.ImportPath(modules, pkg.Dir) == pkg.PkgPath {
			pkg.Module = &packages.Module{Main: true}
		}
	}
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
	for _, pkg := range g {
		for _, imported := range pkg.Imports {
			if len(imported.GoFiles) == 0 && len(imported.Errors) == 0 && imported.PkgPath != "unsafe" {
				return false
			}
		}
	}
	return true
}
