package evidence

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// write gives a variable a value, or a field of it.
type write struct {
	stmt ast.Node
	// to is what is written to.
	to ast.Expr
	// value is nil where it is not known.
	value ast.Expr
	// field reports whether it is the field's.
	field bool
}

// writes are the writes of v, or of its field of that name unless that is "",
// in the order of the source. A loop's variable and a parameter get none by
// being declared.
func (w *world) writes(v *types.Var, field string) []write {
	var all []write
	ids := w.usesOf(v.Pos(), w.inTest(v.Pos()))
	if id := w.defined[v.Pos()]; id != nil {
		ids = append([]*ast.Ident{id}, ids...)
	}
	for _, id := range ids {
		e := ast.Expr(w.whole(id))
		if v.IsField() {
			if _, ok := e.(*ast.SelectorExpr); !ok {
				continue // the key of a literal
			}
		}
		switch parent := w.parent(e).(type) {
		case *ast.ValueSpec:
			if value, ok := specValue(parent, id); ok {
				all = append(all, write{stmt: parent, to: e, value: value})
			}
		case *ast.AssignStmt:
			if value, ok := assigned(parent, e); ok {
				all = append(all, write{stmt: parent, to: e, value: value})
			}
		case *ast.RangeStmt:
			if parent.Tok == token.ASSIGN && parent.X != e {
				all = append(all, write{stmt: parent, to: e})
			}
		case *ast.UnaryExpr:
			if parent.Op == token.AND {
				all = append(all, write{stmt: parent, to: e})
			}
		case *ast.SelectorExpr:
			if field == "" || parent.Sel.Name != field {
				continue
			}
			switch stmt := w.parent(parent).(type) {
			case *ast.AssignStmt:
				if value, ok := assigned(stmt, parent); ok {
					all = append(all, write{stmt: stmt, to: parent, value: value, field: true})
				}
			case *ast.UnaryExpr:
				if stmt.Op == token.AND {
					all = append(all, write{stmt: stmt, to: parent})
				}
			}
		}
	}
	return all
}

// specValue is the value that a declaration gives id, nil where it is one of
// several results; false without one.
func specValue(spec *ast.ValueSpec, id *ast.Ident) (ast.Expr, bool) {
	for i, name := range spec.Names {
		if name == id && len(spec.Values) > 0 {
			if len(spec.Names) != len(spec.Values) {
				return nil, true
			}
			return spec.Values[i], true
		}
	}
	return nil, false
}

// assigned is the value that an assignment gives lhs, nil where it is one of
// several results or a sum; false if it gives none.
func assigned(stmt *ast.AssignStmt, lhs ast.Expr) (ast.Expr, bool) {
	for i, e := range stmt.Lhs {
		if e == lhs {
			if len(stmt.Lhs) != len(stmt.Rhs) || stmt.Tok != token.ASSIGN && stmt.Tok != token.DEFINE {
				return nil, true
			}
			return stmt.Rhs[i], true
		}
	}
	return nil, false
}

// lastWrite is the write of v, or of its field, that has given it its value
// where at reads it on path: nil if there is none, false where that is not known.
func (q *question) lastWrite(v *types.Var, field string, at ast.Node, path *frame) (*write, bool) {
	var last *write
	known := true
	here := q.function(at)
	for _, write := range q.writes(v, field) {
		there := q.function(write.stmt)
		if there != nil && there != here && !code.Encloses(there, at) {
			if q.happens(write.stmt, nil, path) == no {
				continue
			}
			return nil, false // a closure or another function, which may run at any time
		}
		if write.stmt.End() > at.Pos() && there != nil {
			if there != here || v.Pos() < here.Pos() || v.Pos() > here.End() || q.repeated(write.stmt, at, v) {
				return nil, false // which may be before the next time
			}
			continue
		}
		if there == nil { // a package's variable as it is declared
			last = &write
			continue
		}
		switch q.happens(write.stmt, at, path) {
		case yes:
			last, known = &write, true
		case maybe:
			known = false
		}
	}
	return last, known
}

// repeated reports whether a loop goes from n back to at with the same v.
func (w *world) repeated(n, at ast.Node, v *types.Var) bool {
	for n := w.parent(n); n != nil; n = w.parent(n) {
		switch n.(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			return false
		case *ast.ForStmt, *ast.RangeStmt:
			if code.Encloses(n, at) && (v.Pos() < n.Pos() || v.Pos() > n.End()) {
				return true
			}
		}
	}
	return false
}

// function is the innermost function around n, nil for none.
func (w *world) function(n ast.Node) ast.Node {
	for n = w.parent(n); n != nil; n = w.parent(n) {
		switch n.(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			return n
		}
	}
	return nil
}

// isZeroed reports whether v is declared without a value.
func (w *world) isZeroed(v *types.Var) bool {
	id := w.defined[v.Pos()]
	if id == nil {
		return false
	}
	spec, ok := w.parent(id).(*ast.ValueSpec)
	return ok && len(spec.Values) == 0
}

// valuesOf are the expressions that a variable gets its values from, nil for
// one that is unknown.
func (w *world) valuesOf(v *types.Var) []ast.Expr {
	var values []ast.Expr
	add := func(id *ast.Ident) {
		switch parent := w.parent(id).(type) {
		case *ast.ValueSpec:
			if value, ok := specValue(parent, id); ok {
				values = append(values, value)
			}
		case *ast.AssignStmt:
			if value, ok := assigned(parent, id); ok {
				values = append(values, value)
			}
		case *ast.KeyValueExpr:
			if parent.Key == id {
				values = append(values, parent.Value)
			}
		case *ast.RangeStmt:
			values = append(values, nil)
		case *ast.UnaryExpr: // its address is taken
			values = append(values, nil)
		case *ast.Field: // a parameter
			values = append(values, nil)
		}
	}
	for _, id := range w.usesOf(v.Pos(), w.inTest(v.Pos())) {
		if sel, ok := w.parent(id).(*ast.SelectorExpr); ok && sel.Sel == id {
			if stmt, ok := w.parent(sel).(*ast.AssignStmt); ok { // to a field, or another package's variable
				if value, _ := assigned(stmt, sel); value != nil {
					values = append(values, value)
				}
			}
			continue
		}
		add(id)
	}
	if id := w.defined[v.Pos()]; id != nil {
		add(id)
	}
	return values
}
