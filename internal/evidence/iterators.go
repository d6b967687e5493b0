package evidence

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// An iterator calls the body of a loop with what it yields: what it gives its only
// parameter is in the iterator, until a loop ranges over that.

// intoLoops follows the i-th argument of a call of v into loops over the iterator whose
// parameter v is. It reports whether there is one.
func (t *trace) intoLoops(v *types.Var, call *ast.CallExpr, i int, path *frame) bool {
	fn := t.w.iteratorOf(v)
	if fn == nil || path.depth() > maxDepth {
		return false
	}
	into := intoYield{call, i}
	if in, entry := path.entry(funcType(fn)); in != nil {
		t.flow(entry.Fun, path.then(call, outOf{in: []*frame{in}}).then(call, into), false)
		return t.w.parent(entry) == nil || t.w.handsOnYield(entry) != nil
	}
	t.inFunction(fn, path.then(call, into))
	return true
}

// handsOnYield is the parameter of an iterator that a call of another is given, so that
// the one yields what the other does; nil for another call.
func (w *world) handsOnYield(call *ast.CallExpr) *types.Var {
	if len(call.Args) != 1 {
		return nil
	}
	v, ok := w.object(call.Args[0]).(*types.Var)
	if !ok || w.iteratorOf(v) == nil {
		return nil
	}
	return v
}

// iteratorOf is the function that loops can range over and that v is the only
// parameter of, nil for none.
func (w *world) iteratorOf(v *types.Var) ast.Node {
	id := w.defined[v.Pos()]
	if id == nil {
		return nil
	}
	yield, ok := v.Type().Underlying().(*types.Signature)
	if !ok || yield.Results().Len() != 1 || yield.Params().Len() > 2 {
		return nil
	}
	fn := w.function(id)
	typ := funcType(fn)
	if typ == nil || typ.Results.NumFields() > 0 {
		return nil
	}
	if params := code.Idents(typ.Params); len(params) != 1 || params[0] != id {
		return nil
	}
	return fn
}

// rangedYield follows what an iterator yields into a loop over it, or over a
// collection of what it yields. It reports whether the value is in an iterator.
func (t *trace) rangedYield(loop *ast.RangeStmt, path *frame) bool {
	in, step := path.yielding()
	if in == nil {
		return false
	}
	to := []ast.Expr{loop.Key, loop.Value}[min(step.i, 1)]
	if typ := t.w.typeOf(loop.X); typ != nil {
		if _, list := typ.Underlying().(*types.Slice); list {
			to = loop.Value
		}
	}
	if to != nil {
		t.store(to, path.then(loop, outOf{in: []*frame{in}, loop: loop}))
	}
	return true
}

// yielded is what an iterator yields for v, a variable of the loop by which the value
// came out of it; nil for another step.
func (w *world) yielded(step outOf, v *types.Var) ast.Expr {
	if step.loop == nil {
		return nil
	}
	into, ok := step.in[0].step.(intoYield)
	if !ok {
		return nil
	}
	for i, e := range []ast.Expr{step.loop.Key, step.loop.Value} {
		if id, ok := e.(*ast.Ident); ok && id.Pos() == v.Pos() && i < len(into.call.Args) {
			return into.call.Args[i]
		}
	}
	return nil
}

// callOfValue is a call of the method that sel is the value of. No code has it: whoever
// gets the value calls it.
func callOfValue(sel *ast.SelectorExpr) *ast.CallExpr {
	return &ast.CallExpr{Fun: sel, Lparen: sel.End(), Rparen: sel.End()}
}
