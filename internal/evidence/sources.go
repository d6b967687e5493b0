package evidence

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// source is the expression that gives a variable, a field or an element its value
// where e reads it, nil for its zero value, and the path to there; false if that
// is not known.
func (q *question) source(e ast.Expr, path *frame) (source ast.Expr, outer *frame, ok bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if v, ok := q.object(e).(*types.Var); ok {
			return q.variable(v, e, path)
		}
	case *ast.SelectorExpr:
		v, ok := q.object(e).(*types.Var)
		if !ok || !v.IsField() {
			break
		}
		if !q.isApart(e) {
			if source, outer, ok := q.field(v, e.X, path); ok {
				return source, outer, true
			}
		}
		return q.partOf(e, path)
	case *ast.IndexExpr:
		return q.partOf(e, path)
	}
	return nil, nil, false
}

// variable is the source of v where at reads it. A package's variable may change
// anywhere.
func (q *question) variable(v *types.Var, at ast.Expr, path *frame) (ast.Expr, *frame, bool) {
	if code.IsPackageLevel(v) {
		return nil, nil, false
	}
	switch last, known := q.lastWrite(v, "", at, path); {
	case !known:
		return nil, nil, false
	case last != nil:
		return last.value, path, last.value != nil
	case q.isZeroed(v):
		return nil, path, true
	}
	return q.bound(v, path)
}

// field is the source of field v of base, where base reads it or is handed on
// to who does.
func (q *question) field(v *types.Var, base ast.Expr, path *frame) (ast.Expr, *frame, bool) {
	if q.tooFar(path) {
		return nil, nil, false
	}
	base = pointee(base)
	if literal, ok := base.(*ast.CompositeLit); ok {
		if i := q.fieldIndex(literal, v); i >= 0 {
			return element(literal, i, v.Name()), path, true
		}
	}
	of, ok := q.object(base).(*types.Var)
	if _, name := base.(*ast.Ident); ok && name && !code.IsPackageLevel(of) {
		last, known := q.lastWrite(of, v.Name(), base, path)
		switch {
		case !known:
			return nil, nil, false
		case last != nil && last.field:
			return last.value, path, last.value != nil
		case last == nil:
			if given, outer, ok := q.bound(of, path); ok && given != nil {
				return q.field(v, given, outer)
			}
		}
	}
	source, outer, ok := q.bound(v, path)
	if ok && q.rewritten(v, of, path) {
		return nil, nil, false
	}
	return source, outer, ok
}

// pointee is e without parentheses, and without the operators that make a
// pointer of it or take it for one.
func pointee(e ast.Expr) ast.Expr {
	for {
		e = ast.Unparen(e)
		switch p := e.(type) {
		case *ast.StarExpr:
			e = p.X
		case *ast.UnaryExpr:
			if p.Op != token.AND {
				return e
			}
			e = p.X
		default:
			return e
		}
	}
}

// rewritten reports whether code that the value comes by, in a struct, may write
// the field v beside it. What is written to the variable of is known already.
func (q *question) rewritten(v, of *types.Var, path *frame) bool {
	if q.rewriting {
		return false // the conditions of such writes go by what was there before
	}
	q.rewriting = true
	defer func() { q.rewriting = false }()
	return slices.ContainsFunc(q.writes(v, ""), func(write write) bool {
		sel, ok := write.to.(*ast.SelectorExpr)
		if !ok {
			return false
		}
		base, ok := q.object(sel.X).(*types.Var)
		return ok && (of == nil || base.Pos() != of.Pos()) && q.reached[base.Pos()] && q.happens(write.stmt, nil, path) != no
	})
}

// bound is the expression that gives v its value at the end of path: the argument
// that a parameter was called with, the key of a loop, the field beside the
// value in its literal. It is nil for a field that the literal leaves out.
func (q *question) bound(v *types.Var, path *frame) (e ast.Expr, outer *frame, ok bool) {
	var left []*frame // by which the value came out of functions
	for f := path; f != nil; f = f.up {
		switch step := f.step.(type) {
		case intoCall:
			if arg, ok := step.argument(v); ok {
				return arg, f.up, true
			}
			if base := q.receiver(step, v, f.up); base != nil {
				return base, f.up, true
			}
		case fromCall:
			left = append(left, f)
			if arg, ok := step.argument(v); ok {
				return arg, f.up, true
			}
			if base := q.receiver(step.intoCall, v, f.up); base != nil {
				return base, f.up, true
			}
		case outOf:
			if beside := q.yielded(step, v); beside != nil {
				return beside, f.up, true
			}
			if step.key != nil && step.key.Pos() == v.Pos() {
				return step.in[0].step.(intoMap).key, f.up, true
			}
		case intoLiteral:
			if i := q.fieldIndex(step.literal, v); i >= 0 {
				e, ok := q.fieldOf(step.literal, i, v)
				return e, f.up.also(left), ok
			}
		case intoVariable:
			if step.base == nil || !v.IsField() {
				continue
			}
			if e, ok := q.baseField(step.base, v); ok {
				return e, f.up.also(left), true
			}
		}
	}
	return nil, nil, false
}

// fieldIndex is the index of field v in the struct that a literal makes, -1 if it
// is not one of that.
func (w *world) fieldIndex(literal *ast.CompositeLit, v *types.Var) int {
	if s := code.Struct(w.typeOf(literal)); s != nil {
		for i := range s.NumFields() {
			if s.Field(i).Origin().Pos() == v.Pos() {
				return i
			}
		}
	}
	return -1
}

// fieldOf is the value of field v, the i-th, in a literal: nil if it has none,
// false if it is not known.
func (q *question) fieldOf(literal *ast.CompositeLit, i int, v *types.Var) (ast.Expr, bool) {
	e := element(literal, i, v.Name())
	holder := q.holderOf(literal)
	if holder == nil {
		return e, true
	}
	switch all := q.fieldWrites(v, holder); {
	case len(all) == 0:
		return e, true
	case len(all) == 1 && e == nil && q.happens(all[0].stmt, literal, nil) == yes:
		return all[0].value, all[0].value != nil
	}
	return nil, false
}

// element is the value of the i-th field of a struct, which has that name, in a
// literal; nil if it has none.
func element(literal *ast.CompositeLit, i int, name string) ast.Expr {
	if i < len(literal.Elts) {
		if _, keyed := literal.Elts[i].(*ast.KeyValueExpr); !keyed {
			return literal.Elts[i]
		}
	}
	return code.Field(literal, name)
}

// holderOf is the variable that is declared as a literal or its address, or
// assigned it; nil for none.
func (w *world) holderOf(e ast.Expr) types.Object {
	if address, ok := w.parent(e).(*ast.UnaryExpr); ok {
		e = address
	}
	switch parent := w.parent(e).(type) {
	case *ast.AssignStmt:
		for i, lhs := range parent.Lhs {
			if len(parent.Lhs) == len(parent.Rhs) && parent.Rhs[i] == e {
				return w.object(lhs)
			}
		}
	case *ast.ValueSpec:
		for i, name := range parent.Names {
			if len(parent.Names) == len(parent.Values) && parent.Values[i] == e {
				return w.def(name)
			}
		}
	}
	return nil
}

// baseField is what field v of the variable base holds, false where that is not
// known.
func (w *world) baseField(base types.Object, v *types.Var) (ast.Expr, bool) {
	all := w.fieldWrites(v, base)
	if len(all) == 1 {
		return all[0].value, all[0].value != nil
	}
	id := w.defined[base.Pos()]
	if len(all) > 1 || id == nil {
		return nil, false
	}
	if literal := w.literalOf(id); literal != nil {
		if i := w.fieldIndex(literal, v); i >= 0 {
			return element(literal, i, v.Name()), true
		}
	}
	return nil, false
}

// fieldWrites are the writes of field v of the variable base.
func (w *world) fieldWrites(v *types.Var, base types.Object) []write {
	var all []write
	for _, write := range w.writes(v, "") {
		sel, ok := write.to.(*ast.SelectorExpr)
		if !ok {
			continue
		}
		if of := w.object(sel.X); of != nil && of.Pos() == base.Pos() {
			all = append(all, write)
		}
	}
	return all
}
