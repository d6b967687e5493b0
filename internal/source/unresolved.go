package source

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/packages"
)

// This file is about types that could not be resolved, and why.

// LostContext is the type of a first parameter that could be workflow.Context by
// its name, and that could not be resolved; else nil.
func LostContext(sig *types.Signature, typ *ast.FuncType) ast.Expr {
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
	if isContextName(name) {
		return typ.Params.List[0].Type
	}
	return nil
}

// TypeError is what the type checker said of a type, or the go command of the
// import that the type needs, in parentheses; or "".
func (u *Unit) TypeError(expr ast.Expr) string {
	for _, e := range u.errors {
		if expr.Pos() <= e.Pos && e.Pos < expr.End() {
			return " (" + e.Msg + ")"
		}
	}
	why := ""
	u.mentionedPackages(expr, func(path string, _ *ast.Ident) {
		imported := u.Package.Imports[path]
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
	words := Line(pkg.Errors[0].Msg)
	if strings.Contains(words, path) {
		return words
	}
	return message + ": " + words
}

// CgoType is the first type of cgo in a type's source, "" if there is none.
func (u *Unit) CgoType(expr ast.Expr) string {
	found := ""
	u.mentionedPackages(expr, func(path string, name *ast.Ident) {
		if path == "C" && found == "" {
			found = "C." + name.Name
		}
	})
	return found
}

// mentionedPackages calls visit for every member of an imported package that expr
// mentions, with the package's path.
func (u *Unit) mentionedPackages(expr ast.Expr, visit func(path string, name *ast.Ident)) {
	ast.Inspect(expr, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok {
				if pkg, ok := u.Info.Uses[id].(*types.PkgName); ok {
					visit(pkg.Imported().Path(), sel.Sel)
				}
			}
		}
		return true
	})
}
