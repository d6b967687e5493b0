package sites

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// Unparen is c, or the outermost parentheses around it.
func Unparen(c inspector.Cursor) inspector.Cursor {
	for c.ParentEdgeKind() == edge.ParenExpr_X {
		c = c.Parent()
	}
	return c
}

// Around is what is around c, but for parentheses.
func Around(c inspector.Cursor) inspector.Cursor { return Unparen(c).Parent() }

// Declaration is the declaration of the file that c is in.
func Declaration(c inspector.Cursor) inspector.Cursor {
	for c.ParentEdgeKind() != edge.File_Decls {
		c = c.Parent()
	}
	return c
}

// IsListed reports whether c is one of a list of statements.
func IsListed(c inspector.Cursor) bool {
	switch c.ParentEdgeKind() {
	case edge.BlockStmt_List:
		switch c.Node().(type) {
		case *ast.CaseClause, *ast.CommClause:
			return false
		}
		return true
	case edge.CaseClause_Body, edge.CommClause_Body:
		return true
	}
	return false
}

// IsWritten reports whether a use of a variable may change it.
func IsWritten(use inspector.Cursor) bool {
	use = Unparen(use)
	switch use.ParentEdgeKind() {
	case edge.AssignStmt_Lhs, edge.IncDecStmt_X, edge.RangeStmt_Key, edge.RangeStmt_Value:
		return true
	case edge.UnaryExpr_X:
		return use.Parent().Node().(*ast.UnaryExpr).Op == token.AND
	}
	return false
}
