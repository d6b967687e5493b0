package evidence

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// argument follows the value of the i-th argument of a call.
func (t *trace) argument(call *ast.CallExpr, i int, path *frame) {
	if t.ask().happens(call, nil, path) == no {
		return
	}
	if t.w.converts(call) {
		t.flow(call, path, false)
		return
	}
	callee := t.w.object(call.Fun)
	switch obj := callee.(type) {
	case *types.Var:
		t.intoVariable(obj, call, i, path)
		return
	case *types.Builtin:
		switch {
		case obj.Name() == "append":
			t.flow(call, path, false)
		case obj.Name() == "copy" && i == 1:
			t.store(call.Args[0], path)
		}
		return
	}
	if callee == nil && t.intoContract(call, i, path) {
		return
	}
	if fun, ok := ast.Unparen(call.Fun).(*ast.CallExpr); ok { // which returns a function
		if result, _ := t.ask().resultOf(fun, path); result != nil && t.intoFunction(result, call, i, path) {
			return
		}
	}
	if !t.intoFunction(call.Fun, call, i, path) {
		t.escape(call, i, path)
	}
}

// intoFunction follows the i-th argument of call into the function that fun is,
// and reports whether it can.
func (t *trace) intoFunction(fun ast.Expr, call *ast.CallExpr, i int, path *frame) bool {
	if literal, ok := ast.Unparen(fun).(*ast.FuncLit); ok {
		t.into(literal.Type, call, i, path)
		return true
	}
	if obj, ok := t.w.object(fun).(*types.Func); ok {
		if fn := t.w.funcs[obj.Pos()]; fn != nil {
			t.w.analyze(fn.folder, t.tests)
			t.into(fn.decl.Type, call, i, path)
			return true
		}
	}
	if t.sink(fun, call, i, path) {
		return true
	}
	t.want(fun)
	// A method of an interface, or of a type that is not known, which happens
	// behind foreign packages: the modules may have one of that name that hands
	// the value on.
	sel, ok := ast.Unparen(fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	switch importPath, name := t.w.importedName(sel); {
	case importPath == "":
		if methods := t.methodsOfValue(sel.X, sel.Sel.Name, path, 0); len(methods) > 0 {
			for _, fn := range methods {
				t.w.analyze(fn.folder, t.tests)
				t.into(fn.decl.Type, call, i, path)
			}
			return true
		}
		if t.intoImplementations(sel.Sel.Name, call, i, path) {
			return true
		}
	case importPath == "slices", importPath == "maps" && name != "Keys", slices.Contains(onces, t.w.standard(sel)):
		t.flow(call, path, false) // what they return holds the elements, or does the same
		return true
	}
	return t.besideOptions(call.Args, path)
}

// isValues reports whether e is a sequence of values without their keys.
func isValues(e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	return ok && code.NameOf(call.Fun) == "Values"
}

// intoVariable follows an argument into the functions that a variable, a field
// or a parameter may hold.
func (t *trace) intoVariable(v *types.Var, call *ast.CallExpr, i int, path *frame) {
	t.lookAroundVar(v)
	values := t.w.valuesOf(v)
	if bound, _, ok := t.ask().bound(v, path); ok {
		values = []ast.Expr{bound}
	} else if given := t.w.given(v, t.tests); given != nil {
		values = given
	}
	followed := t.intoLoops(v, call, i, path)
	for _, value := range values {
		if value != nil && t.intoFunction(value, call, i, path) {
			followed = true
		}
	}
	if !followed {
		t.escape(call, i, path)
	}
}

// given are the arguments that calls give for v where it is a parameter of a
// declared function.
func (w *world) given(v *types.Var, tests bool) []ast.Expr {
	id := w.defined[v.Pos()]
	if id == nil {
		return nil
	}
	fn, ok := w.function(id).(*ast.FuncDecl)
	if !ok {
		return nil
	}
	declared := w.funcs[fn.Name.Pos()]
	i := slices.Index(code.Idents(fn.Type.Params), id)
	if i < 0 || declared == nil {
		return nil
	}
	w.lookAround(fn.Name.Name, declared.folder.path, fn.Recv != nil, tests)
	var args []ast.Expr
	for _, use := range w.usesOf(fn.Name.Pos(), tests) {
		e := w.whole(use)
		if call, ok := w.parent(e).(*ast.CallExpr); ok && call.Fun == e && i < len(call.Args) {
			args = append(args, call.Args[i])
		}
	}
	return args
}

// sink records the value if fun, which is called, is the SDK's and takes it. It
// goes by the name: whatever has a method of that name may be the SDK.
func (t *trace) sink(fun ast.Expr, call *ast.CallExpr, i int, path *frame) bool {
	if len(path.inside()) > 0 {
		return false
	}
	importPath, _ := t.w.importedName(fun)
	registers := sdk.Registers
	if t.activity {
		registers = sdk.RegistersActivity
	}
	switch c := sdk.Named(code.NameOf(fun)); {
	case c.Is(registers):
		if i != c.Argument || importPath != "" && !sdk.IsPath(importPath) {
			return false
		}
		t.want(fun) // which may be another's of that name
		if !t.activity || !c.Dynamic {
			t.register(call, optionsOf(c, call), path)
		}
		return true
	case t.activity:
		return t.executedBy(c, call, importPath == sdk.Workflow)
	case c.TakesWorkflow() && c.Field == "":
		t.started(c, call.Pos())
		if importPath == sdk.Workflow && c.Message == sdk.Signal {
			uses := t.usesAt(call.Pos())
			uses.Signaled = append(uses.Signaled, report.Place(t.w.fset, t.mention))
		}
		return true
	case importPath == sdk.Workflow:
		uses := t.usesAt(call.Pos())
		uses.Handlers = append(uses.Handlers, report.Place(t.w.fset, t.mention))
		return true
	}
	return false
}

// optionsOf is the argument of a registration that may hold a name, nil for none.
func optionsOf(c *sdk.Call, call *ast.CallExpr) ast.Expr {
	if c.Options > 0 && c.Options < len(call.Args) {
		return call.Args[c.Options]
	}
	return nil
}

// sinkField records the value if it is put, at pos, into a field of a struct that
// is one of the SDK's.
func (t *trace) sinkField(importPath, name, field string, pos token.Pos) bool {
	if !sdk.IsPath(importPath) {
		return false
	}
	if c := sdk.Named(name); c.Is(sdk.Starts) && c.Field == field {
		t.started(c, pos)
	} else {
		uses := t.usesAt(pos)
		uses.Handlers = append(uses.Handlers, report.Place(t.w.fset, t.mention))
	}
	return true
}

// started records that code at pos hands the function to a call that starts it.
func (t *trace) started(c *sdk.Call, pos token.Pos) {
	uses, mention := t.usesAt(pos), report.Place(t.w.fset, t.mention)
	uses.Starts = append(uses.Starts, mention)
	if c.SendsOwnName {
		uses.Sent = append(uses.Sent, Sending{mention, c.Name})
	}
}

// usesAt are the uses that belong to code at pos, or to the mention: where either
// is a test, it is a test's use.
func (t *trace) usesAt(pos token.Pos) *Uses {
	if t.w.inTest(pos) || t.mention.IsValid() && t.w.inTest(t.mention) {
		return &t.use.Tests
	}
	return &t.use.Code
}

// into follows the i-th argument of call into a function of that type.
func (t *trace) into(fn *ast.FuncType, call *ast.CallExpr, i int, path *frame) {
	params := code.Idents(fn.Params)
	if len(params) == 0 {
		return
	}
	if param := params[min(i, len(params)-1)]; param != nil {
		t.carry(t.w.def(param), path.then(call, intoCall{call, fn}))
	}
}

// intoImplementations follows an argument into the methods of that name that a
// call through an interface may reach: those in packages that deal with the
// SDK. It reports whether there are any.
func (t *trace) intoImplementations(name string, call *ast.CallExpr, i int, path *frame) bool {
	found := false
	for _, pkg := range t.w.wrappers {
		for _, fn := range t.w.methodsNamed(pkg, name, len(call.Args)) {
			t.w.analyze(pkg, t.tests)
			t.into(fn.Type, call, i, path)
			found = true
		}
	}
	return found
}

// methodsNamed are the methods of that name in a package, outside tests, that can be
// called with that many arguments.
func (w *world) methodsNamed(pkg *folder, name string, args int) []*ast.FuncDecl {
	var methods []*ast.FuncDecl
	for _, f := range w.parse(pkg, false) {
		for _, decl := range f.ast.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if ok && fn.Recv != nil && fn.Name.Name == name && takes(fn.Type, args) {
				methods = append(methods, fn)
			}
		}
	}
	return methods
}

// takes reports whether a function can be called with n arguments.
func takes(fn *ast.FuncType, n int) bool {
	params := len(code.Idents(fn.Params))
	if code.IsVariadic(fn) {
		return n >= params-1
	}
	return n == params
}

// methodsOfValue are the methods of that name that a call on e reaches, where
// all values that e may have are of types that the modules declare; nil where
// that is not known.
func (t *trace) methodsOfValue(e ast.Expr, method string, path *frame, depth int) []*function {
	if e == nil || depth > maxDepth {
		return nil
	}
	if typ := t.w.typeOf(ast.Unparen(e)); typ != nil && !types.IsInterface(typ) {
		named := code.Named(typ)
		if named == nil {
			return nil
		}
		for m := range named.Origin().Methods() {
			if fn := t.w.funcs[m.Pos()]; fn != nil && m.Name() == method {
				return []*function{fn}
			}
		}
		return nil
	}
	v, ok := t.w.object(e).(*types.Var)
	if !ok {
		return nil
	}
	if bound, outer, ok := t.ask().bound(v, path); ok {
		return t.methodsOfValue(bound, method, outer, depth+1)
	}
	values := t.w.given(v, t.tests)
	if values == nil {
		t.lookAroundVar(v)
		values = t.w.valuesOf(v)
	}
	var found []*function
	for _, value := range values {
		methods := t.methodsOfValue(value, method, path, depth+1)
		if methods == nil {
			return nil
		}
		found = append(found, methods...)
	}
	return found
}
