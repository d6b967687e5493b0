package generator

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/packages"
)

// closures are the function literals that decl hands to a worker, as they are
// or by the variable that holds them. They are workflows that nothing can be
// generated for.
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
		if literal := literalOf(pkg, call.Args[0]); literal != nil {
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

// literalOf is the function literal that e is, or that the variable e is
// declared with in its package; nil if there is none.
func literalOf(pkg *packages.Package, e ast.Expr) *ast.FuncLit {
	e = ast.Unparen(e)
	if literal, ok := e.(*ast.FuncLit); ok {
		return literal
	}
	id, ok := e.(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := pkg.TypesInfo.Uses[id].(*types.Var)
	if !ok {
		return nil
	}
	var literal *ast.FuncLit
	holds := func(name, value ast.Expr) {
		if id, ok := name.(*ast.Ident); ok && pkg.TypesInfo.Defs[id] == v {
			literal, _ = ast.Unparen(value).(*ast.FuncLit)
		}
	}
	for _, file := range pkg.Syntax {
		if v.Pos() < file.FileStart || file.FileEnd < v.Pos() {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				if len(n.Lhs) == len(n.Rhs) {
					for i := range n.Lhs {
						holds(n.Lhs[i], n.Rhs[i])
					}
				}
			case *ast.ValueSpec:
				if len(n.Names) == len(n.Values) {
					for i := range n.Names {
						holds(n.Names[i], n.Values[i])
					}
				}
			}
			return true
		})
	}
	return literal
}
