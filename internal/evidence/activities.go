package evidence

import (
	"cmp"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Nothing about a function says that it is an activity. So they are found from where the
// SDK takes them: from there it goes back to the functions and structs that may come
// there, and from each of these forth again, as a workflow is followed, for the names.

// activities are those of the modules.
type activities struct {
	*Reader
	// uses are those of functions, of methods and of interfaces' methods.
	uses map[Func]*Use
	// structs are the registrations of structs.
	structs map[structType]*Use
	// named are the uses by constant names.
	named map[string]*Use
	// followed are the expressions that were followed, by position.
	followed map[token.Pos]bool
	blind    []Blind
	foreign  Foreign
	// declared are Go names, each with whether a function for it may be declared.
	declared map[string]bool
	// literals are the import paths of the packages that register function literals.
	literals map[string]bool
	// untold are the places where code outside tests executes activities of which it can't
	// be told which they are, and where these come from.
	untold []token.Position
}

// structType is a type of a package that is registered with all its methods.
type structType struct{ pkg, name string }

// Activities are the functions and methods that code of the modules hands to the SDK as
// activities, each with its uses. Where no code outside tests registers one, what tests
// do counts.
func (r *Reader) Activities() map[Func]*Use { return r.findActivities().uses }

// ActivityPackages are the import paths of the packages that declare them, or register
// function literals.
func (r *Reader) ActivityPackages() map[string]bool {
	paths := maps.Clone(r.findActivities().literals)
	for fn := range r.Activities() {
		paths[fn.Package] = true
	}
	return paths
}

// BlindToActivities are the registrations outside tests whose activities can't all be
// told, by position.
func (r *Reader) BlindToActivities() []Blind { return r.findActivities().blind }

func (r *Reader) findActivities() *activities {
	if r.activities != nil {
		return r.activities
	}
	a := &activities{Reader: r, uses: map[Func]*Use{}, structs: map[structType]*Use{}, named: map[string]*Use{}, followed: map[token.Pos]bool{}, declared: map[string]bool{}, literals: map[string]bool{}}
	r.activities = a
	a.look(false)
	a.lookElsewhere()
	tests := len(a.structs) == 0 && !a.registers()
	if tests {
		a.look(true)
	}
	a.addMethods()
	a.addDirected()
	a.addGenerated(tests)
	a.addNamed()
	for _, use := range a.uses {
		use.Code.sort()
		use.Tests.sort()
	}
	slices.SortFunc(a.blind, func(x, y Blind) int { return report.Compare(x.Pos, y.Pos) })
	return a
}

// registers reports whether a function or method is known to be registered.
func (a *activities) registers() bool {
	for _, use := range a.uses {
		if len(use.Code.Registrations) > 0 {
			return true
		}
	}
	return false
}

// look looks at the calls that take activities, in tests or outside of them.
func (a *activities) look(tests bool) {
	var pkgs []*folder
	for _, pkg := range a.files.packages {
		if slices.ContainsFunc(pkg.files, func(f *source) bool { return f.activities && f.test == tests }) {
			pkgs = append(pkgs, pkg)
		}
	}
	slices.SortFunc(pkgs, func(x, y *folder) int { return strings.Compare(x.path, y.path) })
	for _, pkg := range pkgs {
		for _, f := range a.world.parse(pkg, tests) {
			if f.activities && f.test == tests {
				a.lookAt(a.world, f)
			}
		}
	}
}

// lookAt looks at the calls in a file of a world.
func (a *activities) lookAt(w *world, f *file) {
	for _, decl := range f.ast.Decls {
		locals := sync.OnceValue(func() map[string][]ast.Expr { return declaredIn(decl) })
		ast.Inspect(decl, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if c, target := activityCall(f, call); target != nil && !a.executes(f, locals, c, call, target) {
					a.callAt(w, f, c, call, target)
				}
			}
			return true
		})
	}
}

// activityCall is the call of the SDK that a call in f is by its looks, with the argument
// that is the activity; nil if it is none. A workflow's, a client's and the test
// environment's have different places for it.
func activityCall(f *file, call *ast.CallExpr) (c *sdk.Call, target ast.Expr) {
	c = sdk.Named(code.NameOf(call.Fun))
	if !c.TakesActivity() {
		return nil, nil
	}
	i := c.Argument
	if c.Is(sdk.StartsActivity) {
		inWorkflow := slices.Contains(f.dots, sdk.Workflow)
		if x := qualifier(call.Fun); x != nil {
			inWorkflow = code.ImportedAs(f.ast, x.Name) == sdk.Workflow
		}
		if inWorkflow {
			c = sdk.RunsActivityCall
			i = c.Argument
		} else if f.test {
			i = 0
		}
	}
	if i >= len(call.Args) {
		return nil, nil
	}
	return c, ast.Unparen(call.Args[i])
}

// qualifier is the identifier that a function is selected of, nil for none.
func qualifier(fun ast.Expr) *ast.Ident {
	sel, ok := ast.Unparen(fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	x, _ := sel.X.(*ast.Ident)
	return x
}

// callAt follows what comes to a call as its target.
func (a *activities) callAt(w *world, f *file, c *sdk.Call, call *ast.CallExpr, target ast.Expr) {
	var from ast.Expr
	var at *world
	var reached []ast.Expr
	var generated bool
	if c.Dynamic {
		a.foreign.Dynamic = a.foreign.Dynamic || !f.test
		return
	}
	if _, literal := target.(*ast.FuncLit); literal {
		a.literals[f.folder.path] = true
	}
	a.inWorldsFrom(w, func(w *world) map[string]bool {
		w.analyze(f.folder, f.test)
		at, from, reached, generated = w, nil, nil, false
		if w.isOwn(call.Fun) || !w.takesAny(call, target) {
			at = nil
			return nil
		}
		t := &teller{world: w, wanted: map[string]bool{}, seen: map[telling]bool{}}
		t.reach = func(e ast.Expr) bool {
			is := t.isActivity(e)
			if is {
				reached = append(reached, e)
			} else if _, home := t.typeNameConst(e, true); home != nil {
				generated = true
			}
			return is
		}
		t.tells(target, nil)
		from = t.from
		return t.wanted
	})
	for _, e := range reached {
		if !c.Is(sdk.RegistersActivity) || f.test || !a.implemented(at, e) {
			a.follow(at, e, f.test, c)
		}
	}
	switch {
	case f.test, at == nil:
	case c.Is(sdk.RunsActivity):
		a.tellsOf(at, c, target, from, reached, generated)
	case !c.Is(sdk.RegistersActivity):
	case from != nil:
		a.blind = append(a.blind, at.blind(c, call, from))
	case len(reached) == 0:
		a.foreign.add(at, c, call, target)
	}
}

// isActivity reports whether e can't come from anywhere else: it names a function, it is
// a pointer to a struct of the modules, or a constant name.
func (w *world) isActivity(e ast.Expr) bool {
	switch w.object(e).(type) {
	case *types.Func:
		_, called := w.parent(e).(*ast.CallExpr)
		return !called || w.parent(e).(*ast.CallExpr).Fun != e
	case *types.Builtin, *types.TypeName, *types.PkgName:
		return false
	}
	if w.isConstant(e) {
		return true
	}
	pointer, ok := w.typeOf(e).(*types.Pointer) // the SDK takes no struct by its value
	if !ok {
		return false
	}
	named := code.Named(pointer)
	return named != nil && named.Obj().Pkg() != nil && w.files.packages[importPathOf(named.Obj().Pkg())] != nil && code.Struct(named) != nil
}

// takesAny reports whether a call takes anything for an argument, as the SDK does: a
// method of an interface that the modules declare may have others.
func (w *world) takesAny(call *ast.CallExpr, arg ast.Expr) bool {
	fn, ok := w.object(call.Fun).(*types.Func)
	if !ok {
		return true
	}
	i := slices.IndexFunc(call.Args, func(e ast.Expr) bool { return ast.Unparen(e) == arg })
	params := fn.Signature().Params()
	if i >= params.Len() {
		return false
	}
	typ := params.At(i).Type()
	return isUnknown(typ) || types.IsInterface(typ)
}

func (w *world) isConstant(e ast.Expr) bool {
	tv := w.infoAt(e).Types[e]
	return tv.Value != nil && tv.Value.Kind() == constant.String
}

// follow follows what e is from there to the SDK. call is the one that led to it.
func (a *activities) follow(w *world, e ast.Expr, tests bool, call *sdk.Call) {
	if w.isConstant(e) {
		a.name(w, e, call)
		return
	}
	if a.followed[e.Pos()] {
		return
	}
	a.followed[e.Pos()] = true
	var use Use
	fn, isFunc := w.object(e).(*types.Func)
	of, known := Func{}, false
	if isFunc {
		if of, known = w.funcOf(fn); known {
			of.GoName = w.activityName(of)
		}
	}
	home := w.fileAt(e.Pos()).folder
	a.inWorlds(func(w *world) map[string]bool {
		if w.files.packages[home.path] == nil { // one of another module
			return map[string]bool{home.path: true}
		}
		w.analyze(home, tests)
		t := newTrace(w, of)
		t.activity, t.tests = true, tests
		t.followFrom(e.Pos(), e, nil)
		use = t.use
		return t.wanted
	})
	if known {
		of.GoName = ""
		a.of(of).add(use)
	}
	if isFunc {
		return
	}
	named := code.Named(w.typeOf(e)).Origin().Obj()
	at := structType{importPathOf(named.Pkg()), named.Name()}
	if a.structs[at] == nil {
		a.structs[at] = &Use{}
	}
	a.structs[at].add(use)
}

// of are the uses of a function.
func (a *activities) of(fn Func) *Use {
	if a.uses[fn] == nil {
		a.uses[fn] = &Use{}
	}
	return a.uses[fn]
}

// name takes note that an activity is named by a constant.
func (a *activities) name(w *world, e ast.Expr, call *sdk.Call) {
	name := constant.StringVal(w.infoAt(e).Types[e].Value)
	a.usesOfName(name, w.inTest(e.Pos())).addStart(call, report.Place(w.fset, e.Pos()), true)
}

// usesOfName are the uses by a constant name, in tests or outside of them.
func (a *activities) usesOfName(name string, tests bool) *Uses {
	if a.named[name] == nil {
		a.named[name] = &Use{}
	}
	if tests {
		return &a.named[name].Tests
	}
	return &a.named[name].Code
}

// funcOf is a function or method as a question names it, that of an interface by the
// interface's name; false for one that the modules don't declare.
func (w *world) funcOf(fn *types.Func) (Func, bool) {
	fn = fn.Origin()
	if fn.Pkg() == nil {
		return Func{}, false
	}
	of := Func{Package: importPathOf(fn.Pkg()), Name: fn.Name()}
	if home := w.files.packages[of.Package]; home == nil || home.module == "" {
		return Func{}, false
	}
	if recv := fn.Signature().Recv(); recv != nil {
		named := code.Named(recv.Type())
		if named == nil {
			return Func{}, false
		}
		of.Receiver = named.Obj().Name()
	}
	return of, true
}

// executedBy records the value if a call takes it for an activity: the package workflow's,
// or a client's of the same name.
func (t *trace) executedBy(c *sdk.Call, call *ast.CallExpr, inWorkflow bool) bool {
	if !c.TakesActivity() {
		return false
	}
	if inWorkflow && c.Is(sdk.StartsActivity) {
		c = sdk.RunsActivityCall
	}
	t.usesAt(call.Pos()).addStart(c, report.Place(t.w.fset, t.mention), false)
	return true
}

// Compare orders functions by package, receiver and name.
func (f Func) Compare(other Func) int {
	return cmp.Or(strings.Compare(f.Package, other.Package), strings.Compare(f.Receiver, other.Receiver), strings.Compare(f.Name, other.Name))
}
