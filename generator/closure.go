package generator

import (
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/packages"
)

// closures are the function literals in decl that are handed to a worker. They
// are workflows that nothing can be generated for.
func closures(fset *token.FileSet, pkg *packages.Package, decl *ast.FuncDecl) []*Function {
	var found []*Function
	ast.Inspect(decl, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || !slices.Contains([]string{"RegisterWorkflow", "RegisterWorkflowWithOptions"}, sel.Sel.Name) {
			return true
		}
		if literal, ok := ast.Unparen(call.Args[0]).(*ast.FuncLit); ok {
			found = append(found, &Function{
				Reason:   ReasonClosure,
				Evidence: []token.Position{fset.Position(call.Pos())},
				Pos:      fset.Position(literal.Pos()),
				pkg:      pkg,
				decl:     decl,
			})
		}
		return true
	})
	return found
}
