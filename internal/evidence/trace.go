package evidence

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// trace follows one function through the code, from every mention of its name
// to where its value ends.
type trace struct {
	w    *world
	fn   Func
	use  Use
	seen map[visit]bool
	// tests reports whether tests are looked at too.
	tests bool
	// activity reports whether the function is followed as an activity.
	activity bool
	// mention is where the function is named whose value is being followed.
	mention token.Pos
	// expression reports whether a method expression mentions it, which takes the
	// receiver first.
	expression bool
	// reached are the variables that this value has come to.
	reached map[token.Pos]bool
	// holder is where a value of the receiver goes on its way to other modules.
	holder token.Pos
	// named gives the registrations of that mention their names.
	named []func()
	// wanted are the packages of other modules, by import path, that the value came to
	// and that w does not have.
	wanted map[string]bool
	// lost reports whether a struct which the value is in could not be followed.
	lost bool
}

// visit is an object reached on a path with these last frames. More would tell
// more ways apart, and take longer where functions call each other in circles.
type visit struct {
	object, mention token.Pos
	frames          [4]token.Pos
}

// visited reports whether the value has come to the object at pos this way before.
func (t *trace) visited(pos token.Pos, path *frame) bool {
	t.reached[pos] = true
	at := visit{object: pos, mention: t.mention}
	for i := 0; i < len(at.frames) && path != nil; i++ {
		at.frames[i] = path.end
		path = path.up
	}
	if t.seen[at] {
		return true
	}
	t.seen[at] = true
	return false
}

// maxDepth is the longest way followed. Real ones have up to six steps.
const maxDepth = 24

func newTrace(w *world, fn Func) *trace {
	return &trace{w: w, fn: fn, seen: map[visit]bool{}, wanted: map[string]bool{}}
}

// run collects the evidence: that of tests only where other code does nothing
// with the function, which saves looking at most of them.
func (t *trace) run() {
	home := t.w.files.packages[t.fn.Package]
	if home == nil {
		return
	}
	t.collect(home)
	if t.use.Code.count() == 0 {
		t.tests, t.seen = true, map[visit]bool{}
		t.collect(home)
	}
}

func (t *trace) collect(home *folder) {
	t.mentioned(home)
	t.generatedNames(home)
	if t.fn.Receiver != "" {
		t.implementedMethods()
	}
	if !t.isRun() {
		t.indirectly(home)
	}
}

// isRun reports whether code outside tests is known to run the function as a workflow.
func (t *trace) isRun() bool {
	return len(t.use.Code.Registrations)+len(t.use.Code.Starts) > 0
}

// mentioned follows the function from where it is named itself.
func (t *trace) mentioned(home *folder) {
	t.w.analyze(home, t.tests)
	for _, decl := range t.w.declarations(receiver{home, t.fn.Receiver}, t.fn.Name) {
		t.lookAround(decl.Name.Name, t.fn.Package, t.fn.Receiver != "")
		for _, id := range t.w.usesOf(decl.Name.Pos(), t.tests) {
			t.follow(id, nil)
		}
	}
}

// indirectly follows the function, if it is a method, through values of its receiver.
func (t *trace) indirectly(home *folder) {
	if t.fn.Receiver != "" {
		t.holdersElsewhere(home)
		t.interfaceMethods(home)
	}
}

// follow follows the value of the function from where id mentions it.
func (t *trace) follow(id *ast.Ident, path *frame) {
	t.followFrom(id.Pos(), t.w.whole(id), path)
}

// followFrom follows the value of e, which names the function itself, or is a struct with
// it, at pos.
func (t *trace) followFrom(pos token.Pos, e ast.Expr, path *frame) {
	t.begin(pos)
	if sel, ok := e.(*ast.SelectorExpr); ok {
		t.expression = t.w.infoAt(sel).Types[sel.X].IsType()
	}
	uses := t.usesAt(pos)
	before := uses.count() + len(uses.Lost)
	t.flow(e, path, true)
	if uses.count()+len(uses.Lost) == before && !t.w.isIdle(e) {
		uses.Ends = append(uses.Ends, report.Place(t.w.fset, t.mention))
	}
	for _, name := range t.named { // now that it is known where the value goes
		name()
	}
}

// begin forgets the value that was followed before, for the one mentioned at pos.
func (t *trace) begin(pos token.Pos) {
	if t.w.isElsewhere(pos) {
		pos = t.holder
	}
	t.mention, t.expression, t.reached, t.named = pos, false, map[token.Pos]bool{}, nil
}

// lookAround analyzes the packages that may mention the member name of the
// package at importPath. What is not declared at package level, a field or a
// method, can be mentioned without importing the package that declares it.
func (t *trace) lookAround(name, importPath string, anyImporter bool) {
	t.w.lookAround(name, importPath, anyImporter, t.tests)
}

func (w *world) lookAround(name, importPath string, anyImporter, tests bool) {
	if pkg := w.files.packages[importPath]; pkg != nil {
		w.analyze(pkg, tests)
	}
	if !token.IsExported(name) {
		return
	}
	if !anyImporter {
		for _, pkg := range w.files.importers[importPath] {
			if pkg.mentions(name) || pkg.dotImports(importPath) {
				w.analyze(pkg, tests)
			}
		}
		return
	}
	for reached := range w.files.reaching(importPath) {
		if pkg := w.files.packages[reached]; pkg.mentions(name) {
			w.analyze(pkg, tests)
		}
	}
}

// lookAroundVar analyzes the packages that may mention v.
func (t *trace) lookAroundVar(v *types.Var) { t.w.lookAroundVar(v, t.tests) }

func (w *world) lookAroundVar(v *types.Var, tests bool) {
	if v.Pkg() != nil && v.IsField() || code.IsPackageLevel(v) {
		w.lookAround(v.Name(), importPathOf(v.Pkg()), v.IsField(), tests)
	}
}

// whole is the expression of which id is the name: pkg.F for F, x.M for M.
func (w *world) whole(id *ast.Ident) ast.Expr {
	if sel, ok := w.parent(id).(*ast.SelectorExpr); ok && sel.Sel == id {
		return sel
	}
	return id
}

// flow follows the value of e, which came along path. direct reports whether e
// names the function itself.
func (t *trace) flow(e ast.Expr, path *frame, direct bool) {
	switch parent := t.w.parent(e).(type) {
	case *ast.ParenExpr, *ast.UnaryExpr, *ast.StarExpr, *ast.SliceExpr, *ast.TypeAssertExpr:
		t.flow(parent.(ast.Expr), path, direct)
	case *ast.IndexExpr:
		if parent.X != e {
			return
		}
		if direct { // an instance
			t.flow(parent, path, direct)
		} else if inner, ok := t.takenOut(e, parent.Index, path); ok {
			t.flow(parent, inner, direct)
		}
	case *ast.IndexListExpr:
		t.flow(parent, path, direct)
	case *ast.SelectorExpr:
		if parent.X == e {
			t.selected(parent, path)
		}
	case *ast.SendStmt:
		if parent.Value == e {
			t.store(parent.Chan, path)
		}
	case *ast.CallExpr:
		if parent.Fun == e {
			t.called(parent, path, direct)
			return
		}
		for i, arg := range parent.Args {
			if arg == e {
				t.argument(parent, i, path)
			}
		}
	case *ast.KeyValueExpr:
		if parent.Value == e {
			t.element(parent, path)
		}
	case *ast.CompositeLit:
		t.positional(parent, e, path)
	case *ast.AssignStmt:
		for i, rhs := range parent.Rhs {
			if rhs == e && len(parent.Lhs) == len(parent.Rhs) {
				t.store(parent.Lhs[i], path)
			}
		}
		if len(parent.Rhs) == 1 && len(parent.Lhs) > 1 && parent.Rhs[0] == e { // v, ok := m[k]
			t.store(parent.Lhs[0], path)
		}
	case *ast.ValueSpec:
		for i, value := range parent.Values {
			if value != e {
				continue
			}
			t.carry(t.w.def(parent.Names[i]), path)
		}
	case *ast.RangeStmt:
		if parent.X == e {
			t.ranged(parent, path)
		}
	case *ast.ReturnStmt:
		t.returned(parent, e, path)
	case *ast.ExprStmt:
	default:
		t.lose(path)
	}
}

// called records the call of the function, through a variable if not direct,
// unless the function calls itself: someone else must have called it first.
func (t *trace) called(call *ast.CallExpr, path *frame, direct bool) {
	if t.calledHolder(call, path) || len(path.inside()) > 0 || direct && t.w.isInside(call, t.fn) {
		return
	}
	pos := call.Pos()
	if !direct {
		if t.forwarded(call, path) {
			return
		}
		pos = t.mention
	}
	uses := t.usesAt(pos)
	uses.Calls = append(uses.Calls, report.Place(t.w.fset, pos))
}

// store follows the value into what is assigned.
func (t *trace) store(lhs ast.Expr, path *frame) {
	switch lhs := ast.Unparen(lhs).(type) {
	case *ast.Ident:
		obj := t.w.object(lhs)
		if obj == nil && !t.visited(lhs.Pos(), path) { // of a type switch, one for each clause
			t.uses(lhs.Pos(), path)
		}
		t.carry(obj, path)
	case *ast.SelectorExpr:
		obj, base := t.w.object(lhs), t.w.object(lhs.X)
		if obj == nil {
			t.want(lhs)
		}
		if v, ok := base.(*types.Var); ok && obj == nil {
			importPath, name := t.w.declaredAs(v)
			t.sinkField(importPath, name, lhs.Sel.Name, lhs.Pos())
			return
		}
		if field, ok := obj.(*types.Var); ok {
			t.assigned(field, base, lhs, path)
		}
	case *ast.StarExpr:
		t.store(lhs.X, path)
	case *ast.IndexExpr:
		if isMap(t.w.typeOf(lhs.X)) {
			path = path.then(lhs, intoMap{lhs.Index})
		}
		t.store(lhs.X, path)
	}
}

// carry follows the value through the uses of a variable or field that holds
// it, or holds a collection that does.
func (t *trace) carry(obj types.Object, path *frame) {
	obj = origin(obj)
	v, ok := obj.(*types.Var)
	if !ok || !v.Pos().IsValid() || path.depth() > maxDepth {
		return
	}
	if t.visited(v.Pos(), path) {
		return
	}
	t.lookAroundVar(v)
	t.uses(v.Pos(), path)
	t.namedResult(v, path)
}

// uses follows the value through the uses of what is declared at pos.
func (t *trace) uses(pos token.Pos, path *frame) {
	for _, id := range t.w.usesOf(pos, t.tests) {
		t.flow(t.w.whole(id), path, false)
	}
}

// element follows the value of a key: value pair in a literal.
func (t *trace) element(pair *ast.KeyValueExpr, path *frame) {
	literal, ok := t.w.parent(pair).(*ast.CompositeLit)
	if !ok {
		return
	}
	key, _ := pair.Key.(*ast.Ident)
	if key != nil {
		if field, ok := t.w.use(key).(*types.Var); ok && field.IsField() {
			t.inField(field, literal, path)
			return
		}
		if importPath, name := t.w.importedName(literal.Type); t.sinkField(importPath, name, key.Name, literal.Pos()) {
			return
		}
		t.want(literal)
		if t.besideOptions(literal.Elts, path) {
			return
		}
	}
	if isMap(t.w.typeOf(literal)) {
		path = path.then(pair, intoMap{pair.Key})
	}
	t.flow(literal, path, false)
}

// positional follows an element of a literal that has no key.
func (t *trace) positional(literal *ast.CompositeLit, e ast.Expr, path *frame) {
	if s := code.Struct(t.w.typeOf(literal)); s != nil {
		for i, elt := range literal.Elts {
			if elt == e && i < s.NumFields() {
				t.inField(s.Field(i), literal, path)
			}
		}
		return
	}
	if isUnknown(t.w.typeOf(literal)) {
		t.want(literal)
	}
	t.flow(literal, path, false)
}

// ranged follows the elements of a collection into a loop.
func (t *trace) ranged(loop *ast.RangeStmt, path *frame) {
	if t.rangedYield(loop, path) {
		return
	}
	if isValues(loop.X) {
		t.store(loop.Key, path)
		return
	}
	var key ast.Expr
	if id, ok := loop.Key.(*ast.Ident); ok && id.Name != "_" {
		key = id
	}
	if inner, ok := t.takenOut(loop.X, key, path); ok && loop.Value != nil {
		t.store(loop.Value, inner)
	}
}
