package evidence

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// want asks for the packages of other modules that have a say in what e is: the
// question is asked again with them.
func (t *trace) want(e ast.Expr) {
	if !t.w.inTest(e.Pos()) {
		maps.Copy(t.wanted, t.w.originsOf(e).found)
	}
}

// holdersElsewhere asks for the packages of other modules that values of the method's
// receiver go to, and through which an interface there may come to the method.
func (t *trace) holdersElsewhere(home *folder) {
	pkg, err := t.w.declare(home.path)
	if err != nil {
		return
	}
	obj := pkg.Scope().Lookup(t.fn.Receiver)
	if obj == nil {
		return
	}
	t.lookAround(t.fn.Receiver, home.path, false)
	for _, id := range t.w.usesOf(obj.Pos(), false) {
		// What is found out of the value says nothing of the method.
		along := newTrace(t.w, t.fn)
		along.wanted = t.wanted
		if value := t.w.valueOf(t.w.whole(id)); value != nil {
			along.begin(value.Pos())
			along.flow(value, nil, false)
			t.holder = max(t.holder, value.Pos())
		}
	}
}

// valueOf is the literal of type typ, by its address or not, or the call of new for it;
// nil where it is mentioned for something else.
func (w *world) valueOf(typ ast.Expr) ast.Expr {
	switch parent := w.parent(typ).(type) {
	case *ast.CompositeLit:
		if parent.Type == typ {
			return parent
		}
	case *ast.CallExpr:
		if code.NameOf(parent.Fun) == "new" || parent.Fun == typ {
			return parent
		}
	}
	return nil
}

// lose takes note that a struct which the value is in goes where it can't be
// followed.
func (t *trace) lose(path *frame) {
	if len(path.inside()) > 0 {
		t.lost = true
	}
}

// escape takes note that the value, or what it is in, goes as the i-th argument of a
// call to a function that can't be read. What becomes of it there is not known.
func (t *trace) escape(call *ast.CallExpr, i int, path *frame) {
	t.lose(path)
	if t.w.isHarmless(call) {
		return
	}
	pos, to := call.Args[i].Pos(), call.Fun
	for ; t.w.isElsewhere(pos) && path != nil; path = path.up {
		if step, ok := path.step.(intoCall); ok {
			pos, to = path.pos, step.call.Fun
		}
	}
	uses := t.usesAt(pos)
	uses.Lost = append(uses.Lost, Loss{
		Pos: report.Place(t.w.fset, t.placeOf(pos, path)), To: types.ExprString(to), MayRegister: t.w.mayRegister(call.Fun),
	})
}

// mayRegister reports whether code of other modules may register what goes to fun, which
// can't be followed.
func (w *world) mayRegister(fun ast.Expr) bool {
	return w.isOfOthers(fun) || slices.ContainsFunc(w.wrappers, func(pkg *folder) bool { return pkg.module == "" })
}

// harmless are the packages that take functions for values to print or to compare, or
// collections to look into.
var harmless = []string{"errors", "fmt", "log", "log/slog", "maps", "slices", "testing"}

// isHarmless reports whether a call does nothing with a function that it is given, or
// takes its name.
func (w *world) isHarmless(call *ast.CallExpr) bool {
	importPath, name := w.importedName(call.Fun)
	switch {
	case slices.Contains(harmless, importPath), sdk.Named(code.NameOf(call.Fun)) != nil, w.isSDKs(call.Fun):
		return true
	case importPath == "reflect" && name == "TypeOf":
		return true
	case importPath == "reflect" && name == "ValueOf":
		sel, ok := w.parent(call).(*ast.SelectorExpr)
		return ok && (sel.Sel.Name == "Pointer" || sel.Sel.Name == "IsNil" || sel.Sel.Name == "IsValid" || sel.Sel.Name == "Kind")
	}
	_, builtin := w.object(call.Fun).(*types.Builtin)
	return builtin
}

// isIdle reports whether an expression does nothing with the function that it names: it
// is compared, printed, or kept in use for the compiler.
func (w *world) isIdle(e ast.Expr) bool {
	switch parent := w.parent(e).(type) {
	case *ast.ParenExpr:
		return w.isIdle(parent)
	case *ast.BinaryExpr:
		return true
	case *ast.CallExpr:
		return parent.Fun == e || w.isHarmless(parent)
	case *ast.AssignStmt:
		return len(parent.Lhs) == 1 && code.NameOf(parent.Lhs[0]) == "_"
	case *ast.ValueSpec:
		return len(parent.Names) == 1 && parent.Names[0].Name == "_"
	}
	return false
}

// placeOf is pos, or where the value left the main modules on its way there.
func (t *trace) placeOf(pos token.Pos, path *frame) token.Pos {
	for ; t.w.isElsewhere(pos); path = path.up {
		if path == nil {
			return t.mention
		}
		pos = path.pos
	}
	return pos
}
