package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// inStatement turns
//
//	run.Get(ctx, &v)
//
// into
//
//	if value, err := run.Get(ctx); err == nil {
//		v = value
//	}
func (t *taking) inStatement() string {
	if t.into == nil {
		return ""
	}
	if !sites.IsListed(t.in) || !t.hasLines(t.in) {
		return sharedLine
	}
	return t.ifTaken(t.call.Pos())
}

// ifTaken makes an if statement of the text from a position on to the end of the call,
// whose error nothing looks at.
func (t *taking) ifTaken(from token.Pos) string {
	value := t.freeName("value", t.Index.ScopeAt(from), from)
	cond := "err == nil"
	if t.pointer {
		cond += " && " + value + " != nil"
	}
	t.edit(from, t.call.Pos(), "if "+value+", err := ")
	t.insert(t.call.End(), "; "+cond+" {")
	t.insert(t.endOfLine(t.call.End()), t.indented(t.in.Node(), "\n\t"+t.assignment(value)+"\n}"))
	return ""
}

// assignment is the statement that assigns the result, from the variable value.
func (t *taking) assignment(value string) string {
	if t.pointer {
		value = "*" + value
	}
	return t.textOf(t.into) + " = " + value
}

// guarded is that statement where nothing is known of the error yet.
func (t *taking) guarded(value, err string) string {
	cond := err + " == nil"
	if t.pointer {
		cond = value + " != nil"
	}
	return "if " + cond + " {\n\t" + t.assignment(value) + "\n}"
}

// handled is that statement where there is no error.
func (t *taking) handled(value string) string {
	if t.pointer {
		return t.guarded(value, "")
	}
	return t.assignment(value)
}

// inAssignment takes the result where the error is assigned.
func (t *taking) inAssignment(assign *ast.AssignStmt) string {
	switch {
	case t.into == nil:
		t.insert(assign.Pos(), "_, ")
		return ""
	case t.isDirect(assign):
		t.insert(assign.Pos(), t.textOf(t.into)+", ")
		return ""
	case t.in.ParentEdgeKind() == edge.IfStmt_Init:
		return t.inCondition(assign, t.in.Parent())
	case !sites.IsListed(t.in):
		return partOfExpression
	case !t.hasLines(t.in):
		return sharedLine
	case isIdent(assign.Lhs[0], "_"):
		return t.ifTaken(assign.Pos())
	}
	return t.inLine(assign)
}

// inLine turns
//
//	err = run.Get(ctx, &order.Receipt)
//	if err != nil {
//		return err
//	}
//
// into
//
//	receipt, err := run.Get(ctx)
//	if err != nil {
//		return err
//	}
//	order.Receipt = receipt
//
// and asks for the error before that where nothing handles it next.
func (t *taking) inLine(assign *ast.AssignStmt) string {
	value := t.valueName()
	if reason := t.define(assign, value); reason != "" {
		return reason
	}
	if next, ok := t.in.NextSibling(); ok {
		handler, ok := next.Node().(*ast.IfStmt)
		if ok && handler.Init == nil && handler.Else == nil && t.isError(assign, handler.Cond, token.NEQ) && t.ends(handler.Body) && t.hasLines(next) {
			t.insert(t.endOfLine(handler.End()), t.indented(handler, "\n"+t.handled(value)))
			return ""
		}
	}
	t.insert(t.endOfLine(assign.End()), t.indented(assign, "\n"+t.guarded(value, t.textOf(assign.Lhs[0]))))
	return ""
}

// define makes an assignment of an error define a variable for the result as well. Where
// it would define the error too, that is declared before.
func (t *taking) define(assign *ast.AssignStmt, value string) string {
	if assign.Tok == token.ASSIGN {
		err, ok := assign.Lhs[0].(*ast.Ident)
		if obj := t.info.Uses[err]; ok && obj != nil && obj.Parent() == t.Index.ScopeAt(assign.Pos()) && sites.IsListed(t.in) {
			t.edit(assign.TokPos, assign.TokPos+1, ":=")
		} else {
			text, reason := t.typeText(t.Site.Target.Result, assign.Pos())
			if reason != "" {
				return reason
			}
			stmt := statementOf(t.in).Node().(ast.Stmt)
			t.insert(stmt.Pos(), "var "+value+" "+text+"\n"+t.indent(stmt))
		}
	}
	t.insert(assign.Lhs[0].Pos(), value+", ")
	return ""
}

// isError reports whether a condition compares what an assignment assigns with nil.
func (t *taking) isError(assign *ast.AssignStmt, cond ast.Expr, op token.Token) bool {
	compare, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	err, isIdentifier := assign.Lhs[0].(*ast.Ident)
	return ok && isIdentifier && compare.Op == op && isIdent(compare.X, err.Name) && isIdent(compare.Y, "nil")
}

// inCondition turns
//
//	if err := run.Get(ctx, &order.Receipt); err != nil {
//		return err
//	}
//
// into
//
//	if value, err := run.Get(ctx); err != nil {
//		return err
//	} else {
//		order.Receipt = value
//	}
func (t *taking) inCondition(assign *ast.AssignStmt, at inspector.Cursor) string {
	cond := at.Node().(*ast.IfStmt)
	failed := t.isError(assign, cond.Cond, token.NEQ)
	other, block := cond.Else.(*ast.BlockStmt)
	if !failed && !t.isError(assign, cond.Cond, token.EQL) || failed && cond.Else != nil && !block {
		return "its error is looked at with something else"
	}
	success := cond.Body
	if failed {
		success = other
	}
	if success != nil && (t.line(success.Rbrace) == t.line(success.Lbrace) || len(success.List) > 0 && t.line(success.List[0].Pos()) == t.line(success.Lbrace)) {
		return sharedLine
	}
	value := t.freeName("value", t.Index.ScopeAt(assign.Pos()), assign.Pos())
	if assign.Tok == token.ASSIGN {
		if !sites.IsListed(at) {
			return partOfExpression // else if
		}
		value = t.valueName()
	}
	if reason := t.define(assign, value); reason != "" {
		return reason
	}
	switch {
	case success != nil:
		text := strings.ReplaceAll("\n"+t.handled(value), "\n", "\n\t")
		t.insert(t.endOfLine(success.Lbrace+1), t.indented(cond, text))
	case t.pointer:
		t.insert(cond.End(), t.indented(cond, " else "+t.guarded(value, "")))
	default:
		t.insert(cond.End(), t.indented(cond, " else {\n\t"+t.assignment(value)+"\n}"))
	}
	return ""
}

// indented is text whose lines but the first begin as that of a statement does.
func (r *rewriter) indented(stmt ast.Node, text string) string {
	return strings.ReplaceAll(text, "\n", "\n"+r.indent(stmt.(ast.Stmt)))
}

// valueName is a name for a variable for the result, another one for each in a
// declaration.
func (t *taking) valueName() string {
	base := t.baseName()
	before := 0
	for _, s := range t.Index.Sites {
		if s.Target.Starter == nil || s.Declaration() != t.Declaration() || constructOf(s.Call) == nil {
			continue
		}
		for _, d := range s.Run.Decodes() {
			if d.Call.Pos() >= t.call.Pos() || t.info.Types[d.Value].IsNil() {
				continue
			}
			one := t.of(s)
			if g, ok := one.result(d); ok && g.rewrite() {
				continue
			}
			if other, reason := one.taking(d); reason == "" && other.isNamed() && other.baseName() == base {
				before++
			}
		}
	}
	return numbered(base, func(name string) bool {
		free := !t.definesName(name) && t.freeName(name, t.Index.ScopeAt(t.call.Pos()), t.call.Pos()) == name
		if free {
			before--
		}
		return !free || before >= 0
	})
}

// isNamed reports whether taking the result defines a variable for it in a block.
func (t *taking) isNamed() bool {
	if assign, ok := t.in.Node().(*ast.AssignStmt); ok {
		inLine := sites.IsListed(t.in) && !isIdent(assign.Lhs[0], "_")
		return !t.isDirect(assign) && (inLine || assign.Tok == token.ASSIGN)
	}
	return t.in.ParentEdgeKind() == edge.ReturnStmt_Results
}

// isDirect reports whether an assignment of the error can have the result assigned as
// well: to a variable that is zero till then, as it is where there is an error.
func (t *taking) isDirect(assign *ast.AssignStmt) bool {
	if !t.zero || t.pointer {
		return false
	}
	return assign.Tok == token.ASSIGN || sites.IsListed(t.in) && t.localVar(t.into.(*ast.Ident)).Parent() == t.Index.ScopeAt(assign.Pos())
}

// definesName reports whether the declaration around defines a variable of a name
// anywhere.
func (t *taking) definesName(name string) bool {
	for c := range t.Declaration().Preorder((*ast.Ident)(nil)) {
		id := c.Node().(*ast.Ident)
		if v, ok := t.info.Defs[id].(*types.Var); ok && id.Name == name && !v.IsField() {
			return true
		}
	}
	return false
}

// baseName is what a variable for the result is called like: a field that it goes into.
func (t *taking) baseName() string {
	if sel, ok := t.into.(*ast.SelectorExpr); ok {
		name := strings.ToLower(sel.Sel.Name[:1]) + sel.Sel.Name[1:]
		if !token.IsKeyword(name) && types.Universe.Lookup(name) == nil {
			return name
		}
	}
	return "value"
}
