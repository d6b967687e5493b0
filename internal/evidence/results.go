package evidence

import (
	"go/ast"
	"go/types"
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
	found := false
	ast.Inspect(body(fn), func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			found = found || len(n.Results) == 0
		}
		return true
	})
	return found
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
	if in, call := path.entry(funcType(fn)); in != nil {
		t.result(call, i, path.leave(in, call))
		return
	}
	path = path.then(fn, nil)
	switch fn := fn.(type) {
	case *ast.FuncDecl:
		declared := t.w.funcs[fn.Name.Pos()]
		if declared == nil {
			return
		}
		t.lookAround(fn.Name.Name, declared.folder.path, fn.Recv != nil)
		t.followCalls(t.w.usesOf(fn.Name.Pos(), t.tests), i, path)
		if fn.Recv == nil {
			return
		}
		// An interface that the receiver implements may be what is called.
		for _, m := range t.throughInterfaces(fn.Name.Name, t.w.wrappers) {
			t.followCalls([]*ast.Ident{m.id}, i, path)
		}
	case *ast.FuncLit:
		if holder := t.w.holderOf(fn); holder != nil {
			t.followCalls(t.w.usesOf(holder.Pos(), t.tests), i, path)
		}
		if call, ok := t.w.parent(fn).(*ast.CallExpr); ok && call.Fun == fn {
			t.result(call, i, path)
		}
	}
}

// followCalls follows the i-th result of the calls of names.
func (t *trace) followCalls(names []*ast.Ident, i int, path *frame) {
	for _, id := range names {
		e := t.w.whole(id)
		if index, ok := t.w.parent(e).(*ast.IndexExpr); ok && index.X == e { // an instance
			e = index
		}
		if call, ok := t.w.parent(e).(*ast.CallExpr); ok && call.Fun == e {
			t.result(call, i, path)
		}
	}
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
