package evidence

import (
	"cmp"
	"go/ast"
	"go/token"
	"maps"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// A struct is registered with all its exported methods, those of what it embeds
// included. What a package has of them is read off its syntax: most of its imports are
// not looked at.

// addMethods adds what is registered with structs, and what is called through
// interfaces.
func (a *activities) addMethods() {
	for _, at := range slices.SortedFunc(maps.Keys(a.structs), structType.compare) {
		use := a.structs[at]
		for _, fn := range a.world.methods(at, map[structType]bool{}) {
			if token.IsExported(fn.Name) {
				a.of(fn).add(use.ofMethod(fn.Name))
			}
		}
	}
	for _, fn := range slices.SortedFunc(maps.Keys(a.uses), Func.Compare) {
		if a.world.isInterface(structType{fn.Package, fn.Receiver}) && len(a.uses[fn].Code.Registrations) == 0 {
			a.resolve(fn)
		} else if len(a.uses[fn].Code.Registrations) == 0 && len(a.uses[fn].Code.Starts) > 0 {
			a.registeredElsewhere(fn)
		}
	}
}

// ofMethod is the use of a method of a struct that is used so: the name of the
// registration is what its own begins with.
func (u *Use) ofMethod(name string) Use {
	var of Use
	of.add(*u)
	for _, uses := range []*Uses{&of.Code, &of.Tests} {
		for i := range uses.Registrations {
			r := &uses.Registrations[i]
			if r.Struct = true; r.Name != "" {
				r.Name += name
			}
		}
	}
	return of
}

// registeredElsewhere adds the registrations of a function that code only starts, or that
// a directive declares: other modules may have them.
func (a *activities) registeredElsewhere(fn Func) {
	home := a.files.packages[fn.Package]
	var t *trace
	var lost []Loss
	a.inWorlds(func(w *world) map[string]bool {
		t = newTrace(w, fn)
		t.activity = true
		t.mentioned(home)
		lost = t.use.Code.Lost
		if !t.isRun() {
			t.indirectly(home)
		}
		return t.wanted
	})
	a.of(fn).Code.Registrations, a.of(fn).Code.Lost = t.use.Code.Registrations, lost
}

func (t structType) compare(other structType) int {
	return cmp.Or(cmp.Compare(t.pkg, other.pkg), cmp.Compare(t.name, other.name))
}

// methods are those of a type, those of what it embeds included unless it has others
// of their names.
func (w *world) methods(of structType, seen map[structType]bool) []Func {
	home := w.files.packages[of.pkg]
	if home == nil || home.module == "" || seen[of] {
		return nil
	}
	seen[of] = true
	var found []Func
	has := map[string]bool{}
	add := func(fn Func) {
		if !has[fn.Name] {
			has[fn.Name] = true
			found = append(found, fn)
		}
	}
	var embedded []structType
	for _, f := range w.parse(home, false) {
		for _, decl := range f.ast.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv != nil && w.receiverName(home, fn) == of.name {
				add(Func{Package: of.pkg, Receiver: of.name, Name: fn.Name.Name})
			}
		}
		code.TypeSpecs(f.ast, func(spec *ast.TypeSpec, _ *ast.CommentGroup) {
			if spec.Name.Name != of.name {
				return
			}
			for _, field := range fieldsOf(spec.Type) {
				switch {
				case len(field.Names) == 0:
					embedded = append(embedded, w.typeNamed(f, field.Type))
				case isMethod(field):
					add(Func{Package: of.pkg, Receiver: of.name, Name: field.Names[0].Name})
				}
			}
		})
	}
	for _, inner := range embedded {
		for _, fn := range w.methods(inner, seen) {
			add(fn)
		}
	}
	return found
}

// fieldsOf are the fields of a struct type, or the methods of an interface.
func fieldsOf(typ ast.Expr) []*ast.Field {
	switch typ := ast.Unparen(typ).(type) {
	case *ast.StructType:
		return typ.Fields.List
	case *ast.InterfaceType:
		return typ.Methods.List
	}
	return nil
}

// isMethod reports whether a field is the method of an interface: one of a struct that
// holds a function is no method, and is not exported as one either.
func isMethod(field *ast.Field) bool {
	typ, ok := field.Type.(*ast.FuncType)
	return ok && !typ.Func.IsValid()
}

// typeNamed is the type that an expression in f names, as far as its looks tell.
func (w *world) typeNamed(f *file, e ast.Expr) structType {
	name := code.BaseName(e)
	if name != "" {
		return structType{f.folder.path, name}
	}
	e = ast.Unparen(e)
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	if sel, ok := e.(*ast.SelectorExpr); ok {
		if x, ok := sel.X.(*ast.Ident); ok {
			return structType{w.imported(f, x.Name), sel.Sel.Name}
		}
	}
	return structType{}
}

// isInterface reports whether a type of the modules is declared as an interface.
func (w *world) isInterface(of structType) bool {
	home := w.files.packages[of.pkg]
	if home == nil || of.name == "" {
		return false
	}
	is := false
	for _, f := range w.parse(home, false) {
		code.TypeSpecs(f.ast, func(spec *ast.TypeSpec, _ *ast.CommentGroup) {
			_, iface := ast.Unparen(spec.Type).(*ast.InterfaceType)
			is = is || iface && spec.Name.Name == of.name
		})
	}
	return is
}

// imported is the import path of the package that has a name in f, "" if none has. One of
// the modules has its own name, unless only the tool wrote in it.
func (w *world) imported(f *file, name string) string {
	for _, spec := range f.ast.Imports {
		importPath := code.ImportPath(spec)
		pkg := w.files.packages[importPath]
		switch {
		case spec.Name != nil && spec.Name.Name == name,
			spec.Name == nil && pkg != nil && pkg.name() == name,
			spec.Name == nil && (pkg == nil || pkg.name() == "") && code.GuessName(importPath) == name:
			return importPath
		}
	}
	return ""
}
