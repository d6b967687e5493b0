package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// WrongResult is the reason not to rewrite what has a wrong result.
const WrongResult = "its result is decoded into another type"

// rewriteUses rewrites the uses of the site's run or future, which comes to be
// a struct that embeds what it was. Methods are promoted; Get gets types; for
// anything else the embedded field takes its place.
func (r *rewriter) rewriteUses(embedded string) string {
	wrong := false
	r.EachResult(func(_ sites.Decode, _ types.Type, how fit.Fit) { wrong = wrong || how == fit.Loses })
	if wrong {
		// The compiler would not say so of the embedded field's Get.
		return WrongResult
	}
	r.rewriteMessages()
	for _, u := range r.Site.Run.Uses {
		sel, ok := sites.Around(u).Node().(*ast.SelectorExpr)
		switch {
		case !ok:
			if isBlank(u) {
				continue
			}
			r.insert(u.Node().End(), "."+embedded)
		case sel.Sel.Name != "Get" && sel.Sel.Name != "GetWithOptions":
		default:
			d, ok := sites.DecodeOf(u)
			if !ok {
				return "its Get is used as a value"
			}
			if reason := r.typedGet(d); reason != "" {
				return reason
			}
		}
	}
	return ""
}

// isBlank reports whether a use is _ = run.
func isBlank(u inspector.Cursor) bool {
	assign, ok := sites.Around(u).Node().(*ast.AssignStmt)
	if !ok || len(assign.Lhs) != 1 {
		return false
	}
	id, ok := assign.Lhs[0].(*ast.Ident)
	return ok && id.Name == "_"
}

// typedGet makes a call of Get one that returns the result, or says why that can't be
// done: nothing would check the Get of the embedded field.
func (r *rewriter) typedGet(d sites.Decode) string {
	from, to := d.Call.Args[0].End(), d.Value.End()
	if r.hasComment(from, to) {
		return "a comment is beside what its result is decoded into"
	}
	switch {
	case r.Site.Target.Result != nil:
		if reason := r.take(d); reason != "" {
			return reason
		}
	case !r.info.Types[d.Value].IsNil():
		return "it has no result, and its Get is given something to decode one into"
	}
	r.edit(from, to, "")
	return ""
}

// typedResult is a result that is decoded into a local variable:
//
//	var result T
//	err = run.Get(ctx, &result)
type typedResult struct {
	*rewriter
	v      *types.Var
	name   string
	assign *ast.AssignStmt
	// err is what the error is assigned to.
	err *ast.Ident
	// cond is the if statement whose init the assignment is, or nil.
	cond *ast.IfStmt
	// stmt is the assignment or cond.
	stmt inspector.Cursor
	// decl declares v, in the same list of statements. It is not valid where that is
	// done further out.
	decl inspector.Cursor
	// uses are those of v but for &v here.
	uses []inspector.Cursor
}

// result reads how a result is decoded; not ok where it is any other way than
// into a variable of the result's type that is zero till then.
func (r *rewriter) result(d sites.Decode) (*typedResult, bool) {
	and, ok := ast.Unparen(d.Value).(*ast.UnaryExpr)
	if !ok || and.Op != token.AND {
		return nil, false
	}
	id, ok := and.X.(*ast.Ident)
	if !ok {
		return nil, false
	}
	v, ok := r.info.Uses[id].(*types.Var)
	if !ok || v.Parent() == nil || v.Parent() == r.pass.Pkg.Scope() || !types.Identical(v.Type(), r.Site.Target.Result) {
		return nil, false
	}
	g := &typedResult{rewriter: r, v: v, name: id.Name}
	g.stmt = sites.Around(d.At)
	if g.assign, ok = g.stmt.Node().(*ast.AssignStmt); !ok || len(g.assign.Lhs) != 1 || len(g.assign.Rhs) != 1 {
		return nil, false
	}
	if g.err, ok = g.assign.Lhs[0].(*ast.Ident); !ok || g.assign.Tok != token.DEFINE && g.assign.Tok != token.ASSIGN {
		return nil, false
	}
	if g.stmt.ParentEdgeKind() == edge.IfStmt_Init {
		g.stmt = g.stmt.Parent()
		g.cond = g.stmt.Node().(*ast.IfStmt)
	}
	if !sites.IsListed(g.stmt) && g.cond == nil || !g.findUses(id, nil) || !g.zeroTillHere() {
		return nil, false
	}
	return g, true
}

// findUses finds the other uses of v, and reports whether they all come later, or
// where v may be zero, and one of them reads it. Without any, v can go.
func (g *typedResult) findUses(here *ast.Ident, zero func(token.Pos) bool) bool {
	later, read := true, g.isParameter(g.v) // a result is read by a return
	for use := range g.usesOf(g.v, g.Declaration()) {
		pos := use.Node().Pos()
		if pos == here.Pos() {
			continue
		}
		g.uses = append(g.uses, use)
		later = later && (pos > here.Pos() || zero != nil && zero(pos))
		read = read || use.ParentEdgeKind() != edge.AssignStmt_Lhs
	}
	if len(g.uses) == 0 && !read {
		g.name = "_"
		return true
	}
	return later && read
}

// isZeroValue reports whether an expression is written as the zero value of its type. An
// empty slice or map is none.
func (r *rewriter) isZeroValue(expr ast.Expr) bool {
	if _, ok := ast.Unparen(expr).(*ast.CompositeLit); ok {
		if _, ok := r.info.TypeOf(expr).Underlying().(*types.Struct); !ok {
			return false
		}
	}
	return isZero(r.info, expr)
}

// zeroTillHere reports whether v is declared without a value, or with its zero value, in one of the blocks
// around and not outside of a loop or function, so that nothing can have
// changed it, or is a result of the function.
func (g *typedResult) zeroTillHere() bool {
	for c := g.stmt.Parent(); ; c = c.Parent() {
		switch n := c.Node().(type) {
		case *ast.ForStmt, *ast.RangeStmt, *ast.LabeledStmt, *ast.File:
			return false
		case *ast.FuncLit:
			return g.defines(code.Idents(n.Type.Results), g.v)
		case *ast.FuncDecl:
			return g.defines(code.Idents(n.Type.Results), g.v)
		}
		for stmt := range c.Children() {
			if assign, ok := stmt.Node().(*ast.AssignStmt); ok {
				if value, ok := definition(g.info, assign, g.v); ok {
					if c == g.stmt.Parent() {
						g.decl = stmt
					}
					return g.isZeroValue(value)
				}
			}
			decl, ok := stmt.Node().(*ast.DeclStmt)
			if !ok {
				continue
			}
			for _, spec := range decl.Decl.(*ast.GenDecl).Specs {
				value, ok := spec.(*ast.ValueSpec)
				if !ok || !g.defines(value.Names, g.v) {
					continue
				}
				if c == g.stmt.Parent() && len(decl.Decl.(*ast.GenDecl).Specs) == 1 && len(value.Names) == 1 {
					g.decl = stmt
				}
				return len(value.Values) == 0
			}
		}
	}
}
