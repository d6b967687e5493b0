package evidence

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// truth is what can be said of a condition: no, maybe or yes.
type truth int

const (
	no    truth = -1
	maybe truth = 0
	yes   truth = 1
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// happens reports whether the code on path comes to n: in its function, or from
// the statement around both n and at, unless that is nil. Wrappers ask whether
// they were given a name; what they do if not says nothing of who gives one.
func (q *question) happens(n, at ast.Node, path *frame) truth {
	result := yes
	for child, parent := n, q.parent(n); parent != nil && result != no; child, parent = parent, q.parent(parent) {
		last := at != nil && code.Encloses(parent, at)
		switch parent := parent.(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			return result
		case *ast.IfStmt:
			switch {
			case child != parent.Body && child != parent.Else:
			case last:
				return no // at is in the other branch
			case child == parent.Body:
				result = min(result, q.holds(parent.Cond, path))
			default:
				result = min(result, -q.holds(parent.Cond, path))
			}
		case *ast.BlockStmt:
			switch child := child.(type) {
			case *ast.CaseClause:
				if last {
					return no
				}
				result = min(result, q.chosen(child, parent, path))
			case *ast.CommClause:
				if last {
					return no
				}
				result = min(result, maybe)
			default:
				if !last {
					result = min(result, q.passed(parent.List, child, path))
				}
			}
		case *ast.CaseClause:
			if !last {
				result = min(result, q.passed(parent.Body, child, path))
			}
		case *ast.ForStmt:
			if !last && child == parent.Body {
				result = min(result, maybe)
			}
		case *ast.RangeStmt:
			if !last && child == parent.Body {
				result = min(result, maybe)
			}
		}
		if last {
			break
		}
	}
	return result
}

// passed reports whether the code goes on from the beginning of list to n in it.
func (q *question) passed(list []ast.Stmt, n ast.Node, path *frame) truth {
	result := yes
	for _, stmt := range list {
		if stmt == n {
			break
		}
		result = min(result, -q.left(stmt, path))
	}
	return result
}

// left reports whether the code does not go on behind a statement: one that branches,
// and leaves in a branch that is taken.
func (q *question) left(stmt ast.Stmt, path *frame) truth {
	result := no
	switch stmt := stmt.(type) {
	case *ast.BlockStmt:
		return truthOf(leaves(stmt.List))
	case *ast.IfStmt:
		if leaves(stmt.Body.List) {
			result = q.holds(stmt.Cond, path)
		}
		if stmt.Else != nil && result != yes {
			if other := q.left(stmt.Else, path); other != no {
				result = max(result, min(other, -q.holds(stmt.Cond, path)))
			}
		}
	case *ast.SwitchStmt:
		for _, clause := range stmt.Body.List {
			if clause, ok := clause.(*ast.CaseClause); ok && leaves(clause.Body) && !breaks(clause.Body) {
				result = max(result, q.chosen(clause, stmt.Body, path))
			}
		}
	}
	return result
}

// breaks reports whether a list ends with a break, which leaves no more than the
// switch that it is in.
func breaks(list []ast.Stmt) bool {
	branch, ok := list[len(list)-1].(*ast.BranchStmt)
	return ok && (branch.Tok == token.BREAK || branch.Tok == token.FALLTHROUGH)
}

// leaves reports whether a list does not go on to what is behind it.
func leaves(list []ast.Stmt) bool {
	if len(list) == 0 {
		return false
	}
	switch last := list[len(list)-1].(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return last.Tok != token.GOTO
	case *ast.ExprStmt:
		call, ok := last.X.(*ast.CallExpr)
		return ok && code.NameOf(call.Fun) == "panic"
	}
	return false
}

// chosen reports whether a clause of a switch is chosen.
func (q *question) chosen(clause *ast.CaseClause, body *ast.BlockStmt, path *frame) truth {
	statement, ok := q.parent(body).(*ast.SwitchStmt)
	if !ok {
		return maybe // of types
	}
	result, behind := yes, false
	for _, stmt := range body.List {
		other, ok := stmt.(*ast.CaseClause)
		if !ok {
			continue
		}
		if fallsThrough(other) {
			return maybe
		}
		if other == clause {
			behind = true
			if clause.List != nil {
				return min(result, q.matches(statement, clause, path))
			}
		} else if !behind || clause.List == nil { // default comes last wherever it is
			result = min(result, -q.matches(statement, other, path))
		}
	}
	return result
}

func fallsThrough(clause *ast.CaseClause) bool {
	if len(clause.Body) == 0 {
		return false
	}
	branch, ok := clause.Body[len(clause.Body)-1].(*ast.BranchStmt)
	return ok && branch.Tok == token.FALLTHROUGH
}

// matches reports whether a clause, taken alone, fits.
func (q *question) matches(statement *ast.SwitchStmt, clause *ast.CaseClause, path *frame) truth {
	result := no
	for _, e := range clause.List {
		if statement.Tag == nil {
			result = max(result, q.holds(e, path))
		} else {
			result = max(result, q.equal(statement.Tag, e, path))
		}
	}
	return result
}

// holds reports whether a condition is true.
func (q *question) holds(e ast.Expr, path *frame) truth {
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return -q.holds(e.X, path)
		}
	case *ast.BinaryExpr:
		switch e.Op {
		case token.LAND:
			return min(q.holds(e.X, path), q.holds(e.Y, path))
		case token.LOR:
			return max(q.holds(e.X, path), q.holds(e.Y, path))
		case token.EQL:
			return q.equal(e.X, e.Y, path)
		case token.NEQ:
			return -q.equal(e.X, e.Y, path)
		case token.GTR:
			if measured := q.measured(e.X); measured != nil && q.isZero(e.Y) {
				return -q.isEmpty(measured, path)
			}
		}
	}
	if v := q.scalar(e, constant.Bool, path); v != nil {
		return truthOf(constant.BoolVal(v))
	}
	return maybe
}

// equal reports whether x is the constant y, or the other way round.
func (q *question) equal(x, y ast.Expr, path *frame) truth {
	left, right := q.infoAt(x).Types[ast.Unparen(x)], q.infoAt(y).Types[ast.Unparen(y)]
	switch {
	case right.IsNil():
		return q.isNil(x, path)
	case left.IsNil():
		return q.isNil(y, path)
	case left.Value == nil && right.Value == nil:
		return maybe
	case right.Value == nil:
		x, y, right = y, x, left
	}
	if measured := q.measured(x); measured != nil && q.isZero(y) {
		return q.isEmpty(measured, path)
	}
	kind := right.Value.Kind()
	switch kind {
	case constant.String, constant.Bool, constant.Int:
	default:
		return maybe
	}
	a, b := q.scalar(x, kind, path), q.scalar(y, kind, path)
	if a == nil || b == nil {
		return maybe
	}
	return truthOf(constant.Compare(a, token.EQL, b))
}

// scalar is the constant of that kind that e is, nil if that is not known.
func (q *question) scalar(e ast.Expr, kind constant.Kind, path *frame) constant.Value {
	if kind == constant.String {
		if v := q.text(e, path); v.known {
			return constant.MakeString(v.text)
		}
		return nil
	}
	if q.tooFar(path) {
		return nil
	}
	e = ast.Unparen(e)
	if v := q.infoAt(e).Types[e].Value; v != nil {
		if v.Kind() != kind || q.varies(e) {
			return nil
		}
		return v
	}
	if call, ok := e.(*ast.CallExpr); ok {
		if q.converts(call) && len(call.Args) == 1 {
			return q.scalar(call.Args[0], kind, path)
		}
		if kind == constant.Bool {
			return nil // most are conditions, for which no more packages are to be analyzed
		}
		if result, inner := q.resultOf(call, path); result != nil {
			return q.scalar(result, kind, inner)
		}
		return nil
	}
	switch source, outer, ok := q.source(e, path); {
	case !ok:
		return nil
	case source != nil:
		return q.scalar(source, kind, outer)
	case kind == constant.Bool:
		return constant.MakeBool(false)
	}
	return constant.MakeInt64(0)
}

// isNil reports whether e is nil.
func (q *question) isNil(e ast.Expr, path *frame) truth {
	if q.tooFar(path) {
		return maybe
	}
	e = ast.Unparen(e)
	if q.infoAt(e).Types[e].IsNil() {
		return yes
	}
	switch e.(type) {
	case *ast.FuncLit, *ast.CompositeLit, *ast.BasicLit, *ast.UnaryExpr:
		return no
	}
	if _, ok := q.object(e).(*types.Func); ok {
		return no
	}
	switch source, outer, ok := q.source(e, path); {
	case !ok:
		return maybe
	case source == nil:
		return yes
	default:
		return q.isNil(source, outer)
	}
}

// measured is x of len(x), nil for anything else.
func (w *world) measured(e ast.Expr) ast.Expr {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || len(call.Args) != 1 || code.NameOf(call.Fun) != "len" {
		return nil
	}
	return call.Args[0]
}

func (w *world) isZero(e ast.Expr) bool {
	tv := w.infoAt(e).Types[ast.Unparen(e)]
	return tv.Value != nil && tv.Value.Kind() == constant.Int && constant.Sign(tv.Value) == 0
}

// isEmpty reports whether a string, or what is given for a variadic parameter, is
// empty.
func (q *question) isEmpty(e ast.Expr, path *frame) truth {
	if v, ok := q.object(e).(*types.Var); ok {
		if rest, _, ok := path.rest(v); ok {
			return truthOf(len(rest) == 0)
		}
	}
	if v := q.text(e, path); v.known {
		return truthOf(v.text == "")
	}
	return maybe
}
