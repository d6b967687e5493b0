package vet

import (
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/rewrite"
)

// imports are those of the packages of the main modules, whether these were loaded or not,
// and those by way of other modules as far as they were.
func (d *discovery) imports(loaded []*packages.Package) *code.Imports {
	all := code.NewImports()
	d.Reader.EachImport(all.Add)
	isMain := func(pkg *packages.Package) bool { return pkg.Module != nil && pkg.Module.Main }
	leads := map[*packages.Package]bool{} // to a package of a main module
	packages.Visit(loaded, nil, func(pkg *packages.Package) {
		leads[pkg] = isMain(pkg)
		for _, imported := range pkg.Imports {
			if !leads[imported] {
				continue
			}
			if leads[pkg] = true; !isMain(pkg) || !isMain(imported) {
				all.Add(pkg.PkgPath, imported.PkgPath, pkg.ForTest == pkg.PkgPath)
			}
		}
	})
	return all
}

// refuseCycles refuses imports with which the fixes of findings would close cycles
// together, as none does alone. It reports whether there are any. Imports of code
// go before those of tests.
func (m *Module) refuseCycles(findings []Finding) (refused bool) {
	fixed := m.workers.Imports.Clone()
	for _, byTests := range []bool{false, true} {
		for _, f := range findings {
			if len(f.SuggestedFixes) == 0 || f.pkg.ForTest != "" && f.pkg.ForTest != f.pkg.PkgPath {
				continue
			}
			for _, e := range f.SuggestedFixes[0].TextEdits {
				to := rewrite.ImportOf(e)
				if to == "" || strings.HasSuffix(m.fset.File(e.Pos).Name(), "_test.go") != byTests {
					continue
				}
				if cycle := fixed.Cycle(f.pkg.PkgPath, to, byTests); cycle != nil {
					m.workers.Imports.Refuse(f.pkg.PkgPath, to, byTests, *cycle)
					refused = true
				} else {
					fixed.Add(f.pkg.PkgPath, to, byTests)
				}
			}
		}
	}
	return refused
}
