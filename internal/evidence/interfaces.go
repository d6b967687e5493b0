package evidence

import (
	"bytes"
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// receiver is a type with methods.
type receiver struct {
	home *folder
	name string
}

// declarations are those of the receiver's method, or of the function if it has
// no name: under opposite build constraints there are several.
func (w *world) declarations(of receiver, method string) []*ast.FuncDecl {
	var decls []*ast.FuncDecl
	for _, f := range w.parse(of.home, false) {
		for _, decl := range f.ast.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Name.Name == method && w.receiverName(of.home, fn) == of.name {
				decls = append(decls, fn)
			}
		}
	}
	return decls
}

// receiverName is the name of the type that fn, of package home, is a method of,
// "" for a function. The receiver may be spelled with an alias of the type.
func (w *world) receiverName(home *folder, fn *ast.FuncDecl) string {
	name := code.Receiver(fn)
	for range maxDepth {
		of := w.aliases(home)[name].of
		if of == nil || code.BaseName(of) == "" {
			break
		}
		name = code.BaseName(of)
	}
	return name
}

// interfaceMethods follows the methods of interfaces that the receiver
// implements. Only code that has a workflow.Context can call them, or such that registers
// activities.
func (t *trace) interfaceMethods(home *folder) {
	if !t.w.mayDeclareInInterface(t.fn.Name) {
		return
	}
	methods := t.methodsOf(home)
	pkgs := slices.Concat(t.w.wrappers, t.w.files.importers[sdk.Workflow])
	if t.activity {
		pkgs = slices.Concat(pkgs, t.w.files.importers[sdk.Worker], t.w.files.importers[sdk.Activity])
	}
	for _, m := range t.throughInterfaces(t.fn.Name, pkgs) {
		recv := t.w.use(m.id).(*types.Func).Signature().Recv().Type()
		if iface, ok := recv.Underlying().(*types.Interface); !ok || !includes(methods, iface) {
			continue
		}
		first := ofInterface{receiver: receiver{home, t.fn.Receiver}}
		if sel, ok := t.w.whole(m.id).(*ast.SelectorExpr); ok {
			first.base = t.w.object(sel.X)
		}
		t.follow(m.id, &frame{pos: m.id.Pos(), end: m.id.End(), step: first})
	}
}

// throughInterfaces are the uses of interface methods of that name in pkgs. What
// other packages do that happen to be analyzed must not count.
func (t *trace) throughInterfaces(name string, pkgs []*folder) []mention {
	var uses []mention
	for _, pkg := range pkgs {
		if pkg.mentions(name) {
			t.w.analyze(pkg, t.tests)
		}
	}
	for _, m := range t.w.interfaceUses[name] {
		if slices.Contains(pkgs, m.folder) {
			uses = append(uses, m)
		}
	}
	return uses
}

// methodsOf are the methods of the function's receiver type.
func (t *trace) methodsOf(home *folder) map[string]*types.Signature {
	methods := map[string]*types.Signature{}
	pkg, err := t.w.declare(home.path)
	if err != nil {
		return methods
	}
	obj := pkg.Scope().Lookup(t.fn.Receiver)
	if obj == nil {
		return methods
	}
	for method := range types.NewMethodSet(types.NewPointer(obj.Type())).Methods() {
		if fn, ok := method.Obj().(*types.Func); ok {
			methods[fn.Name()] = fn.Signature()
		}
	}
	return methods
}

// includes reports whether methods has all methods of iface. Their types are not
// compared, as most are not known.
func includes(methods map[string]*types.Signature, iface *types.Interface) bool {
	for method := range iface.Methods() {
		have, want := methods[method.Name()], method.Signature()
		if have == nil || have.Variadic() != want.Variadic() ||
			have.Params().Len() != want.Params().Len() || have.Results().Len() != want.Results().Len() {
			return false
		}
	}
	return true
}

// implementation is the method that a call through an interface reaches when
// that is the one that the value is a method of.
func (w *world) implementation(call *ast.CallExpr, path *frame) *ast.FuncDecl {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	base := w.object(sel.X)
	for f := path; f != nil; f = f.up {
		step, ok := f.step.(ofInterface)
		if !ok {
			continue
		}
		if base == nil || step.base == nil || base.Pos() != step.base.Pos() {
			return nil
		}
		if decls := w.declarations(step.receiver, sel.Sel.Name); len(decls) == 1 {
			return decls[0]
		}
		return nil
	}
	return nil
}

// mayDeclareInInterface reports whether an interface may have a method of that
// name that takes a workflow.Context, judged by the bytes of the packages that
// have to do with workflows: there its name begins a line or a declaration.
func (w *world) mayDeclareInInterface(method string) bool {
	if w.inInterfaces == nil {
		w.inInterfaces = map[string]bool{}
		for importPath := range w.related {
			if pkg := w.files.packages[importPath]; pkg != nil {
				for _, f := range pkg.files {
					addDeclared(w.inInterfaces, f.text)
				}
			}
		}
	}
	return w.inInterfaces[method]
}

// addDeclared adds the names before a parenthesis that are first in a line, in
// braces, behind a semicolon or behind a comment.
func addDeclared(names map[string]bool, text []byte) {
	for i := 0; ; i++ {
		n := bytes.IndexByte(text[i:], '(')
		if n < 0 {
			return
		}
		i += n
		start := i
		for start > 0 && code.IsIdentByte(text[start-1]) {
			start--
		}
		before := start
		for before > 0 && (text[before-1] == ' ' || text[before-1] == '\t' || text[before-1] == '\r') {
			before--
		}
		if start < i && (before == 0 || bytes.IndexByte([]byte("\n{;/"), text[before-1]) >= 0) {
			names[string(text[start:i])] = true
		}
	}
}
