package rewrite

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

const unusedVariable = "a variable would be left that nothing else uses"

// dropVariables removes the local variables that nothing uses any more once a
// site's target is gone, or says why that can't be done:
//
//	var s *orders.Shipping
//	err := workflow.ExecuteChildWorkflow(ctx, s.Ship, 1).Get(ctx, nil)
//
// The declaration goes with the last of the targets that use it.
func (r *rewriter) dropVariables(target ast.Expr) (reason string) {
	if r.trial {
		return "" // the sites before and after decide
	}
	seen := map[*types.Var]bool{}
	ast.Inspect(target, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			v := r.localVar(id)
			if v != nil && !seen[v] && reason == "" && !r.isParameter(v) && !r.usedWithout(v, target) {
				reason = r.dropVariable(v)
			}
			seen[v] = true
		}
		return true
	})
	return reason
}

// localVar is the local variable that an identifier uses, nil for anything else.
func (r *rewriter) localVar(id *ast.Ident) *types.Var {
	v, ok := r.info.Uses[id].(*types.Var)
	if !ok || v.IsField() || v.Parent() == nil || v.Parent() == r.pass.Pkg.Scope() {
		return nil
	}
	return v
}

// usedWithout reports whether a variable is used without the target, and without
// those before it that are rewritten too. To assign to it is no use.
func (r *rewriter) usedWithout(v *types.Var, target ast.Expr) bool {
	gone := []ast.Expr{target}
	for _, s := range r.Index.Sites {
		if s.Declaration() == r.Declaration() && s.TargetExpr != nil && !s.Call.InEnvironment() && s.TargetExpr.Pos() < target.Pos() &&
			uses(r.info, s.TargetExpr, v) && r.rewritten(s) != nil {
			gone = append(gone, s.TargetExpr)
		}
	}
	for use := range r.usesOf(v, r.Declaration()) {
		if use.ParentEdgeKind() != edge.AssignStmt_Lhs && !slices.ContainsFunc(gone, func(e ast.Expr) bool { return code.Encloses(e, use.Node()) }) {
			return true
		}
	}
	return false
}

// dropVariable removes the declaration of a variable, which must have no other
// effect.
func (r *rewriter) dropVariable(v *types.Var) string {
	var at inspector.Cursor
	for c := range r.Declaration().Preorder((*ast.AssignStmt)(nil), (*ast.DeclStmt)(nil)) {
		if value, ok := definition(r.info, c.Node().(ast.Stmt), v); ok && (value == nil || r.isPlain(value)) {
			at = c
		}
	}
	if !at.Valid() || !sites.IsListed(at) {
		return unusedVariable
	}
	for use := range r.usesOf(v, r.Declaration()) {
		if sites.IsWritten(use) {
			return unusedVariable
		}
	}
	decl := at.Node().(ast.Stmt)
	from, to := r.lines(decl)
	// What is behind it on its line is about the variable, and goes with it.
	if !r.hasLines(at) || r.hasComment(from, decl.End()) || r.commentAbove(decl) != nil {
		return "a comment is beside the declaration of " + v.Name()
	}
	file := r.pass.Fset.File(from)
	before := bytes.TrimRight(r.source(token.Pos(file.Base()), from), " \t\r\n")
	after, _, _ := bytes.Cut(r.source(to, token.Pos(file.Base()+file.Size())), []byte("\n"))
	blank := bytes.Count(r.source(token.Pos(file.Base()+len(before)), from), []byte("\n")) > 1 || bytes.HasSuffix(before, []byte("{"))
	if blank && len(bytes.TrimSpace(after)) == 0 {
		to += token.Pos(len(after) + 1)
	}
	r.edit(from, to, "")
	return ""
}

// definition is the value that a statement defines a variable with, and nothing
// else; nil for the zero value.
func definition(info *types.Info, stmt ast.Stmt, v *types.Var) (value ast.Expr, ok bool) {
	switch stmt := stmt.(type) {
	case *ast.AssignStmt:
		if len(stmt.Lhs) == 1 && len(stmt.Rhs) == 1 {
			id, ok := stmt.Lhs[0].(*ast.Ident)
			return stmt.Rhs[0], ok && info.Defs[id] == v
		}
	case *ast.DeclStmt:
		if gen := stmt.Decl.(*ast.GenDecl); len(gen.Specs) == 1 {
			spec, ok := gen.Specs[0].(*ast.ValueSpec)
			if !ok || len(spec.Names) != 1 || info.Defs[spec.Names[0]] != v {
				return nil, false
			}
			if len(spec.Values) > 0 {
				value = spec.Values[0]
			}
			return value, true
		}
	}
	return nil, false
}

// isPlain reports whether an expression is made of literals, and of what is
// declared outside of functions, so that nothing misses it.
func (r *rewriter) isPlain(expr ast.Expr) bool {
	switch e := ast.Unparen(expr).(type) {
	case *ast.BasicLit:
		return true
	case *ast.Ident:
		return r.localVar(e) == nil
	case *ast.SelectorExpr:
		id, ok := e.X.(*ast.Ident)
		_, imported := r.info.Uses[id].(*types.PkgName)
		return ok && imported
	case *ast.UnaryExpr:
		return e.Op != token.ARROW && r.isPlain(e.X)
	case *ast.KeyValueExpr:
		return r.isPlain(e.Value)
	case *ast.CompositeLit:
		return !slices.ContainsFunc(e.Elts, func(elt ast.Expr) bool { return !r.isPlain(elt) })
	case *ast.CallExpr:
		fun := r.info.Types[e.Fun]
		builtin, _ := ast.Unparen(e.Fun).(*ast.Ident)
		if fun.IsBuiltin() && builtin != nil && builtin.Name == "new" {
			return true
		}
		return fun.IsType() && len(e.Args) == 1 && r.isPlain(e.Args[0])
	}
	return false
}

// commentAbove is the comment that ends on the line above a statement, nil if
// there is none.
func (r *rewriter) commentAbove(stmt ast.Stmt) *ast.CommentGroup {
	for _, group := range r.Site.File.Comments {
		if r.line(group.End())+1 == r.line(stmt.Pos()) && sites.StartsLine(r.pass.Fset, r.Site.File, group.List[0]) {
			return group
		}
	}
	return nil
}
