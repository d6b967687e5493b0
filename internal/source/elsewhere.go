package source

import "golang.org/x/tools/go/packages"

// Elsewhere are the folders of packages that are not of the main modules, by import
// path: as the graph of known packages has them, or else the go command. It leaves out
// the standard library, and packages that can't be found.
func (q Query) Elsewhere(known []*packages.Package, importPaths []string) map[string]string {
	wanted := map[string]bool{}
	for _, path := range importPaths {
		wanted[path] = true
	}
	dirs := map[string]string{}
	add := func(pkg *packages.Package) {
		if wanted[pkg.PkgPath] && pkg.ForTest == "" {
			delete(wanted, pkg.PkgPath)
			if len(pkg.GoFiles)+len(pkg.IgnoredFiles) > 0 && !isStandard(pkg) {
				dirs[pkg.PkgPath] = pkg.Dir
			}
		}
	}
	packages.Visit(known, nil, add)
	var rest []string
	for _, path := range importPaths {
		if wanted[path] {
			rest = append(rest, path)
		}
	}
	if len(rest) > 0 {
		pkgs, _ := q.List(rest...) // what it does not find nobody reads
		for _, pkg := range pkgs {
			add(pkg)
		}
	}
	return dirs
}
