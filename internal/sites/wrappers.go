package sites

import (
	"cmp"
	"go/ast"
	"go/types"
	"maps"
	"reflect"
	"slices"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// wrappers are the functions that hand on to the SDK.
type wrappers struct {
	// byFunc are those with a name, by types.Func.FullName, and names their short names.
	byFunc map[string]*Wrapper
	names  map[string]bool
	// literals are function literals.
	literals map[*ast.FuncLit]*Wrapper
	// defined are the values of local variables where these are defined, those that may
	// be functions or slices.
	defined map[*types.Var]ast.Expr
	// changed reports which variables change later, of those that were asked about.
	changed map[*types.Var]bool
}

// levels is how many wrappers may call each other in one package.
const levels = 10

// findWrappers finds the wrappers of the package, and has those of the others known. Only
// those are returned that others can call.
func (x *Index) findWrappers() []*Wrapper {
	x.wrappers = wrappers{
		byFunc: map[string]*Wrapper{}, names: map[string]bool{}, literals: map[*ast.FuncLit]*Wrapper{},
		defined: map[*types.Var]ast.Expr{}, changed: map[*types.Var]bool{},
	}
	for _, f := range x.facts() {
		if fact, ok := f.Fact.(*Fact); ok && f.Package.Path() != x.Pass.Pkg.Path() {
			for _, w := range fact.Wrappers {
				x.wrappers.byFunc[w.Func] = w
				x.wrappers.names[shortName(w.Func)] = true
			}
		}
	}
	calls := x.readDefinitions()
	known := x.wrappers.byFunc
	own, literals := map[*types.Func]*Wrapper{}, map[*ast.FuncLit]*Wrapper{}
	for range levels {
		nextOwn, nextLiterals := x.handOn(calls)
		if reflect.DeepEqual(own, nextOwn) && reflect.DeepEqual(literals, nextLiterals) {
			break
		}
		own, literals = nextOwn, nextLiterals
		x.wrappers.literals, x.wrappers.byFunc = literals, maps.Clone(known)
		for fn, w := range own {
			x.wrappers.byFunc[w.Func] = w
			x.wrappers.names[fn.Name()] = true
		}
	}
	var exported []*Wrapper
	for fn, w := range own {
		if fn.Exported() {
			exported = append(exported, w)
		}
	}
	slices.SortFunc(exported, func(a, b *Wrapper) int { return cmp.Compare(a.Func, b.Func) })
	return exported
}

// readDefinitions reads what local variables are defined as, and returns the calls that
// there are.
func (x *Index) readDefinitions() (calls []inspector.Cursor) {
	define := func(id *ast.Ident, value ast.Expr) {
		v, ok := x.Pass.TypesInfo.Defs[id].(*types.Var)
		if !ok || code.IsPackageLevel(v) {
			return
		}
		switch v.Type().Underlying().(type) {
		case *types.Signature, *types.Slice:
			x.wrappers.defined[v] = ast.Unparen(value)
		}
	}
	for in := range x.Root.Children() {
		if isGenerated(in.Node().(*ast.File)) {
			continue
		}
		for at := range in.Preorder((*ast.CallExpr)(nil), (*ast.AssignStmt)(nil), (*ast.ValueSpec)(nil)) {
			switch n := at.Node().(type) {
			case *ast.CallExpr:
				calls = append(calls, at)
			case *ast.AssignStmt:
				for i, lhs := range n.Lhs {
					if id, ok := lhs.(*ast.Ident); ok && len(n.Lhs) == len(n.Rhs) {
						define(id, n.Rhs[i])
					}
				}
			case *ast.ValueSpec:
				for i, id := range n.Names {
					if len(n.Names) == len(n.Values) {
						define(id, n.Values[i])
					}
				}
			}
		}
	}
	return calls
}

// handOn are the functions around calls that hand on to these, by what is known of
// wrappers so far. One that hands different things on is none.
func (x *Index) handOn(calls []inspector.Cursor) (map[*types.Func]*Wrapper, map[*ast.FuncLit]*Wrapper) {
	funcs, literals := map[*types.Func]*Wrapper{}, map[*ast.FuncLit]*Wrapper{}
	for _, at := range calls {
		w, _ := x.handsTo(at.Node().(*ast.CallExpr).Fun)
		if w == nil {
			continue
		}
		for in := range at.Enclosing((*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
			outer := x.around(in, at, w)
			if outer == nil {
				continue
			}
			switch f := in.Node().(type) {
			case *ast.FuncLit:
				add(literals, f, outer)
			case *ast.FuncDecl:
				if fn, ok := x.Pass.TypesInfo.Defs[f.Name].(*types.Func); ok {
					outer.Func = fn.FullName()
					add(funcs, fn, outer)
				}
			}
		}
	}
	maps.DeleteFunc(funcs, func(_ *types.Func, w *Wrapper) bool { return w == nil })
	maps.DeleteFunc(literals, func(_ *ast.FuncLit, w *Wrapper) bool { return w == nil })
	return funcs, literals
}

// add adds what a function hands on, nil once that is not one thing.
func add[F comparable](all map[F]*Wrapper, f F, w *Wrapper) {
	old, ok := all[f]
	switch {
	case !ok:
		all[f] = w
	case old != nil:
		all[f] = joined(old, w)
	}
}

// handsTo is what a call hands on to, the SDK among that, and how messages name it; nil
// for nothing.
func (x *Index) handsTo(fun ast.Expr) (w *Wrapper, name string) {
	if c := callOfFunc(code.Func(x.Pass.TypesInfo, fun)); c != nil {
		return direct(c), c.Title()
	}
	return x.wrapperOf(fun)
}

// wrapperOf is the wrapper that a call calls, or the call of the SDK that a local variable
// is, and how messages name it; nil for none.
func (x *Index) wrapperOf(fun ast.Expr) (w *Wrapper, name string) {
	fun = uninstantiated(fun)
	if fn := code.Func(x.Pass.TypesInfo, fun); fn != nil {
		if !x.wrappers.names[fn.Name()] {
			return nil, ""
		}
		return x.wrappers.byFunc[fn.Origin().FullName()], fn.Name()
	}
	id, ok := fun.(*ast.Ident)
	if !ok {
		return nil, ""
	}
	v, ok := x.Pass.TypesInfo.Uses[id].(*types.Var)
	if !ok || x.wrappers.defined[v] == nil || !code.IsFunc(v.Type()) || x.changes(v) {
		return nil, ""
	}
	if lit, ok := x.wrappers.defined[v].(*ast.FuncLit); ok {
		return x.wrappers.literals[lit], id.Name
	}
	if code.Func(x.Pass.TypesInfo, uninstantiated(x.wrappers.defined[v])) == nil {
		return nil, "" // another variable
	}
	w, _ = x.handsTo(x.wrappers.defined[v])
	return w, id.Name
}

// uninstantiated is a function without its type arguments.
func uninstantiated(fun ast.Expr) ast.Expr {
	switch e := ast.Unparen(fun).(type) {
	case *ast.IndexExpr:
		return ast.Unparen(e.X)
	case *ast.IndexListExpr:
		return ast.Unparen(e.X)
	default:
		return e
	}
}

// siteVia is the site that a call of a wrapper makes, nil if it calls none.
func (x *Index) siteVia(at inspector.Cursor, call *ast.CallExpr) *Site {
	w, name := x.wrapperOf(call.Fun)
	if w == nil || w.call() == nil {
		return nil
	}
	p, ok := w.partsOf(call)
	if !ok {
		return nil
	}
	s := &Site{Call: w.call(), Via: name, TargetExpr: p.target, Args: p.args, ArgsKnown: true}
	if p.target == nil {
		s.TargetExpr, s.Fixed = call.Fun, &w.Fixed
	}
	for i, arg := range s.Args {
		if arg == nil {
			s.Args[i] = &ast.BadExpr{From: call.Pos(), To: call.End()} // of a type that is not known
		}
	}
	if p.spread != nil {
		x.spread(s, at, s.Args, p.spread)
	}
	s.ArgsKnown = s.ArgsKnown && !w.Open
	if w.Returns {
		s.Run = x.follow(at)
	}
	for _, into := range p.into {
		s.Run.taken = append(s.Run.taken, Decode{At: at, Call: call, Value: into})
	}
	if w.ResultType != none {
		if result := x.typeArgument(call, w.ResultType); result != nil {
			s.Run.taken = append(s.Run.taken, Decode{At: at, Call: call, Value: call.Fun, As: result})
		}
	}
	return s
}

// typeArgument is one of those that a generic function is called with, nil if there is
// none.
func (x *Index) typeArgument(call *ast.CallExpr, i int) types.Type {
	name := code.Name(call.Fun)
	if name == nil || i >= x.Pass.TypesInfo.Instances[name].TypeArgs.Len() {
		return nil
	}
	return x.Pass.TypesInfo.Instances[name].TypeArgs.At(i)
}
