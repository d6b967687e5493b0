package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// rewriteSchedule turns
//
//	&client.ScheduleWorkflowAction{Workflow: orders.SalesReport, Args: []any{in}}
//
// into
//
//	orders.NewSalesReportScheduleAction(in)
//
// and sets other fields of the literal on the action before the statement.
func rewriteSchedule(r *rewriter, s *sites.Site, st *sites.Starter) string {
	lit := s.Node.(*ast.CompositeLit)
	and, ok := sites.Around(s.At).Node().(*ast.UnaryExpr)
	if !ok || and.Op != token.AND {
		return "it is a value, and the starter returns a pointer"
	}
	if reason := r.argumentsFit(s, st); reason != "" {
		return reason
	}
	more, reason := r.otherFields(lit, st)
	if reason != "" {
		return reason
	}
	if reason := r.dropVariables(s.TargetExpr); reason != "" {
		return reason
	}
	name, reason := r.qualified(st, names.ScheduleAction.Of(st.Name), lit.Pos())
	if reason != "" {
		return reason
	}
	if len(more) > 0 {
		return r.hoistAction(and, name, more)
	}
	if len(s.Args) == 0 {
		if r.hasComment(and.Pos(), lit.End()) {
			return "a comment is in the literal"
		}
		r.edit(and.Pos(), lit.End(), name+"()")
		return ""
	}
	first, last := s.Args[0], s.Args[len(s.Args)-1]
	if r.hasComment(and.Pos(), first.Pos()) || r.hasComment(last.End(), lit.End()) {
		return "a comment is in the literal"
	}
	r.readdress(s.Args)
	closing := ")"
	if slices.Contains(r.source(last.End(), lit.End()), '\n') && slices.Contains(r.source(lit.Pos(), first.Pos()), '\n') && r.line(first.Pos()) != r.line(code.Field(lit, "Args").Pos()) {
		closing = ",\n)" // the arguments are on lines of their own
		r.edit(and.Pos(), first.Pos(), name+"(\n")
	} else {
		r.edit(and.Pos(), first.Pos(), name+"(")
	}
	r.edit(last.End(), lit.End(), closing)
	return ""
}

// otherFields are the fields of the literal that the starter does not set.
func (r *rewriter) otherFields(lit *ast.CompositeLit, st *sites.Starter) (more []*ast.KeyValueExpr, reason string) {
	queued := false
	for _, elt := range lit.Elts {
		kv, ok := elt.(*ast.KeyValueExpr)
		if !ok {
			return nil, "its fields have no names"
		}
		switch kv.Key.(*ast.Ident).Name {
		case "Workflow", "Args":
			continue
		case "TaskQueue":
			queued = true
			if queue, ok := code.StringConstant(r.info, kv.Value); ok && queue == st.TaskQueueValue() {
				continue
			}
		}
		more = append(more, kv)
	}
	if !queued && st.TaskQueueValue() != "" {
		return nil, "the starter sets TaskQueue to " + names.TaskQueue.Of(st.Name)
	}
	return more, ""
}

// hoistAction makes the action a variable before the statement, to set more
// fields there. What it evaluates earlier than before must not matter.
func (r *rewriter) hoistAction(and *ast.UnaryExpr, name string, more []*ast.KeyValueExpr) string {
	if r.hasComment(and.Pos(), and.End()) {
		return "a comment is in the literal"
	}
	stmt := r.statement()
	if stmt == nil {
		return "it sets " + more[0].Key.(*ast.Ident).Name + ", which is to be set on the action that the starter returns"
	}
	scope := r.Index.ScopeAt(stmt.Pos())
	local := r.freeName(r.actionName(), scope, and.Pos())
	text := local + " := " + name + "("
	for i, arg := range r.Site.Args {
		if i > 0 {
			text += ", "
		}
		text += r.argText(arg)
		if !r.pure(arg) {
			return "an argument is a call, which would come earlier"
		}
	}
	text += ")\n"
	for _, kv := range more {
		if !r.pure(kv.Value) {
			return kv.Key.(*ast.Ident).Name + " is a call, which would come earlier"
		}
		text += r.indent(stmt) + local + "." + kv.Key.(*ast.Ident).Name + " = " + r.textOf(kv.Value) + "\n"
	}
	r.insert(stmt.Pos(), text+r.indent(stmt))
	r.replace(and, local)
	return ""
}

// actionName is a name for the action, another one for each in a declaration.
func (r *rewriter) actionName() string {
	n := 1
	for _, s := range r.Index.Sites {
		if s == r.Site || r.trial {
			break
		}
		if s.Declaration() == r.Declaration() && r.hoists(s) {
			n++
		}
	}
	if n == 1 {
		return "action"
	}
	return fmt.Sprint("action", n)
}

// hoists reports whether the rewrite of a schedule's action makes it a variable.
func (r *rewriter) hoists(s *sites.Site) bool {
	lit, ok := s.Node.(*ast.CompositeLit)
	if !ok || s.Call.Role == sdk.Sends || r.rewritten(s) == nil {
		return false
	}
	more, _ := r.otherFields(lit, s.Target.Starter)
	return len(more) > 0
}

// statement is the one around the site that another can be put before, nil if
// there is none.
func (r *rewriter) statement() ast.Stmt {
	for c := r.At.Parent(); c.Node() != nil; c = c.Parent() {
		stmt, ok := c.Node().(ast.Stmt)
		if !ok {
			if _, ok := c.Node().(*ast.FuncLit); ok {
				return nil
			}
			continue
		}
		if !sites.IsListed(c) {
			continue // the init of an if statement
		}
		switch stmt := stmt.(type) {
		case *ast.ExprStmt, *ast.AssignStmt, *ast.ReturnStmt, *ast.DeclStmt:
			return stmt
		case *ast.IfStmt:
			if stmt.Init != nil && stmt.Init.Pos() <= r.Site.Node.Pos() && r.Site.Node.End() <= stmt.Init.End() {
				return stmt
			}
		}
		return nil
	}
	return nil
}

// pure reports whether it makes no difference when an expression is evaluated.
func (r *rewriter) pure(expr ast.Expr) bool {
	pure := true
	ast.Inspect(expr, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if tv := r.info.Types[n.Fun]; !tv.IsType() && !isGetter(r.info, n) {
				pure = false
			}
		case *ast.FuncLit:
			pure = false
		case *ast.UnaryExpr:
			pure = pure && n.Op != token.ARROW
		}
		return pure
	})
	return pure
}

// isGetter reports whether a call only reads: the IDs of a run, or the context that
// is always there.
func isGetter(info *types.Info, call *ast.CallExpr) bool {
	f := code.Func(info, call.Fun)
	if f == nil || f.Pkg() == nil || len(call.Args) > 0 {
		return false
	}
	switch f.Name() {
	case "GetID", "GetRunID":
		return sdk.Has(f.Pkg())
	case "Background", "TODO":
		return f.Pkg().Path() == "context"
	}
	return false
}

func (r *rewriter) line(pos token.Pos) int { return sites.LineOf(r.pass.Fset, pos) }
