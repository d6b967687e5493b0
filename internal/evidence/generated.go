package evidence

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// generatedNames records the uses of what the tool generates for the function.
// The tool's own output is not looked at, so these are names that refer to
// nothing: a package that has come to use the generated starters only must not
// lose its workflows for that.
func (t *trace) generatedNames(home *folder) {
	x := t.fn.GoName
	if x == "" || t.w.declaresContract(home, x) || t.yields(home) {
		return
	}
	isUse := func(name string) bool {
		use, ok := names.UseOf(name, x)
		return ok && !t.w.isOfAnother(name, use, x, home)
	}
	t.mentions(isUse, home, func(id *ast.Ident, pkg *folder) {
		use, _ := names.UseOf(id.Name, x)
		if !t.isGenerated(use, id, pkg, home) {
			return
		}
		t.mention = id.Pos()
		uses, pos := t.usesAt(id.Pos()), report.Place(t.w.fset, id.Pos())
		if use.Proof == names.Registration {
			uses.Registrations = append(uses.Registrations, Registration{Pos: pos, At: pos, NamePos: pos, Generated: true})
		} else {
			uses.Starts = append(uses.Starts, pos)
			if t.signals(use, id) {
				uses.Signaled = append(uses.Signaled, pos)
			}
		}
	})
}

// signals reports whether a use is that of a workflow that signals the function with its
// start: by the function for that, which has the name of a client's method, or by the
// constant of its name.
func (t *trace) signals(use names.Use, id *ast.Ident) bool {
	around := t.w.parent(id)
	sel, selected := around.(*ast.SelectorExpr)
	if use.Function && use.Method {
		return !selected || t.w.packageOf(sel) != ""
	}
	if selected {
		around = t.w.parent(sel)
	}
	call, ok := around.(*ast.CallExpr)
	if !ok || use.Identifier != names.TypeName || code.NameOf(call.Fun) != "SignalWithStartWorkflow" {
		return false
	}
	importPath, _ := t.w.importedName(call.Fun)
	return importPath == sdk.Workflow
}

// yields reports whether what is generated under the function's Go name is for
// another function of home, which has that name too and may be a workflow, while
// code only calls this one: a method Handle beside the Execute of its type.
func (t *trace) yields(home *folder) bool {
	var others []definition
	for _, d := range t.w.definitions(home) {
		if d.GoName == t.fn.GoName && !d.ignored && (d.Receiver != t.fn.Receiver || d.Name != t.fn.Name) {
			others = append(others, d)
		}
	}
	if len(others) == 0 || !t.isHelper(home) {
		return false
	}
	return slices.ContainsFunc(others, func(d definition) bool {
		other := newTrace(t.w, d.Func)
		other.wanted = t.wanted
		other.mentioned(home)
		return d.directive || !other.isHelper(home)
	})
}

// isHelper reports whether code only calls the function, or hands it to the SDK for
// another purpose, where it is named and through interfaces.
func (t *trace) isHelper(home *folder) bool {
	if t.isRun() {
		return false
	}
	t.indirectly(home)
	return !t.isRun() && len(t.use.Code.Handlers)+len(t.use.Code.Calls) > 0
}

// isOfAnother reports whether a name is that of something which is generated for
// another workflow in home, or for a contract, rather than what use says.
func (w *world) isOfAnother(name string, use names.Use, x string, home *folder) bool {
	beats := func(goName string) bool {
		other, ok := names.UseOf(name, goName)
		return ok && goName != x && other.Beats(use)
	}
	return slices.ContainsFunc(w.definitions(home), func(d definition) bool { return beats(d.GoName) }) ||
		slices.ContainsFunc(w.contracts, func(c contract) bool { return c.home == home && beats(c.goName) })
}

// mentions calls visit for the identifiers that refer to nothing and have a name
// for which match is true: those in home, and in the packages that import it or
// those that its starters are generated into.
func (t *trace) mentions(match func(name string) bool, home *folder, visit func(id *ast.Ident, pkg *folder)) {
	t.w.analyze(home, t.tests)
	pkgs := append([]*folder{home}, t.w.files.importers[home.path]...)
	for _, client := range t.w.clients[home.path] {
		pkgs = append(pkgs, t.w.files.importers[client]...)
	}
	seen := map[*folder]bool{}
	for _, pkg := range pkgs {
		if seen[pkg] {
			continue
		}
		seen[pkg] = true
		if slices.ContainsFunc(pkg.maybeGenerated(), match) || pkg.dotImports(home.path) {
			t.w.analyze(pkg, t.tests)
		}
		for _, f := range t.w.parse(pkg, t.tests) {
			for _, id := range t.w.maybeGenerated(f) {
				if match(id.Name) {
					visit(id, pkg)
				}
			}
		}
	}
}

// maybeGenerated are the words among the members that pkg mentions that can be
// generated identifiers.
func (pkg *folder) maybeGenerated() []string {
	if pkg.generated == nil {
		pkg.mentions("") // reads the members
		pkg.generated = []string{}
		for name := range pkg.members {
			if names.MayBeGenerated(name) {
				pkg.generated = append(pkg.generated, name)
			}
		}
	}
	return pkg.generated
}

// maybeGenerated are the identifiers in f that can be generated ones: they refer
// to nothing. There are none in a file that is not analyzed.
func (w *world) maybeGenerated(f *file) []*ast.Ident {
	if f.generated != nil || f.info == nil {
		return f.generated
	}
	f.generated = []*ast.Ident{}
	fields := map[*ast.Ident]bool{}
	ast.Inspect(f.ast, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			addFieldKeys(fields, n)
		case *ast.Ident:
			if names.MayBeGenerated(n.Name) && w.use(n) == nil && w.def(n) == nil && !fields[n] {
				f.generated = append(f.generated, n)
			}
		}
		return true
	})
	return f.generated
}

// addFieldKeys adds the keys in a literal that is not one of a map: fields, of a
// struct that may not be looked at.
func addFieldKeys(fields map[*ast.Ident]bool, literal *ast.CompositeLit) {
	if _, isMap := literal.Type.(*ast.MapType); isMap {
		return
	}
	for _, elt := range literal.Elts {
		if pair, ok := elt.(*ast.KeyValueExpr); ok {
			if id, ok := pair.Key.(*ast.Ident); ok {
				fields[id] = true
			}
		}
	}
}

// isGenerated reports whether a name that refers to nothing, in pkg, is the one
// that is generated into home or into the package of its client: a bare name in
// the package, a member of it, or a method of the generated client.
func (t *trace) isGenerated(use names.Use, id *ast.Ident, pkg, home *folder) bool {
	ours := func(importPath string) bool {
		return importPath == home.path || slices.Contains(t.w.clients[home.path], importPath)
	}
	sel, ok := t.w.parent(id).(*ast.SelectorExpr)
	if !ok {
		return use.Function && (pkg == home || slices.Contains(t.w.fileAt(id.Pos()).dots, home.path))
	}
	if sel.Sel != id {
		return false
	}
	if importPath := t.w.packageOf(sel); importPath != "" || !use.Method {
		return use.Function && ours(importPath)
	}
	if importPath := t.w.clientOf(sel.X, 0); importPath != "" {
		return ours(importPath) || t.w.isClientPackage(importPath, t.fn.GoName)
	}
	// Nothing else is likely to have a method that begins with Execute or
	// SignalWithStart. But GetOrder is what protocol buffers call a getter.
	typ := t.w.typeOf(sel.X)
	return use.Proof == names.Start && (typ == nil || typ == types.Typ[types.Invalid])
}

// isClientPackage reports whether the modules' package at importPath, which is
// known to have a generated client, can have that of another one's workflow x:
// it has no such workflow of its own.
func (w *world) isClientPackage(importPath, x string) bool {
	home := w.files.packages[importPath]
	return w.files.inModules(importPath) && (home == nil ||
		!w.declaresContract(home, x) && !slices.ContainsFunc(w.definitions(home), func(d definition) bool { return d.GoName == x }))
}

// clientOf is the import path of the package whose generated client, if it is
// one, e is; "" where that is not known.
func (w *world) clientOf(e ast.Expr, depth int) string {
	if depth > maxDepth {
		return ""
	}
	e = pointee(e)
	if call, ok := e.(*ast.CallExpr); ok {
		fn, ok := w.object(call.Fun).(*types.Func)
		if !ok {
			return w.packageOf(call.Fun) // NewWorkflowClient, which refers to nothing
		}
		declared := w.funcs[fn.Pos()]
		if declared == nil || declared.decl.Type.Results == nil {
			return ""
		}
		return w.packageOf(declared.decl.Type.Results.List[0].Type)
	}
	v, ok := w.object(e).(*types.Var)
	if !ok {
		return ""
	}
	if typ := w.declaredType(v); typ != nil {
		return w.packageOf(typ)
	}
	for _, value := range w.valuesOf(v) {
		if value != nil {
			return w.clientOf(value, depth+1)
		}
	}
	return ""
}

// packageOf is the import path of the package that declares a name, or a pointer
// to one, that refers to nothing known; "" where that is not known.
func (w *world) packageOf(e ast.Expr) string {
	e = pointee(e)
	f := w.fileAt(e.Pos())
	if f == nil {
		return ""
	}
	switch e := e.(type) {
	case *ast.Ident:
		if w.object(e) == nil {
			return f.folder.path
		}
	case *ast.SelectorExpr:
		importPath, _ := w.importedName(e)
		if x, ok := e.X.(*ast.Ident); ok && w.object(x) == nil { // which the type checker passed over
			importPath = code.ImportedAs(f.ast, x.Name)
		}
		return importPath
	}
	return ""
}

// typeNameConst is the X of an expression that can only be the generated
// constant XTypeName, or XActivityTypeName of an activity, and the folder of the
// package that it is generated into: nil for any other expression.
func (w *world) typeNameConst(e ast.Expr, activity bool) (x string, home *folder) {
	constant := names.TypeName
	if activity {
		constant = names.ActivityTypeName
	}
	x, ok := constant.Cut(code.NameOf(e))
	if !ok || w.object(e) != nil {
		return "", nil
	}
	if _, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
		importPath, _ := w.importedName(e)
		return x, w.files.packages[importPath]
	}
	if f := w.fileAt(e.Pos()); f != nil {
		return x, f.folder
	}
	return "", nil
}
