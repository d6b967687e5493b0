package source

import "golang.org/x/tools/go/packages"

// Elsewhere returns the function that finds the folders of packages, by import path: as
// the graph of known packages has them, or else the go command. It leaves out the
// standard library, and packages that can't be found.
func (q Query) Elsewhere(known []*packages.Package) func(importPaths []string) map[string]string {
	dirs := map[string]string{} // as the packages change while they are type-checked
	packages.Visit(known, nil, func(pkg *packages.Package) { addDir(dirs, pkg) })
	return func(importPaths []string) map[string]string {
		found := map[string]string{}
		var rest []string
		for _, path := range importPaths {
			if dir, ok := dirs[path]; ok {
				found[path] = dir
			} else {
				rest = append(rest, path)
			}
		}
		if len(rest) > 0 {
			pkgs, _ := q.List(rest...) // what it does not find nobody reads
			for _, pkg := range pkgs {
				addDir(found, pkg)
			}
		}
		return found
	}
}

// addDir adds the folder of a package to dirs, "" for one of which nothing is to be read.
func addDir(dirs map[string]string, pkg *packages.Package) {
	switch {
	case pkg.ForTest != "":
	case isStandard(pkg), len(pkg.GoFiles)+len(pkg.IgnoredFiles) == 0:
		dirs[pkg.PkgPath] = ""
	default:
		dirs[pkg.PkgPath] = pkg.Dir
	}
}
