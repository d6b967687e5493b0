package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// rewrite makes the assignment take the result as well, and reports whether that
// can be done with the same meaning.
func (g *typedResult) rewrite() bool {
	switch {
	case g.name == "_":
		return g.discard()
	case g.cond == nil:
		return g.rewriteStatement()
	case g.assign.Tok == token.ASSIGN:
		// if err = run.Get(ctx, &v); ...
		g.insert(g.err.Pos(), g.name+", ")
		return true
	case !sites.IsListed(g.stmt):
		return false // else if
	}
	return g.narrow() || g.split()
}

// discard turns the same into _, err := run.Get(ctx), where nothing reads v.
func (g *typedResult) discard() bool {
	if !g.canRemove() {
		return false
	}
	g.removeDecl()
	g.insert(g.err.Pos(), "_, ")
	return true
}

// rewriteStatement turns
//
//	var v T
//	err = run.Get(ctx, &v)
//
// into
//
//	v, err := run.Get(ctx)
//
// and leaves the declaration where err or v would come to be another variable.
func (g *typedResult) rewriteStatement() bool {
	define := g.assign.Tok == token.DEFINE
	if g.canRemove() && (define || g.err.Name == "_" || g.sameScope()) {
		g.removeDecl()
		define = true
	} else if define && g.v.Parent() != g.Index.ScopeAt(g.assign.Pos()) {
		return false // := would declare another v
	}
	g.insert(g.err.Pos(), g.name+", ")
	if define && g.assign.Tok == token.ASSIGN {
		g.edit(g.assign.TokPos, g.assign.TokPos+1, ":=")
	}
	return true
}

// sameScope reports whether err is declared in the block that declares v, so that
// v, err := assigns to it.
func (g *typedResult) sameScope() bool {
	obj := g.info.Uses[g.err]
	return obj != nil && obj.Parent() == g.v.Parent()
}

// canRemove reports whether the declaration of v can go: a comment keeps it, and
// so does a type that means something else below.
func (g *typedResult) canRemove() bool { return g.decl.Valid() && g.isAlone(g.decl) }

// isAlone reports whether the lines of a statement hold nothing else.
func (r *rewriter) isAlone(stmt inspector.Cursor) bool {
	return !r.hasComment(r.lines(stmt.Node())) && r.hasLines(stmt)
}

// hasLines reports whether the lines of a statement hold no other code.
func (r *rewriter) hasLines(stmt inspector.Cursor) bool {
	first := r.line(stmt.Node().Pos())
	if before, ok := stmt.PrevSibling(); ok && r.line(before.Node().End()) == first {
		return false
	}
	if behind, ok := stmt.NextSibling(); ok && r.line(behind.Node().Pos()) == r.line(stmt.Node().End()) {
		return false
	}
	return r.line(stmt.Parent().Node().Pos()) != first
}

func (g *typedResult) removeDecl() {
	from, to := g.lines(g.decl.Node())
	g.edit(from, to, "")
}

// narrow turns
//
//	var v T
//	if err := run.Get(ctx, &v); err != nil {
//
// into
//
//	if v, err := run.Get(ctx); err != nil {
//
// where v is used in that statement only.
func (g *typedResult) narrow() bool {
	if !g.canRemove() {
		return false
	}
	for _, u := range g.uses {
		if u.Node().Pos() > g.cond.End() {
			return false
		}
	}
	g.removeDecl()
	g.insert(g.err.Pos(), g.name+", ")
	return true
}

// split turns the same into
//
//	v, err := run.Get(ctx)
//	if err != nil {
//
// where that leaves no later use of an err with another value.
func (g *typedResult) split() bool {
	if !g.canRemove() || g.err.Name == "_" || !g.errIsFree() {
		return false
	}
	if g.hasComment(g.cond.Pos(), g.assign.Pos()) || g.hasComment(g.assign.End(), g.cond.Cond.Pos()) {
		return false
	}
	g.removeDecl()
	g.edit(g.cond.Pos(), g.assign.Pos(), g.name+", ")
	g.edit(g.assign.End(), g.cond.Cond.Pos(), "\n"+g.indent(g.cond)+"if ")
	return true
}

// errIsFree reports whether a variable with the name of err can be declared, or
// set, before the statement without a later statement noticing.
func (g *typedResult) errIsFree() bool {
	pos := g.stmt.Node().Pos()
	scope := g.Index.ScopeAt(pos)
	if g.v != nil {
		scope = g.v.Parent()
	}
	_, obj := scope.LookupParent(g.err.Name, pos)
	outer, ok := obj.(*types.Var)
	if !ok {
		// Nothing, or no variable, which the rest of the block must not mean.
		return (obj == nil || !g.usedInRest(obj)) && !g.definedInRest()
	}
	if outer.Parent() != scope {
		return !g.usedInRest(outer) && !g.definedInRest()
	}
	return !g.isParameter(outer) && code.IsError(outer.Type()) && g.writtenFirst(outer)
}

// definedInRest reports whether a statement behind the if statement, of the same
// block, defines an err and nothing else, which it can't once there is one.
func (g *typedResult) definedInRest() bool {
	for stmt := range statementsBehind(g.stmt) {
		switch stmt := stmt.(type) {
		case *ast.AssignStmt:
			defined := slices.DeleteFunc(slices.Clone(stmt.Lhs), func(e ast.Expr) bool {
				id, ok := e.(*ast.Ident)
				return !ok || id.Name == "_" || g.info.Defs[id] == nil
			})
			if len(defined) == 1 && isIdent(defined[0], g.err.Name) {
				return true
			}
		case *ast.DeclStmt:
			if slices.ContainsFunc(stmt.Decl.(*ast.GenDecl).Specs, func(spec ast.Spec) bool {
				value, ok := spec.(*ast.ValueSpec)
				return ok && slices.ContainsFunc(value.Names, func(id *ast.Ident) bool { return id.Name == g.err.Name })
			}) {
				return true
			}
		}
	}
	return false
}

// usedInRest reports whether the statements behind the if statement use obj.
func (g *typedResult) usedInRest(obj types.Object) bool {
	for stmt := range statementsBehind(g.stmt) {
		if uses(g.info, stmt, obj) {
			return true
		}
	}
	return false
}

// writtenFirst reports whether a variable is in no function literal, and the first
// of the statements behind the if statement that uses it does so by assigning
// to it.
func (g *typedResult) writtenFirst(v *types.Var) bool {
	if g.captured(v) {
		return false
	}
	for stmt := range statementsBehind(g.stmt) {
		if !uses(g.info, stmt, v) {
			continue
		}
		if cond, ok := stmt.(*ast.IfStmt); ok {
			stmt = cond.Init
		}
		assign, ok := stmt.(*ast.AssignStmt)
		if !ok {
			return false
		}
		for _, rhs := range assign.Rhs {
			if uses(g.info, rhs, v) {
				return false
			}
		}
		return slices.ContainsFunc(assign.Lhs, func(e ast.Expr) bool {
			id, ok := e.(*ast.Ident)
			return ok && g.info.Uses[id] == v
		})
	}
	return true
}

// captured reports whether a function literal uses a variable from around it.
func (r *rewriter) captured(v types.Object) bool {
	for use := range r.usesOf(v, r.Declaration()) {
		for lit := range use.Enclosing((*ast.FuncLit)(nil)) {
			if lit.Node().Pos() > v.Parent().Pos() {
				return true
			}
		}
	}
	return false
}

// uses reports whether an identifier in a node means obj.
func uses(info *types.Info, node ast.Node, obj types.Object) bool {
	found := false
	ast.Inspect(node, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && info.Uses[id] == obj {
			found = true
		}
		return !found
	})
	return found
}
