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

// rewriteQuery turns
//
//	value, err := c.QueryWorkflow(ctx, id, runID, "status", detail)
//	if err != nil {
//		return err
//	}
//	var status Status
//	if err := value.Get(&status); err != nil {
//		return err
//	}
//
// into
//
//	status, err := orders.NewWorkflowClient(c).GetProcessOrder(ctx, id, runID).QueryStatus(ctx, detail)
//	if err != nil {
//		return err
//	}
//
// where both errors are handled in one way.
func rewriteQuery(r *rewriter, s *sites.Site, st *sites.Starter) string {
	if reason := r.messageFits(s); reason != "" {
		return reason
	}
	if reason := r.takeAnswer(s); reason != "" {
		return reason
	}
	return r.send(s, st)
}

// answer is the decoding of a query's value, next to the query.
type answer struct {
	typedResult
	// ask assigns the value, in stmt, and handler handles its error.
	ask     *ast.AssignStmt
	handler ast.Stmt
	// next is the statement behind that.
	next   inspector.Cursor
	decode sites.Decode
}

// takeAnswer makes the query give what its value is decoded into, or says why
// that can't be done.
func (r *rewriter) takeAnswer(s *sites.Site) string {
	switch {
	case s.Run.Fate == sites.Dropped:
		return "its answer is not decoded, as the starter does"
	case s.Run.Fate != sites.Kept:
		return "its value goes where a converter.EncodedValue is wanted"
	case len(s.Run.Uses) != 1 || len(s.Run.Decodes()) != 1:
		return "its value is used for more than one Get"
	}
	a := &answer{typedResult: typedResult{rewriter: r}, decode: s.Run.Decodes()[0]}
	if !a.findAsk(s) {
		return "the next statement does not handle its error and end there"
	}
	if reason := a.findVariable(); reason != "" {
		return reason
	}
	from, to := a.decoding()
	if from == nil {
		return "the errors of asking and of decoding the answer are handled in different ways, and the starter has one for both"
	}
	if reason := a.define(); reason != "" {
		return reason
	}
	start, _ := r.lines(from)
	_, end := r.lines(to)
	if r.hasComment(start, end) || r.line(to.End()) == r.line(a.stmt.Parent().Node().End()-1) {
		return "a comment is beside the decoding of the answer"
	}
	r.edit(start, end, "")
	return ""
}

// findAsk finds the statement that asks and the one behind it, which has to end
// the function or loop where there is an error.
func (a *answer) findAsk(s *sites.Site) bool {
	var ok bool
	a.stmt = sites.Around(s.At)
	if a.ask, ok = a.stmt.Node().(*ast.AssignStmt); !ok || a.ask.Tok != token.DEFINE || len(a.ask.Lhs) != 2 {
		return false
	}
	if a.err, ok = a.ask.Lhs[1].(*ast.Ident); !ok || a.err.Name == "_" {
		return false
	}
	handler, ok := a.stmt.NextSibling()
	if !ok || !sites.IsListed(a.stmt) {
		return false
	}
	if a.next, ok = handler.NextSibling(); !ok {
		return false
	}
	a.handler = handler.Node().(ast.Stmt)
	switch h := a.handler.(type) {
	case *ast.IfStmt:
		return h.Init == nil && h.Else == nil && isFailure(h.Cond, a.err.Name) && a.ends(h.Body)
	case *ast.ExprStmt:
		call, ok := h.X.(*ast.CallExpr)
		return ok && a.ends(&ast.BlockStmt{List: []ast.Stmt{h}}) && slices.ContainsFunc(call.Args, func(e ast.Expr) bool { return isIdent(e, a.err.Name) })
	}
	return false
}

// isFailure reports whether a condition is err != nil.
func isFailure(cond ast.Expr, err string) bool {
	not, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	return ok && not.Op == token.NEQ && isIdent(not.X, err) && isIdent(not.Y, "nil")
}

func isIdent(e ast.Expr, name string) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	return ok && id.Name == name
}

// ends reports whether what comes behind a block is not reached from it.
func (r *rewriter) ends(block *ast.BlockStmt) bool {
	if len(block.List) == 0 {
		return false
	}
	switch last := block.List[len(block.List)-1].(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return last.Tok != token.FALLTHROUGH
	case *ast.ExprStmt:
		call, ok := last.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		if b, ok := r.info.Uses[calledName(call)].(*types.Builtin); ok {
			return b.Name() == "panic"
		}
		f := code.Func(r.info, call.Fun)
		if f == nil || f.Pkg() == nil {
			return false
		}
		switch f.Pkg().Path() {
		case "os":
			return f.Name() == "Exit"
		case "log", "testing":
			return slices.Contains([]string{"Fatal", "Fatalf", "Fatalln", "FailNow", "Panic", "Panicf", "Panicln"}, f.Name())
		case "github.com/stretchr/testify/require":
			return true
		}
	}
	return false
}

func calledName(call *ast.CallExpr) *ast.Ident {
	id, _ := ast.Unparen(call.Fun).(*ast.Ident)
	return id
}

// findVariable finds the variable that the answer is decoded into, whose other
// uses have to come behind that.
func (a *answer) findVariable() string {
	const other = "its answer is not decoded into a new variable of its type"
	and, ok := ast.Unparen(a.decode.Value).(*ast.UnaryExpr)
	if !ok || and.Op != token.AND {
		return other
	}
	id, ok := and.X.(*ast.Ident)
	if !ok {
		return other
	}
	v, ok := a.info.Uses[id].(*types.Var)
	if !ok || v.Parent() == nil || v.Parent() == a.pass.Pkg.Scope() || a.Site.Target.Result == nil || !types.Identical(v.Type(), a.Site.Target.Result) {
		return other
	}
	a.v, a.name = v, id.Name
	inHandler := func(pos token.Pos) bool { return a.handler.Pos() <= pos && pos < a.handler.End() }
	if !a.findUses(id, inHandler) || a.name == "_" {
		return other
	}
	if !a.zeroTillHere() {
		return other
	}
	return ""
}

// decoding are the first and the last of the statements that decode the answer,
// nil if an error there is handled in another way than one of asking.
func (a *answer) decoding() (from, to ast.Stmt) {
	at := a.next
	if behind, ok := at.NextSibling(); ok && at == a.decl {
		at = behind
	}
	stmt, call := at.Node().(ast.Stmt), a.decode.Call
	if call.Pos() < stmt.Pos() || stmt.End() < call.End() {
		return nil, nil
	}
	switch stmt := stmt.(type) {
	case *ast.ExprStmt: // require.NoError(t, value.Get(&v))
		if a.alike(a.handler, stmt) {
			return stmt, stmt
		}
	case *ast.IfStmt: // if err := value.Get(&v); err != nil {
		init, ok := stmt.Init.(*ast.AssignStmt)
		handler, also := a.handler.(*ast.IfStmt)
		if ok && also && len(init.Lhs) == 1 && init.Rhs[0] == call && isIdent(init.Lhs[0], a.err.Name) && stmt.Else == nil &&
			a.alike(handler.Cond, stmt.Cond) && a.alike(handler.Body, stmt.Body) {
			return stmt, stmt
		}
	case *ast.AssignStmt: // err = value.Get(&v)
		if len(stmt.Lhs) != 1 || stmt.Rhs[0] != call || !isIdent(stmt.Lhs[0], a.err.Name) {
			return nil, nil
		}
		behind, ok := at.NextSibling()
		if !ok {
			return nil, nil
		}
		after := behind.Node().(ast.Stmt)
		if a.alike(a.handler, after) {
			return stmt, after
		}
		if ret, ok := after.(*ast.ReturnStmt); ok && a.returnsAlike(ret) {
			return stmt, stmt
		}
	}
	return nil, nil
}

// define makes the query's statement define or assign the variable.
func (a *answer) define() string {
	const other = "its answer is decoded into a variable that is declared elsewhere"
	defined := a.info.Defs[a.err] != nil
	switch {
	case a.canRemove():
		if a.decl.Node().Pos() > a.handler.Pos() && usesName(a.handler, a.name) {
			return a.name + " means something else in the statement before"
		}
		a.removeDecl()
	case a.v.Pos() > a.ask.Pos():
		return other
	case a.v.Parent() == a.Index.ScopeAt(a.ask.Pos()):
		if !defined {
			a.edit(a.ask.TokPos, a.ask.TokPos+2, "=")
		}
	case defined:
		return other
	default:
		a.edit(a.ask.TokPos, a.ask.TokPos+2, "=")
	}
	a.replace(a.ask.Lhs[0], a.name)
	return ""
}

func usesName(node ast.Node, name string) bool {
	found := false
	ast.Inspect(node, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && id.Name == name
		return !found
	})
	return found
}
