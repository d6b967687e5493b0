package evidence

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// What calls supply: their results, their arguments, and what structs hold.

// result is [teller.tells] for the i-th result of a call.
func (t *teller) result(call *ast.CallExpr, i int, in *entered) bool {
	importPath, _ := t.importedName(call.Fun)
	if stubs[importPath] != "" {
		return t.tellsAll(call.Args, in)
	}
	if t.converts(call) {
		return t.tellsAll(call.Args, in)
	}
	switch obj := t.object(call.Fun).(type) {
	case *types.Builtin:
		return t.tellsAll(call.Args, in)
	case *types.Func:
		if fn := t.funcs[obj.Pos()]; fn != nil {
			t.analyze(fn.folder, false)
			return t.outward(call.Fun, t.results(fn.decl, i, &entered{in, call, fn.decl.Type}))
		}
		return t.implementations(call, i, in)
	case *types.Var:
		return t.resultOfValue(obj, call, i, in)
	}
	if literal, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok {
		return t.results(literal, i, &entered{in, call, literal.Type})
	}
	if importPath != "" && t.files.packages[importPath] != nil { // yet to be generated
		return true
	}
	if fun, ok := ast.Unparen(call.Fun).(*ast.CallExpr); ok { // of a function that a call returns
		return t.result(fun, 0, in)
	}
	return t.isSDKs(call.Fun) || t.unknown(call.Fun)
}

func (t *teller) tellsAll(all []ast.Expr, in *entered) bool {
	return !slices.ContainsFunc(all, func(e ast.Expr) bool { return !t.tells(e, in) })
}

// results is [teller.tells] for the i-th result of a function.
func (t *teller) results(fn ast.Node, i int, in *entered) bool {
	if t.visited(fn.Pos(), in) {
		return true
	}
	for ret := range returns(fn) {
		told := true
		if len(ret.Results) > 0 {
			told = t.assignedFrom(ret.Results, i, in)
		} else if names := code.Idents(funcType(fn).Results); i < len(names) && names[i] != nil {
			v, ok := t.def(names[i]).(*types.Var)
			told = !ok || t.ofVariable(v, in)
		}
		if !told {
			return false
		}
	}
	return true
}

// implementations is [teller.result] for a method of an interface.
func (t *teller) implementations(call *ast.CallExpr, i int, in *entered) bool {
	found, told := false, true
	name := code.NameOf(call.Fun)
	for _, importPath := range slices.Sorted(maps.Keys(t.related)) {
		pkg := t.files.packages[importPath]
		if pkg == nil || !pkg.mayDeclare(name) {
			continue
		}
		for _, fn := range t.methodsNamed(pkg, name, len(call.Args)) {
			t.analyze(pkg, false)
			found = true
			told = told && t.results(fn, i, &entered{in, call, fn.Type})
		}
	}
	if !found {
		return t.unknown(call.Fun)
	}
	return told
}

// resultOfValue is [teller.result] for a call of the function that a variable or field
// holds.
func (t *teller) resultOfValue(v *types.Var, call *ast.CallExpr, i int, in *entered) bool {
	t.lookAroundVar(v, false)
	values := slices.Concat(t.valuesOf(v), t.given(v, false))
	known := false
	for _, value := range values {
		if value == nil {
			continue
		}
		fn := t.functionOf(t.onceFunc(value))
		if fn == nil {
			continue
		}
		known = true
		if !t.results(fn, i, &entered{in, call, funcType(fn)}) {
			return false
		}
	}
	return known || t.unknown(call.Fun)
}

// functionOf is the function of the modules that e is or names, nil for another value.
func (t *teller) functionOf(e ast.Expr) ast.Node {
	if literal, ok := e.(*ast.FuncLit); ok {
		return literal
	}
	fn, _ := t.object(e).(*types.Func)
	if fn == nil || t.funcs[fn.Pos()] == nil {
		return nil
	}
	declared := t.funcs[fn.Pos()]
	t.analyze(declared.folder, false)
	return declared.decl
}

// parameter is [teller.tells] for the i-th parameter of a function.
func (t *teller) parameter(fn ast.Node, i int, in *entered) bool {
	for ; in != nil; in = in.up {
		if in.fn == funcType(fn) {
			return t.arguments(in.call, i, in.fn, in.up)
		}
	}
	decl, ok := fn.(*ast.FuncDecl)
	if !ok {
		return t.handed(fn.(ast.Expr), i, funcType(fn))
	}
	return !slices.ContainsFunc(t.usesOfFunc(decl), func(id *ast.Ident) bool { return !t.handed(t.whole(id), i, decl.Type) })
}

// usesOfFunc are the identifiers that refer to a function, or to the method of an
// interface that may be it.
func (t *teller) usesOfFunc(decl *ast.FuncDecl) []*ast.Ident {
	declared := t.funcs[decl.Name.Pos()]
	t.lookAround(decl.Name.Name, declared.folder.path, decl.Recv != nil, false)
	ids := t.usesOf(decl.Name.Pos(), false)
	if decl.Recv == nil {
		return ids
	}
	for _, m := range t.interfaceUses[decl.Name.Name] {
		if !t.inTest(m.id.Pos()) {
			ids = append(ids, m.id)
		}
	}
	return ids
}

// arguments is [teller.tells] for what a call gives for the i-th parameter of a
// function.
func (t *teller) arguments(call *ast.CallExpr, i int, fn *ast.FuncType, in *entered) bool {
	if i >= len(call.Args) {
		return true
	}
	if i == len(code.Idents(fn.Params))-1 && code.IsVariadic(fn) {
		return t.tellsAll(call.Args[i:], in)
	}
	return t.tells(call.Args[i], in)
}

// handed is [teller.tells] for the i-th parameter of a function of type fn whose value
// is e: for what whoever gets the function calls it with. Another module that keeps it
// may call it with anything.
func (t *teller) handed(e ast.Expr, i int, fn *ast.FuncType) bool {
	at := telling{pos: e.Pos(), parameter: i + 1}
	if t.seen[at] {
		return true
	}
	t.seen[at] = true
	elsewhere := t.isElsewhere(e.Pos())
	switch parent := t.parent(e).(type) {
	case *ast.BinaryExpr, *ast.ExprStmt:
		return true
	case *ast.IndexExpr, *ast.ParenExpr, *ast.CompositeLit:
		return t.handed(parent.(ast.Expr), i, fn)
	case *ast.CallExpr:
		if parent.Fun == e {
			return t.arguments(parent, i, fn, nil)
		}
		return t.handedTo(parent, slices.Index(parent.Args, e), i, fn)
	case *ast.AssignStmt:
		if j := slices.Index(parent.Rhs, e); j >= 0 && !elsewhere && len(parent.Lhs) == len(parent.Rhs) {
			return t.heldBy(t.object(parent.Lhs[j]), i, fn)
		}
	case *ast.ValueSpec:
		if j := slices.Index(parent.Values, e); j >= 0 && j < len(parent.Names) {
			return t.heldBy(t.def(parent.Names[j]), i, fn)
		}
	case *ast.KeyValueExpr:
		if key, ok := parent.Key.(*ast.Ident); ok && !elsewhere {
			if field, ok := t.use(key).(*types.Var); ok && field.IsField() {
				return t.heldBy(field, i, fn)
			}
		}
		if literal, ok := t.parent(parent).(*ast.CompositeLit); ok && parent.Value == e {
			return t.handed(literal, i, fn)
		}
	case *ast.ReturnStmt:
		if decl, ok := t.function(parent).(*ast.FuncDecl); ok {
			return !slices.ContainsFunc(t.usesOfFunc(decl), func(id *ast.Ident) bool {
				call, ok := t.parent(t.whole(id)).(*ast.CallExpr)
				return ok && call.Fun == t.whole(id) && !t.handed(call, i, fn)
			})
		}
	}
	return !elsewhere || t.fails(e)
}

// handedTo is [teller.handed] for a function that is the j-th argument of a call.
func (t *teller) handedTo(call *ast.CallExpr, j, i int, fn *ast.FuncType) bool {
	switch obj := t.object(call.Fun).(type) {
	case *types.TypeName, *types.Builtin:
		return t.handed(call, i, fn)
	case *types.Func:
		if callee := t.funcs[obj.Pos()]; callee != nil && j >= 0 {
			t.analyze(callee.folder, false)
			params := code.Idents(callee.decl.Type.Params)
			if len(params) == 0 || params[min(j, len(params)-1)] == nil {
				return true
			}
			in := &entered{nil, call, callee.decl.Type}
			return t.outward(call.Fun, !slices.ContainsFunc(t.usesOf(params[min(j, len(params)-1)].Pos(), false), func(id *ast.Ident) bool {
				if inner, ok := t.parent(id).(*ast.CallExpr); ok && inner.Fun == id {
					return !t.arguments(inner, i, fn, in)
				}
				return !t.handed(id, i, fn)
			}))
		}
		return true
	case *types.Var:
		return true
	}
	// A container calls what it is given with what it holds.
	importPath, _ := t.importedName(call.Fun)
	if importPath == "reflect" && !t.isHarmless(call) || t.isOfOthers(call.Fun) {
		return t.unknown(call.Fun)
	}
	return true
}

// outward is told. Where that is no because of code of another module, it is due to fun,
// which is called here.
func (t *teller) outward(fun ast.Expr, told bool) bool {
	if !told && t.isElsewhere(t.from.Pos()) {
		t.from = fun
	}
	return told
}

// heldBy is [teller.handed] for a function that a variable or field holds.
func (t *teller) heldBy(obj types.Object, i int, fn *ast.FuncType) bool {
	v, ok := origin(obj).(*types.Var)
	if !ok {
		return true
	}
	t.lookAroundVar(v, false)
	return !slices.ContainsFunc(t.usesOf(v.Pos(), false), func(id *ast.Ident) bool { return !t.handed(t.whole(id), i, fn) })
}

// receivers is [teller.tells] for what the method decl is called on.
func (t *teller) receivers(decl *ast.FuncDecl, in *entered) bool {
	for ; in != nil; in = in.up {
		if in.fn == decl.Type {
			sel, ok := ast.Unparen(in.call.Fun).(*ast.SelectorExpr)
			return !ok || t.tells(sel.X, in.up)
		}
	}
	return !slices.ContainsFunc(t.usesOfFunc(decl), func(id *ast.Ident) bool {
		sel, ok := t.whole(id).(*ast.SelectorExpr)
		return ok && !t.isInterface(sel.X) && !t.tells(sel.X, nil)
	})
}

func (t *teller) isInterface(e ast.Expr) bool {
	typ := t.typeOf(e)
	return typ != nil && types.IsInterface(typ)
}
