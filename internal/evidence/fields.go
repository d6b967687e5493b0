package evidence

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// inField follows the value in a field of a struct literal: with the struct, up
// to where the field is selected. Where the struct gets lost, behind an
// interface or in code that is not looked at, every mention of the field may be
// the one.
func (t *trace) inField(field *types.Var, literal *ast.CompositeLit, path *frame) {
	field = field.Origin()
	if t.getsLost(func() { t.flow(literal, path.then(literal, intoLiteral{literal, field}), false) }) {
		t.carry(field, path.then(literal, intoLiteral{literal: literal}))
	}
}

// assigned follows the value into a field of the variable base, at a place: with
// the variable where that holds the struct itself.
func (t *trace) assigned(field *types.Var, base types.Object, at ast.Node, path *frame) {
	v, ok := base.(*types.Var)
	if ok && t.w.holdsStruct(v) && !t.getsLost(func() { t.carry(v, path.then(at, intoVariable{base, field})) }) {
		return
	}
	t.carry(field, path.then(at, intoVariable{base: base}))
}

// getsLost follows the value with a struct that it is in, and reports whether the
// struct could not be followed to any use.
func (t *trace) getsLost(follow func()) bool {
	before, outer := t.count(), t.lost
	t.lost = false
	follow()
	lost := t.lost && t.count() == before
	t.lost = outer
	return lost
}

// count is how many uses were found.
func (t *trace) count() int { return t.use.Code.count() + t.use.Tests.count() }

// holdsStruct reports whether a local variable is declared as a struct of its own.
func (w *world) holdsStruct(v *types.Var) bool {
	id := w.defined[v.Pos()]
	if id == nil || v.IsField() || code.IsPackageLevel(v) {
		return false
	}
	return w.isZeroed(v) || w.literalOf(id) != nil
}

// literalOf is the literal that id is declared as, by itself or by its address,
// nil for none.
func (w *world) literalOf(id *ast.Ident) *ast.CompositeLit {
	var value ast.Expr
	switch parent := w.parent(id).(type) {
	case *ast.ValueSpec:
		value, _ = specValue(parent, id)
	case *ast.AssignStmt:
		value, _ = assigned(parent, id)
	}
	if address, ok := value.(*ast.UnaryExpr); ok {
		value = address.X
	}
	literal, _ := value.(*ast.CompositeLit)
	return literal
}

// selected follows what is selected of a struct that the value is in, or a
// method of what it is in.
func (t *trace) selected(sel *ast.SelectorExpr, path *frame) {
	fields := path.inside()
	switch obj := t.w.object(sel).(type) {
	case *types.Var:
		for i, f := range fields {
			if f.field() == nil { // of a function
				return
			}
			if f.field().Pos() == obj.Pos() {
				t.flow(sel, path.then(sel.Sel, outOf{in: fields[:i+1]}), false)
				return
			}
			if !f.field().Embedded() { // a promoted field is in embedded ones
				return
			}
		}
	case *types.Func:
		methods := []*function{t.w.funcs[obj.Pos()]}
		if code.IsInterfaceMethod(obj) {
			methods = t.methodsOfValue(sel.X, sel.Sel.Name, path, 0)
		}
		if len(methods) == 0 || methods[0] == nil {
			t.want(sel)
			t.lose(path)
			return
		}
		call, ok := t.w.parent(sel).(*ast.CallExpr)
		if !ok || call.Fun != sel {
			call = callOfValue(sel)
		}
		for _, fn := range methods {
			if fn.decl.Recv.NumFields() == 0 {
				continue
			}
			t.w.analyze(fn.folder, t.tests)
			for _, id := range fn.decl.Recv.List[0].Names {
				t.carry(t.w.def(id), path.then(call, intoCall{call, fn.decl.Type}))
			}
		}
	default:
		t.want(sel)
		t.lose(path)
	}
}

// takenOut is the path to an element that is taken out of collection under
// index, where index is nil or a variable; false for another element.
func (t *trace) takenOut(collection, index ast.Expr, path *frame) (*frame, bool) {
	if !isMap(t.w.typeOf(collection)) {
		return path, index == nil || !t.isOtherElement(collection, index, path)
	}
	in, key := path.keyed()
	if in == nil {
		return path, true
	}
	var v *types.Var
	if index != nil {
		v, _ = t.w.object(index).(*types.Var)
		if v == nil && t.ask().equal(index, key, in.up) == no {
			return nil, false
		}
	}
	return path.then(collection, outOf{in: []*frame{in}, key: v}), true
}

// isMap reports whether a type is a map, or a sequence as of one, or not known.
func isMap(t types.Type) bool {
	if isUnknown(t) {
		return true
	}
	switch t.Underlying().(type) {
	case *types.Map, *types.Signature:
		return true
	}
	return false
}
