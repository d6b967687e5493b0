package sites

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// CannotImport is why a file of the package under analysis can't import another package,
// "" if it can, does or is of that.
func (x *Index) CannotImport(pkg *types.Package, file *ast.File) string {
	here := x.Pass.Pkg.Path()
	switch {
	case pkg.Path() == here, code.Import(file, pkg.Path()) != nil:
		return ""
	case pkg.Name() == "main":
		return "package main can't be imported"
	case !code.CanImport(strings.TrimSuffix(here, "_test"), pkg.Path()):
		return pkg.Path() + " is internal"
	}
	if reason := x.cycle(pkg, file); reason != "" {
		return reason
	}
	return x.unreachable[pkg.Path()]
}

// cycle is which import cycle a file would close that comes to import a package, "" for
// none. Where no driver has seen the module, only packages are known that are imported
// already, directly or not.
func (x *Index) cycle(pkg *types.Package, file *ast.File) string {
	test := strings.HasSuffix(x.Pass.Fset.File(file.FileStart).Name(), "_test.go")
	if x.Module == nil || test && strings.HasSuffix(file.Name.Name, "_test") {
		return ""
	}
	switch cycle := x.Module.Imports.Cycle(x.Pass.Pkg.Path(), pkg.Path(), test); {
	case cycle == nil:
		return ""
	case cycle.Tests != "":
		return "that would be an import cycle in the tests of " + cycle.Tests
	case cycle.Coming:
		return "package " + pkg.Name() + " comes to import this one"
	}
	return "package " + pkg.Name() + " imports this one"
}
