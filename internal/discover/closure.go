package discover

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// closures are the function literals that decl hands to a worker, as they are
// or by the variable that holds them. They are workflows that nothing can be
// generated for.
func closures(fset *token.FileSet, u *source.Unit, decl *ast.FuncDecl) []*Function {
	var found []*Function
	ast.Inspect(decl, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		registration := sdk.Named(sel.Sel.Name)
		if !registration.Is(sdk.Registers, sdk.RegistersActivity) || registration.Dynamic {
			return true
		}
		kind := definition.Workflow
		if registration.TakesActivity() {
			kind = definition.Activity
		}
		if literal := literalOf(u, call.Args[0]); literal != nil {
			found = append(found, &Function{
				Kind:     kind,
				Reason:   definition.Closure,
				Evidence: []token.Position{report.Place(fset, call.Pos())},
				Pos:      report.Place(fset, literal.Pos()),
				Unit:     u,
				Name:     decl.Name,
			})
		}
		return true
	})
	return found
}

// literalOf is the function literal that e is, or that the variable e is
// declared with in its package; nil if there is none.
func literalOf(u *source.Unit, e ast.Expr) *ast.FuncLit {
	e = ast.Unparen(e)
	if literal, ok := e.(*ast.FuncLit); ok {
		return literal
	}
	id, ok := e.(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := u.Info.Uses[id].(*types.Var)
	if !ok {
		return nil
	}
	var literal *ast.FuncLit
	holds := func(name, value ast.Expr) {
		if id, ok := name.(*ast.Ident); ok && u.Info.Defs[id] == v {
			literal, _ = ast.Unparen(value).(*ast.FuncLit)
		}
	}
	for _, file := range u.Files {
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
