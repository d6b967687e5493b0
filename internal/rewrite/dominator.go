package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// dominator is the statement that a definition for all uses of a group can stand
// before: in the innermost list of statements that has them all, the one that has
// the first. It is not valid if there is none.
func dominator(group []clientUse) (before inspector.Cursor) {
	for c := group[0].At; c.ParentEdgeKind() != edge.File_Decls; c = c.Parent() {
		if sites.IsListed(c) && code.Encloses(c.Node(), group[0].client) && containsAll(c.Parent(), group) {
			return c
		}
	}
	return before
}

// containsAll reports whether all uses of a group are in a part of the code.
func containsAll(c inspector.Cursor, group []clientUse) bool {
	return !slices.ContainsFunc(group, func(u clientUse) bool { return c == u.At || !c.Contains(u.At) })
}

// canDefineBefore reports whether the client can be read where a statement
// begins, on a line of its own, as it is where the statement first uses it.
func (u clientUse) canDefineBefore(stmt ast.Stmt) bool {
	line := u.pass.Fset.File(stmt.Pos()).LineStart(u.line(stmt.Pos()))
	if strings.TrimSpace(string(u.source(line, stmt.Pos()))) != "" || hasGoto(u.Declaration()) {
		return false
	}
	root := ast.Unparen(u.client)
	for {
		sel, ok := root.(*ast.SelectorExpr)
		if !ok {
			break
		}
		root = ast.Unparen(sel.X)
		if _, pointer := u.info.TypeOf(root).Underlying().(*types.Pointer); pointer && !u.isReached(stmt) {
			return false // it may be nil where the call is not made
		}
	}
	return u.localVar(root.(*ast.Ident)).Pos() < stmt.Pos()
}

// isReached reports whether the site is evaluated whenever the statement that it
// is in is.
func (u clientUse) isReached(stmt ast.Stmt) bool {
	for c := u.At; c.Node() != ast.Node(stmt); c = c.Parent() {
		if c.ParentEdgeKind() == edge.ForStmt_Post {
			return false
		}
		switch n := c.Parent().Node().(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.FuncLit:
			return false
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				return false
			}
		}
	}
	return true
}

func hasGoto(decl inspector.Cursor) bool {
	for branch := range decl.Preorder((*ast.BranchStmt)(nil)) {
		if branch.Node().(*ast.BranchStmt).Tok == token.GOTO {
			return true
		}
	}
	return false
}

// isStable reports whether an expression is a variable, or a field of one, that
// has the same value all over the declaration: nothing assigns to it, there to a
// local variable and anywhere in the package to a field.
func (u clientUse) isStable(expr ast.Expr) bool {
	switch e := ast.Unparen(expr).(type) {
	case *ast.Ident:
		v := u.localVar(e)
		return v != nil && !u.isWrittenIn(u.Declaration(), v)
	case *ast.SelectorExpr:
		selection := u.info.Selections[e]
		if selection == nil || selection.Kind() != types.FieldVal || len(selection.Index()) > 1 {
			return false
		}
		return !u.isWrittenIn(u.Index.Root, selection.Obj()) && u.isStable(e.X)
	}
	return false
}

// isWrittenIn reports whether a part of the code may change a variable or field.
func (u clientUse) isWrittenIn(in inspector.Cursor, v types.Object) bool {
	for of := range u.usesOf(v, in) {
		if of.ParentEdgeKind() == edge.SelectorExpr_Sel {
			of = of.Parent()
		}
		if pointer := sites.Unparen(of); pointer.ParentEdgeKind() == edge.StarExpr_X {
			of = pointer.Parent()
		}
		if sites.IsWritten(of) {
			return true
		}
	}
	return false
}
