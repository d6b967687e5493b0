package rewrite

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
)

// alike reports whether two nodes do the same, where decoding the answer gives the
// error in the second. What they say beside the error may differ:
//
//	return fmt.Errorf("ask: %w", err)
//	return fmt.Errorf("decode: %w", err)
func (a *answer) alike(x, y ast.Node) bool { return slices.Equal(a.shape(x), a.shape(y)) }

// shape is what a node is made of.
func (a *answer) shape(node ast.Node) []string {
	words := map[ast.Node]bool{}
	var shape []string
	ast.Inspect(node, func(n ast.Node) bool {
		if n == ast.Node(a.decode.Call) {
			shape = append(shape, fmt.Sprintf("%T %s", a.err, a.err.Name), "end")
			return false
		}
		text := ""
		switch n := n.(type) {
		case nil:
			shape = append(shape, "end")
			return true
		case *ast.Ident:
			text = n.Name
		case *ast.BasicLit:
			if !words[n] {
				text = n.Value
			}
		case *ast.CallExpr:
			if slices.ContainsFunc(n.Args, func(e ast.Expr) bool { return isIdent(e, a.err.Name) || e == a.decode.Call }) {
				for _, arg := range n.Args {
					if b, ok := a.info.TypeOf(arg).Underlying().(*types.Basic); ok && b.Info()&types.IsString != 0 {
						words[arg] = true
					}
				}
			}
		case *ast.BinaryExpr:
			text = n.Op.String()
		case *ast.UnaryExpr:
			text = n.Op.String()
		case *ast.AssignStmt:
			text = n.Tok.String()
		case *ast.BranchStmt:
			text = n.Tok.String()
		case *ast.IncDecStmt:
			text = n.Tok.String()
		}
		shape = append(shape, fmt.Sprintf("%T %s", n, text))
		return true
	})
	return shape
}

// returnsAlike reports whether a return statement returns what the handler of the
// query's error does: the error, and for the answer its zero value.
func (a *answer) returnsAlike(ret *ast.ReturnStmt) bool {
	handler, ok := a.handler.(*ast.IfStmt)
	if !ok || len(handler.Body.List) != 1 {
		return false
	}
	failed, ok := handler.Body.List[0].(*ast.ReturnStmt)
	if !ok || len(failed.Results) == 0 || len(failed.Results) != len(ret.Results) || !isIdent(ret.Results[len(ret.Results)-1], a.err.Name) {
		return false
	}
	for i, result := range ret.Results {
		if a.alike(failed.Results[i], result) {
			continue
		}
		if !isIdent(result, a.name) || !isZero(a.info, failed.Results[i]) {
			return false
		}
	}
	return true
}

// isZero reports whether an expression is written as the zero value of its type.
func isZero(info *types.Info, expr ast.Expr) bool {
	switch e := ast.Unparen(expr).(type) {
	case *ast.CompositeLit:
		return len(e.Elts) == 0
	case *ast.BasicLit:
		return slices.Contains([]string{`""`, "0", "0.0", "``"}, e.Value)
	case *ast.Ident:
		return info.Types[e].IsNil() || e.Name == "false" && info.Types[e].Value != nil
	}
	return false
}
