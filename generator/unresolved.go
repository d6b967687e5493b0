package generator

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/packages"

	sources "github.com/temporal-gen/temporal-gen/internal/source"
)

// This file is about types that could not be resolved, and why.

// lostContext is the type of a first parameter that could be workflow.Context by
// its name, and that could not be resolved; else nil.
func lostContext(sig *types.Signature, typ *ast.FuncType) ast.Expr {
	if sig.Params().Len() == 0 || types.Unalias(sig.Params().At(0).Type()) != types.Typ[types.Invalid] {
		return nil
	}
	name := ""
	switch expr := typ.Params.List[0].Type.(type) {
	case *ast.Ident:
		name = expr.Name
	case *ast.SelectorExpr:
		name = expr.Sel.Name
	}
	if strings.HasSuffix(name, "Context") || strings.HasSuffix(name, "Ctx") {
		return typ.Params.List[0].Type
	}
	return nil
}

// typeError is what the type checker said of a type, or the go command of the
// import that the type needs, in parentheses; or "".
func typeError(u *unit, expr ast.Expr) string {
	for _, e := range u.errors {
		if expr.Pos() <= e.Pos && e.Pos < expr.End() {
			return " (" + e.Msg + ")"
		}
	}
	why := ""
	mentionedPackages(u, expr, func(path string, _ *ast.Ident) {
		imported := u.pkg.Imports[path]
		if imported == nil || imported.Name == "" || len(imported.Errors) > 0 {
			why = " (" + importError(path, imported) + ")"
		}
	})
	return why
}

// importError is what the go command said of a package that could not be
// imported, in a line that names it. Of what does not compile it says too much.
func importError(path string, pkg *packages.Package) string {
	message := "can't import " + path
	if pkg == nil || len(pkg.Errors) == 0 || strings.HasPrefix(pkg.Errors[0].Msg, "# ") {
		return message
	}
	words := sources.Line(pkg.Errors[0].Msg)
	if strings.Contains(words, path) {
		return words
	}
	return message + ": " + words
}

// cgoType is the first type of cgo in a type's source, "" if there is none.
func cgoType(u *unit, expr ast.Expr) string {
	found := ""
	mentionedPackages(u, expr, func(path string, name *ast.Ident) {
		if path == "C" && found == "" {
			found = "C." + name.Name
		}
	})
	return found
}

// mentionedPackages calls visit for every member of an imported package that expr
// mentions, with the package's path.
func mentionedPackages(u *unit, expr ast.Expr, visit func(path string, name *ast.Ident)) {
	ast.Inspect(expr, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok {
				if pkg, ok := u.info.Uses[id].(*types.PkgName); ok {
					visit(pkg.Imported().Path(), sel.Sel)
				}
			}
		}
		return true
	})
}
