package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// dominator is the statement that a definition for all uses of a group can stand
// before: in the innermost list of statements that has them all, that of node in,
// the one that has the first. It is nil if there is none.
func dominator(group []clientUse) (before ast.Stmt, in ast.Node) {
	first := group[0]
	for i, holder := range first.Site.Stack {
		if i > 0 && isSwitch(first.Site.Stack[i-1]) {
			continue // what it has are clauses
		}
		if slices.ContainsFunc(group, func(u clientUse) bool { return !slices.Contains(u.Site.Stack, holder) }) {
			break
		}
		for _, stmt := range statements(holder) {
			if code.Encloses(stmt, first.client) {
				before, in = stmt, holder
			}
		}
	}
	return before, in
}

func isSwitch(n ast.Node) bool {
	switch n.(type) {
	case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
		return true
	}
	return false
}

// canDefineBefore reports whether the client can be read where a statement
// begins, on a line of its own, as it is where the statement first uses it.
func (u clientUse) canDefineBefore(stmt ast.Stmt) bool {
	line := u.pass.Fset.File(stmt.Pos()).LineStart(u.line(stmt.Pos()))
	if strings.TrimSpace(string(u.source(line, stmt.Pos()))) != "" || hasGoto(u.Site.Outermost()) {
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
// stands in is.
func (u clientUse) isReached(stmt ast.Stmt) bool {
	inside := false
	for i, n := range u.Site.Stack {
		inside = inside || n == ast.Node(stmt)
		if !inside {
			continue
		}
		switch n := n.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.FuncLit:
			return false
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				return false
			}
		case *ast.ForStmt:
			if i+1 < len(u.Site.Stack) && u.Site.Stack[i+1] == ast.Node(n.Post) {
				return false
			}
		}
	}
	return true
}

func hasGoto(decl ast.Node) bool {
	found := false
	ast.Inspect(decl, func(n ast.Node) bool {
		branch, ok := n.(*ast.BranchStmt)
		found = found || ok && branch.Tok == token.GOTO
		return !found
	})
	return found
}

// isStable reports whether an expression is a variable, or a field of one, that
// has the same value all over the declaration: nothing assigns to it, there to a
// local variable and anywhere in the package to a field.
func (u clientUse) isStable(expr ast.Expr) bool {
	switch e := ast.Unparen(expr).(type) {
	case *ast.Ident:
		v := u.localVar(e)
		return v != nil && !u.isWrittenIn(u.Site.Outermost(), v)
	case *ast.SelectorExpr:
		selection := u.info.Selections[e]
		if selection == nil || selection.Kind() != types.FieldVal || len(selection.Index()) > 1 {
			return false
		}
		for _, file := range u.pass.Files {
			if u.isWrittenIn(file, selection.Obj()) {
				return false
			}
		}
		return u.isStable(e.X)
	}
	return false
}

// isWrittenIn reports whether code in a node may change a variable or field.
func (u clientUse) isWrittenIn(node ast.Node, v types.Object) bool {
	written := false
	ast.PreorderStack(node, nil, func(n ast.Node, stack []ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || u.info.Uses[id] != v {
			return true
		}
		of := sites.Use{id, stack}
		if sel, ok := of.Parent().(*ast.SelectorExpr); ok && sel.Sel == id {
			of = sites.Use{sel, ancestors(stack, sel)}
		}
		if star, ok := of.Parent().(*ast.StarExpr); ok {
			of = sites.Use{star, ancestors(stack, star)}
		}
		written = written || sites.IsWritten(of)
		return true
	})
	return written
}
