package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

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
		sel, ok := u.Parent().(*ast.SelectorExpr)
		switch {
		case !ok:
			if isBlank(u) {
				continue
			}
			r.insert(u.Expr.End(), "."+embedded)
		case sel.Sel.Name != "Get" && sel.Sel.Name != "GetWithOptions":
		default:
			d, ok := u.Decode()
			if !ok || !r.typedGet(d) {
				r.insert(u.Expr.End(), "."+embedded)
			}
		}
	}
	return ""
}

// isBlank says whether a use is _ = run.
func isBlank(u sites.Use) bool {
	assign, ok := u.Parent().(*ast.AssignStmt)
	if !ok || len(assign.Lhs) != 1 {
		return false
	}
	id, ok := assign.Lhs[0].(*ast.Ident)
	return ok && id.Name == "_"
}

// typedGet takes a result from a Get that returns it, and says whether that can
// be done.
func (r *rewriter) typedGet(d sites.Decode) bool {
	from, to := d.Call.Args[0].End(), d.Value.End()
	if r.hasComment(from, to) {
		return false
	}
	if r.info.Types[d.Value].IsNil() {
		if r.Site.Target.Result != nil {
			return false // the result is not wanted
		}
		r.edit(from, to, "")
		return true
	}
	if r.Site.Target.Result == nil {
		return false
	}
	g, ok := r.result(d)
	if !ok || !g.rewrite() {
		return false
	}
	r.edit(from, to, "")
	return true
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
	// list are the statements that hold the assignment or cond, at index at.
	list []ast.Stmt
	at   int
	// holder is the node that has list.
	holder ast.Node
	// decl declares v, as one of list, or nil where it stands further out.
	decl *ast.DeclStmt
	// uses are those of v but for &v here.
	uses []sites.Use
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
	around := d.Around
	if g.assign, ok = sites.Ancestor(around, 0).(*ast.AssignStmt); !ok || len(g.assign.Lhs) != 1 || len(g.assign.Rhs) != 1 {
		return nil, false
	}
	if g.err, ok = g.assign.Lhs[0].(*ast.Ident); !ok || g.assign.Tok != token.DEFINE && g.assign.Tok != token.ASSIGN {
		return nil, false
	}
	around = around[:slices.Index(around, ast.Node(g.assign))]
	var stmt ast.Stmt = g.assign
	if cond, ok := around[len(around)-1].(*ast.IfStmt); ok && cond.Init == stmt {
		g.cond, stmt, around = cond, cond, around[:len(around)-1]
	}
	g.holder = around[len(around)-1]
	g.list = statements(g.holder)
	if g.at = slices.Index(g.list, stmt); g.at < 0 && g.cond == nil {
		return nil, false
	}
	if !g.findUses(id, nil) || !g.zeroTillHere(around) {
		return nil, false
	}
	return g, true
}

// statements is the list of statements of a node.
func statements(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	case *ast.CommClause:
		return n.Body
	}
	return nil
}

// findUses finds the other uses of v, and says whether they all come later, or
// where v may be zero, and one of them reads it. Without any, v can go.
func (g *typedResult) findUses(here *ast.Ident, zero func(token.Pos) bool) bool {
	later, read := true, g.isParameter(g.v) // a result is read by a return
	ast.PreorderStack(g.Site.Outermost(), nil, func(n ast.Node, stack []ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || id == here || g.info.Uses[id] != g.v {
			return true
		}
		u := sites.Use{id, slices.Clone(stack)}
		g.uses = append(g.uses, u)
		later = later && (id.Pos() > here.Pos() || zero != nil && zero(id.Pos()))
		assign, ok := u.Parent().(*ast.AssignStmt)
		read = read || !ok || !slices.Contains(assign.Lhs, ast.Expr(id))
		return true
	})
	if len(g.uses) == 0 && !read {
		g.name = "_"
		return true
	}
	return later && read
}

// zeroTillHere says whether v is declared without a value, in one of the blocks
// around and not outside of a loop or function, so that nothing can have
// changed it, or is a result of the function.
func (g *typedResult) zeroTillHere(around []ast.Node) bool {
	for i := len(around) - 1; i >= 0; i-- {
		switch n := around[i].(type) {
		case *ast.ForStmt, *ast.RangeStmt, *ast.LabeledStmt:
			return false
		case *ast.FuncLit:
			return g.isResult(n.Type)
		case *ast.FuncDecl:
			return g.isResult(n.Type)
		}
		for _, stmt := range statements(around[i]) {
			decl, ok := stmt.(*ast.DeclStmt)
			if !ok {
				continue
			}
			for _, spec := range decl.Decl.(*ast.GenDecl).Specs {
				value, ok := spec.(*ast.ValueSpec)
				if !ok {
					continue
				}
				for _, name := range value.Names {
					if g.info.Defs[name] != g.v {
						continue
					}
					if i == len(around)-1 && len(decl.Decl.(*ast.GenDecl).Specs) == 1 && len(value.Names) == 1 {
						g.decl = decl
					}
					return len(value.Values) == 0
				}
			}
		}
	}
	return false
}

// isResult says whether v is a result of a function with a name.
func (g *typedResult) isResult(fn *ast.FuncType) bool {
	if fn.Results == nil {
		return false
	}
	for _, f := range fn.Results.List {
		for _, name := range f.Names {
			if g.info.Defs[name] == g.v {
				return true
			}
		}
	}
	return false
}
