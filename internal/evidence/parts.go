package evidence

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// What literals hold is constant in fact where no code of the modules can change
// it: names[0], names["a"], config.Name, table[1].Name.

// step leads from a value to a part of it: to a field of a struct, or to the element
// under a key.
type step struct {
	field *types.Var
	// key is nil for any element.
	key constant.Value
}

// part is the expression that gives the part of e its value, and the path to there:
// nil for the zero value, false if it is not known or may change.
func (q *question) part(e ast.Expr, steps []step, path *frame) (ast.Expr, *frame, bool) {
	if q.tooFar(path) {
		return nil, nil, false
	}
	e = pointee(e)
	if len(steps) == 0 {
		return e, path, true
	}
	if q.infoAt(e).Types[e].IsNil() {
		return nil, path, steps[0] == step{} // which has no elements
	}
	switch e := e.(type) {
	case *ast.SelectorExpr:
		if field, ok := q.object(e).(*types.Var); ok && field.IsField() {
			return q.part(e.X, slices.Concat(q.fieldSteps(e.X, field), steps), path)
		}
	case *ast.IndexExpr:
		if key := q.key(e.Index, path); key != nil {
			return q.part(e.X, slices.Concat([]step{{key: key}}, steps), path)
		}
		return nil, nil, false
	case *ast.CompositeLit:
		return q.inLiteral(e, steps, path)
	case *ast.CallExpr:
		return q.inResult(e, steps, path)
	}
	if v, ok := q.object(e).(*types.Var); ok && q.unchanged(v, steps) {
		return q.inVariable(v, steps, path)
	}
	return nil, nil, false
}

// partOf is what is selected of a value, or its element under an index.
func (q *question) partOf(e ast.Expr, path *frame) (ast.Expr, *frame, bool) {
	switch e := e.(type) {
	case *ast.SelectorExpr:
		if field, ok := q.object(e).(*types.Var); ok && field.IsField() {
			return q.part(e.X, q.fieldSteps(e.X, field), path)
		}
	case *ast.IndexExpr:
		if key := q.key(e.Index, path); key != nil {
			return q.part(e.X, []step{{key: key}}, path)
		}
	}
	return nil, nil, false
}

// isApart reports whether e is a part of a package's variable that the value on the
// path has not come to: what it came by says nothing of that.
func (q *question) isApart(e ast.Expr) bool {
	for {
		e = pointee(e)
		if v, ok := q.object(e).(*types.Var); ok && code.IsPackageLevel(v) {
			_, indexed := e.(*ast.IndexExpr)
			return !indexed && !q.reached[v.Pos()]
		}
		switch part := e.(type) {
		case *ast.SelectorExpr:
			e = part.X
		case *ast.IndexExpr:
			e = part.X
		default:
			return false
		}
	}
}

// isOtherElement reports whether the element of a collection under an index is known,
// and the function is mentioned in another one of the same literal.
func (t *trace) isOtherElement(collection, index ast.Expr, path *frame) bool {
	q := t.ask()
	key := q.key(index, path)
	if key == nil {
		return false
	}
	element, _, ok := q.part(collection, []step{{key: key}}, path)
	if !ok || element == nil {
		return false
	}
	around := t.w.parent(element)
	if pair, ok := around.(*ast.KeyValueExpr); ok {
		around = t.w.parent(pair)
	}
	literal, ok := around.(*ast.CompositeLit)
	return ok && within(t.mention, literal) && !within(t.mention, element)
}

func within(pos token.Pos, n ast.Node) bool { return n.Pos() <= pos && pos < n.End() }

// fieldSteps lead to a field of x: through embedded ones if it is promoted.
func (w *world) fieldSteps(x ast.Expr, field *types.Var) []step {
	var steps []step
	if typ := w.typeOf(x); typ != nil {
		_, index, _ := types.LookupFieldOrMethod(typ, true, field.Pkg(), field.Name())
		for _, i := range index[:max(len(index)-1, 0)] {
			s := code.Struct(typ)
			if s == nil {
				break
			}
			embedded := s.Field(i)
			steps = append(steps, step{field: embedded.Origin()})
			typ = embedded.Type()
		}
	}
	return append(steps, step{field: field})
}

// key is the constant that an index is, nil if that is not known.
func (q *question) key(index ast.Expr, path *frame) constant.Value {
	for _, kind := range []constant.Kind{constant.String, constant.Int} {
		if hasKind(q.typeOf(ast.Unparen(index)), kind) {
			if v := q.scalar(index, kind, path); v != nil {
				return v
			}
		}
	}
	return nil
}

// hasKind reports whether a constant of a type is of that kind, or may be.
func hasKind(t types.Type, kind constant.Kind) bool {
	if isUnknown(t) {
		return true
	}
	basic, ok := t.Underlying().(*types.Basic)
	if !ok {
		return false
	}
	switch kind {
	case constant.String:
		return basic.Info()&types.IsString != 0
	case constant.Int:
		return basic.Info()&types.IsInteger != 0
	case constant.Bool:
		return basic.Info()&types.IsBoolean != 0
	}
	return false
}

// inLiteral is the part of a literal. Any element of it is the literal itself.
func (q *question) inLiteral(literal *ast.CompositeLit, steps []step, path *frame) (ast.Expr, *frame, bool) {
	switch next := steps[0]; {
	case next.field != nil:
		i := q.fieldIndex(literal, next.field)
		if i < 0 {
			return nil, nil, false
		}
		if value := element(literal, i, next.field.Name()); value != nil {
			return q.part(value, steps[1:], path)
		}
		return nil, path, !shares(next.field.Type(), steps[1:])
	case next.key == nil:
		return literal, path, true
	default:
		value, ok := q.under(next.key, literal, path)
		switch {
		case !ok:
			return nil, nil, false
		case value != nil:
			return q.part(value, steps[1:], path)
		}
		typ := elem(q.typeOf(literal))
		return nil, path, typ != nil && !shares(typ, steps[1:])
	}
}

// under is the element of a literal under a key: nil if it leaves that out, false if
// that is not known or none of its indices.
func (q *question) under(key constant.Value, literal *ast.CompositeLit, path *frame) (ast.Expr, bool) {
	typ := q.typeOf(literal)
	if typ != nil {
		if _, ok := typ.Underlying().(*types.Map); ok {
			return q.entry(key, literal, path)
		}
	}
	items, ok := q.items(literal, path)
	i, exact := constant.Int64Val(constant.ToInt(key))
	switch {
	case !ok || !exact || i < 0:
	case i < int64(len(items)):
		return items[i].expr, true
	case typ != nil:
		array, ok := typ.Underlying().(*types.Array)
		return nil, ok && i < array.Len()
	}
	return nil, false
}

// entry is the value under a key in the literal of a map, all of whose keys have to
// be known.
func (q *question) entry(key constant.Value, literal *ast.CompositeLit, path *frame) (found ast.Expr, ok bool) {
	for _, elt := range literal.Elts {
		pair, ok := elt.(*ast.KeyValueExpr)
		if !ok {
			return nil, false
		}
		other := q.key(pair.Key, path)
		if other == nil || other.Kind() != key.Kind() {
			return nil, false
		}
		if constant.Compare(other, token.EQL, key) {
			found = pair.Value
		}
	}
	return found, true
}

// inVariable is the part of a variable that does not change: of what it is declared
// as, or of what a call gives for it.
func (q *question) inVariable(v *types.Var, steps []step, path *frame) (ast.Expr, *frame, bool) {
	if rest, outer, ok := path.rest(v); ok && len(steps) > 0 {
		i, exact := int64(0), false
		if steps[0].key != nil {
			i, exact = constant.Int64Val(constant.ToInt(steps[0].key))
		}
		if !exact || i < 0 || i >= int64(len(rest)) {
			return nil, nil, false
		}
		return q.part(rest[i], steps[1:], outer)
	}
	id := q.defined[v.Pos()]
	if id == nil {
		return nil, nil, false
	}
	var value ast.Expr
	switch parent := q.parent(id).(type) {
	case *ast.ValueSpec:
		if code.IsPackageLevel(v) {
			if len(q.declaredValues(v, token.VAR)) > 1 {
				return nil, nil, false // under build constraints
			}
			path = nil
		}
		if len(parent.Values) == 0 {
			return nil, path, !shares(v.Type(), steps)
		}
		value, _ = specValue(parent, id)
	case *ast.AssignStmt:
		value, _ = assigned(parent, id)
	default:
		value, path, _ = q.bound(v, path)
	}
	if value == nil {
		return nil, nil, false
	}
	return q.part(value, steps, path)
}

// inResult is the part of what a call returns.
func (q *question) inResult(call *ast.CallExpr, steps []step, path *frame) (ast.Expr, *frame, bool) {
	if q.converts(call) && len(call.Args) == 1 {
		return q.part(call.Args[0], steps, path)
	}
	if importPath, name := q.importedName(call.Fun); importPath == "maps" && (name == "Clone" || name == "Collect" || name == "All") && len(call.Args) == 1 {
		return q.part(call.Args[0], steps, path)
	}
	if v, ok := q.object(call.Fun).(*types.Var); ok && !q.unchangedResults(v, steps) {
		return nil, nil, false
	}
	if result, inner := q.resultOf(call, path); result != nil {
		return q.part(result, steps, inner)
	}
	if steps[0].field != nil {
		return nil, nil, false
	}
	if steps[0].key == nil {
		return call, path, true
	}
	items, ok := q.list(call, steps[1:], path)
	i, exact := constant.Int64Val(constant.ToInt(steps[0].key))
	switch {
	case !ok || !exact || i < 0 || i >= int64(len(items)):
		return nil, nil, false
	case items[i].expr == nil:
		return nil, path, len(steps) == 1
	}
	return q.part(items[i].expr, steps[1:], items[i].path)
}

// converts reports whether a call is a conversion.
func (w *world) converts(call *ast.CallExpr) bool {
	switch ast.Unparen(call.Fun).(type) {
	case *ast.ArrayType, *ast.MapType, *ast.InterfaceType, *ast.FuncType:
		return true
	}
	_, ok := w.object(call.Fun).(*types.TypeName)
	return ok
}

// elem is what a collection of type t, or a pointer to it, has; nil if that is not
// known.
func elem(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	switch t := t.Underlying().(type) {
	case *types.Slice:
		return t.Elem()
	case *types.Array:
		return t.Elem()
	case *types.Map:
		return t.Elem()
	case *types.Pointer:
		if array, ok := t.Elem().Underlying().(*types.Array); ok {
			return array.Elem()
		}
	}
	return nil
}
