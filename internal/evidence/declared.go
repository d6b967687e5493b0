package evidence

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Declared is a function or method, or a method of an interface, that a package declares
// outside tests. By its looks it can be a workflow, or else an activity.
type Declared struct {
	Func
	Pos      token.Position
	Activity bool
	// Ignored reports whether it has the directive that says it is neither.
	Ignored bool
}

// String is its name in its package, with that of the receiver's type.
func (d Declared) String() string {
	if d.Receiver != "" {
		return d.Receiver + "." + d.Name
	}
	return d.Name
}

// Declared are those of the package at importPath. Some may be missing where a file has a
// mistake in its syntax: broken.
func (r *Reader) Declared(importPath string) (all []Declared, broken bool) {
	home := r.files.packages[importPath]
	if home == nil {
		return nil, false
	}
	for _, f := range r.world.parse(home, false) {
		all = append(all, r.world.declaredIn(f)...)
		broken = broken || f.mistake != nil
	}
	return all, broken || len(home.headless) > 0
}

// declaredIn is [Reader.Declared] for a file.
func (w *world) declaredIn(f *file) (all []Declared) {
	syntax, fset := f.ast, w.fset
	if bytes.Contains(f.text, []byte(directive.Prefix)) { // in a comment, which takes a parsing of its own
		fset = token.NewFileSet()
		syntax, _ = parser.ParseFile(fset, f.name, f.text, parser.ParseComments|parser.SkipObjectResolution)
	}
	add := func(receiver string, name *ast.Ident, typ *ast.FuncType, doc *ast.CommentGroup) {
		given := directive.Parse(doc, nil)
		d := Declared{
			Func: Func{Package: f.folder.path, Receiver: receiver, Name: name.Name},
			Pos:  report.Place(fset, name.Pos()), Activity: !w.takesContext(f, typ), Ignored: given.Ignore,
		}
		goName := names.GoName
		if d.Activity {
			goName = names.ActivityGoName
		}
		d.GoName = cmp.Or(given.As, goName(receiver, name.Name))
		all = append(all, d)
	}
	for _, decl := range syntax.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok {
			add(w.receiverName(f.folder, fn), fn.Name, fn.Type, fn.Doc)
		}
	}
	code.TypeSpecs(syntax, func(spec *ast.TypeSpec, _ *ast.CommentGroup) {
		typ, ok := ast.Unparen(spec.Type).(*ast.InterfaceType)
		if !ok {
			return
		}
		for _, method := range typ.Methods.List {
			if fn, ok := method.Type.(*ast.FuncType); ok && len(method.Names) == 1 {
				add(spec.Name.Name, method.Names[0], fn, method.Doc)
			}
		}
	})
	return all
}
