package evidence

import (
	"go/ast"
	"go/types"
	"iter"
)

// returned follows a result of a function to its calls.
func (t *trace) returned(ret *ast.ReturnStmt, e ast.Expr, path *frame) {
	for i, result := range ret.Results {
		if result == e {
			t.results(t.w.function(ret), i, path)
		}
	}
}

// namedResult follows v if it is a result that a return statement without
// operands returns.
func (t *trace) namedResult(v *types.Var, path *frame) {
	id := t.w.defined[v.Pos()]
	if id == nil {
		return
	}
	field, ok := t.w.parent(id).(*ast.Field)
	if !ok {
		return
	}
	list := t.w.parent(field)
	fn, ok := t.w.parent(list).(*ast.FuncType)
	if !ok || fn.Results != list || !returnsBare(t.w.parent(fn)) {
		return
	}
	i := 0
	for _, field := range fn.Results.List {
		for _, name := range field.Names {
			if name == id {
				t.results(t.w.parent(fn), i, path)
			}
			i++
		}
	}
}

// returnsBare reports whether a function has a return statement without operands.
func returnsBare(fn ast.Node) bool {
	for ret := range returns(fn) {
		if len(ret.Results) == 0 {
			return true
		}
	}
	return false
}

// returns are the return statements of a function, but for those of functions in it.
func returns(fn ast.Node) iter.Seq[*ast.ReturnStmt] {
	return func(yield func(*ast.ReturnStmt) bool) {
		more := true
		ast.Inspect(body(fn), func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.ReturnStmt:
				more = more && yield(n)
			}
			return more
		})
	}
}

// body is the body of a function, empty for none.
func body(fn ast.Node) *ast.BlockStmt {
	var body *ast.BlockStmt
	switch fn := fn.(type) {
	case *ast.FuncDecl:
		body = fn.Body
	case *ast.FuncLit:
		body = fn.Body
	}
	if body == nil {
		body = &ast.BlockStmt{}
	}
	return body
}

// funcType is the type of a function, nil for another node.
func funcType(fn ast.Node) *ast.FuncType {
	switch fn := fn.(type) {
	case *ast.FuncDecl:
		return fn.Type
	case *ast.FuncLit:
		return fn.Type
	}
	return nil
}

// results follows the i-th result of fn to its calls: back to the one that the
// value came in by, if it did.
func (t *trace) results(fn ast.Node, i int, path *frame) {
	if fn == nil || t.visited(fn.Pos(), path) || path.depth() > maxDepth {
		return
	}
	into := intoResult{funcType(fn), i}
	if in, call := path.entry(into.fn); in != nil {
		path = path.leave(in, call)
		if t.w.parent(call) == nil { // of a method value
			t.flow(call.Fun, path.then(call, into), false)
			return
		}
		t.result(call, i, path)
		return
	}
	t.inFunction(fn, path.then(fn, into))
}

// inFunction follows the value with the function that it is in: a literal, or a
// declared one from where it is named.
func (t *trace) inFunction(fn ast.Node, path *frame) {
	switch fn := fn.(type) {
	case *ast.FuncDecl:
		declared := t.w.funcs[fn.Name.Pos()]
		if declared == nil {
			return
		}
		t.lookAround(fn.Name.Name, declared.folder.path, fn.Recv != nil)
		for _, id := range t.w.usesOf(fn.Name.Pos(), t.tests) {
			t.flow(t.w.whole(id), path, true)
		}
		if fn.Recv == nil {
			return
		}
		// An interface that the receiver implements may be what is called.
		for _, m := range t.throughInterfaces(fn.Name.Name, t.w.wrappers) {
			t.flow(t.w.whole(m.id), path, true)
		}
	case *ast.FuncLit:
		t.flow(fn, path, false)
	}
}

// calledHolder follows the value out of the function that is called and that it is in,
// as what that returns, or yields to another iterator. It reports whether it is in one.
func (t *trace) calledHolder(call *ast.CallExpr, path *frame) bool {
	inside := path.inside()
	if len(inside) == 0 {
		return false
	}
	out := path.then(call, outOf{in: inside[:1]})
	switch step := inside[0].step.(type) {
	case intoResult:
		t.result(call, step.i, out.then(call, fromCall{intoCall{call, step.fn}}))
	case intoYield:
		if v := t.w.handsOnYield(call); v != nil {
			t.intoLoops(v, step.call, step.i, out)
		}
	default:
		return false
	}
	return true
}

// result follows the i-th result of a call.
func (t *trace) result(call *ast.CallExpr, i int, path *frame) {
	switch parent := t.w.parent(call).(type) {
	case *ast.AssignStmt:
		if len(parent.Rhs) == 1 && i < len(parent.Lhs) {
			t.store(parent.Lhs[i], path)
			return
		}
	case *ast.ValueSpec:
		if len(parent.Values) == 1 && i < len(parent.Names) {
			t.carry(t.w.def(parent.Names[i]), path)
			return
		}
	}
	if i == 0 {
		t.flow(call, path, false)
	}
}
