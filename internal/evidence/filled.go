package evidence

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// What fills the fields of structs.

// ofField is [teller.tells] for a field that sel selects: for what is written to it
// anywhere. A field that nobody writes is as good as the struct that it is in, which a
// container may have filled.
func (t *teller) ofField(field *types.Var, sel *ast.SelectorExpr, in *entered) bool {
	if t.visited(field.Pos(), nil) {
		return true
	}
	t.lookAroundVar(field, false)
	written, told := t.writesOf(field)
	if !told || written {
		return told
	}
	if told = t.tells(sel.X, in); !told {
		return false
	}
	_, told = t.writesOf(field) // where the struct was come to
	return told
}

// writesOf is [teller.tells] for what is written to a field. It reports whether anything
// is.
func (t *teller) writesOf(field *types.Var) (written, told bool) {
	for _, id := range t.usesOf(field.Pos(), false) {
		switch parent := t.parent(id).(type) {
		case *ast.KeyValueExpr:
			written = true
			if parent.Key == id && !t.tells(parent.Value, nil) {
				return true, false
			}
		case *ast.SelectorExpr:
			written = written || t.isWritten(parent)
			if !t.written(id, nil) {
				return true, false
			}
		}
	}
	for _, value := range t.positions(field) {
		written = true
		if !t.tells(value, nil) {
			return true, false
		}
	}
	return written, true
}

// isWritten reports whether something is assigned to e, or to an element of it.
func (t *teller) isWritten(e ast.Expr) bool {
	if index, ok := t.parent(e).(*ast.IndexExpr); ok && index.X == e {
		e = index
	}
	stmt, ok := t.parent(e).(*ast.AssignStmt)
	return ok && slices.Contains(stmt.Lhs, e)
}

// positions are the values of a field in literals without keys.
func (t *teller) positions(field *types.Var) []ast.Expr {
	var values []ast.Expr
	id := t.defined[field.Pos()]
	if id == nil {
		return nil
	}
	var spec *ast.TypeSpec
	for n := ast.Node(id); n != nil && spec == nil; n = t.parent(n) {
		spec, _ = n.(*ast.TypeSpec)
	}
	if spec == nil { // a type without a name, which is written where it is used
		return t.valuesIn(t.literalOf(id), field)
	}
	t.lookAround(spec.Name.Name, importPathOf(field.Pkg()), false, false)
	for _, use := range t.usesOf(spec.Name.Pos(), false) {
		values = append(values, t.valuesIn(t.literalOf(use), field)...)
	}
	return values
}

// literalOf is the literal in whose type an identifier is, nil if it is in none.
func (t *teller) literalOf(id *ast.Ident) *ast.CompositeLit {
	for n := ast.Node(id); n != nil; n = t.parent(n) {
		switch n := n.(type) {
		case ast.Stmt:
			return nil
		case *ast.CompositeLit:
			if n.Type == nil || !code.Encloses(n.Type, id) {
				return nil
			}
			return n
		}
	}
	return nil
}

// valuesIn are the values of a field in literals without keys, of which outer is one or
// has some; it may be nil.
func (t *teller) valuesIn(outer *ast.CompositeLit, field *types.Var) []ast.Expr {
	if outer == nil {
		return nil
	}
	var values []ast.Expr
	ast.Inspect(outer, func(n ast.Node) bool {
		literal, ok := n.(*ast.CompositeLit)
		if !ok || len(literal.Elts) == 0 {
			return true
		}
		if _, keyed := literal.Elts[0].(*ast.KeyValueExpr); keyed {
			return true
		}
		if i := t.fieldIndex(literal, field); i >= 0 && i < len(literal.Elts) {
			values = append(values, literal.Elts[i])
		}
		return true
	})
	return values
}
