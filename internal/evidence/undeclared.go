package evidence

import (
	"bytes"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Undeclared says which registrations outside tests can't be told, as the code does not
// compile: a file of their package has a mistake in its syntax, or imports a package that is
// missing in the modules, or what they register is declared nowhere. So what no code
// registers may be registered there.
func (r *Reader) Undeclared() []report.Diagnostic {
	if r.hidden == nil {
		r.hidden = []report.Diagnostic{}
		for _, pkg := range r.files.packages {
			if slices.ContainsFunc(pkg.all(), (*source).registers) {
				r.hidden = append(r.hidden, r.undeclared(pkg)...)
			}
		}
		r.hidden = report.Sort(r.hidden)
	}
	return r.hidden
}

// all are the files of pkg, those without its name among them, but for tests.
func (pkg *folder) all() []*source {
	return slices.DeleteFunc(slices.Concat(pkg.files, pkg.headless), func(f *source) bool { return f.test })
}

// registers reports whether a file may hand workflows or activities to the SDK.
func (file *source) registers() bool { return file.verb || file.activities }

// undeclared is [Reader.Undeclared] for a package.
func (r *Reader) undeclared(pkg *folder) (all []report.Diagnostic) {
	registers := false
	var files []*file
	for _, src := range pkg.all() {
		f := r.world.parseFile(pkg, src)
		if mistake := f.syntaxMistake(); mistake != nil {
			all = append(all, *mistake)
			continue
		}
		files = append(files, f)
		if src.registers() {
			found, any := r.world.undeclaredIn(f)
			all, registers = append(all, found...), registers || any
		}
	}
	if registers {
		for _, f := range files {
			all = append(all, r.missing(f)...)
		}
	}
	return all
}

// syntaxMistake is what is wrong in the syntax of f, nil for nothing.
func (f *file) syntaxMistake() *report.Diagnostic {
	var mistakes scanner.ErrorList
	if !errors.As(f.mistake, &mistakes) {
		return nil
	}
	return &report.Diagnostic{Pos: mistakes[0].Pos, Message: mistakes[0].Msg}
}

// undeclaredIn are the registrations in f of what is declared nowhere. It reports whether
// there are any registrations.
func (w *world) undeclaredIn(f *file) (all []report.Diagnostic, registers bool) {
	ast.Inspect(f.ast, func(n ast.Node) bool {
		call, _, target := sdk.Like(n)
		if !call.Is(sdk.Registers, sdk.RegistersActivity) || call.Dynamic {
			return true
		}
		registers = true
		if e := made(target); w.isUndeclared(f, e) {
			all = append(all, w.declaredNowhere(e))
		}
		return true
	})
	return all, registers
}

func (w *world) declaredNowhere(e ast.Expr) report.Diagnostic {
	return report.Diagnostic{Pos: report.Place(w.fset, e.Pos()), Message: types.ExprString(e) + " is declared nowhere"}
}

// missing are the packages that f imports and that are missing in the modules.
func (r *Reader) missing(f *file) (all []report.Diagnostic) {
	for _, spec := range f.ast.Imports {
		imported := code.ImportPath(spec)
		if !r.world.mayBeMissing(imported) || r.world.isOutput(imported) {
			continue
		}
		if r.readElsewhere([]string{imported}); r.elsewhere[imported] == nil { // another module may be below
			all = append(all, report.Diagnostic{Pos: report.Place(r.world.fset, spec.Pos()), Message: fmt.Sprintf("there is no package %s", imported)})
		}
	}
	return all
}

// made is the type of a literal, or of what new makes, or the function that makes what is
// registered, or else that itself.
func made(e ast.Expr) ast.Expr {
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		return made(e.X)
	case *ast.CompositeLit:
		return e.Type
	case *ast.CallExpr:
		if code.NameOf(e.Fun) == "new" && len(e.Args) == 1 {
			return e.Args[0]
		}
		return e.Fun
	}
	return e
}

// isUndeclared reports whether a name in f is declared nowhere, or a member of a package
// of the modules is not declared there.
func (w *world) isUndeclared(f *file, e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.Ident:
		if f.folder.declares(e.Name) || len(f.dots) > 0 {
			return false
		}
		w.analyze(f.folder, false)
		return w.object(e) == nil
	case *ast.SelectorExpr:
		pkg := w.memberOf(f, e)
		return pkg != nil && !pkg.declares(e.Sel.Name) && !w.isShadowed(f, e)
	}
	return false
}

// isShadowed reports whether the package in a selector in f is none there, as a variable has
// its name.
func (w *world) isShadowed(f *file, sel *ast.SelectorExpr) bool {
	w.analyze(f.folder, false)
	_, isPackage := w.object(sel.X).(*types.PkgName)
	return w.object(sel.X) != nil && !isPackage
}

// memberOf is the package of the modules that a selector in f names a member of, nil for
// none.
func (w *world) memberOf(f *file, sel *ast.SelectorExpr) *folder {
	if x, ok := sel.X.(*ast.Ident); ok {
		return w.files.packages[code.ImportedAs(f.ast, x.Name)]
	}
	return nil
}

// declares reports whether a file of pkg declares a name outside functions.
func (pkg *folder) declares(name string) bool {
	return slices.ContainsFunc(pkg.files, func(f *source) bool {
		_, ok := f.outlined().Names[name]
		return ok || f.outlined().Odd
	})
}

// mayBeMissing reports whether the modules should have a package and do not.
func (w *world) mayBeMissing(importPath string) bool {
	return w.files.inModules(importPath) && w.files.packages[importPath] == nil
}

// isOutput reports whether a package that is missing is one that the tool generates into:
// its own output is taken for missing.
func (w *world) isOutput(importPath string) bool {
	for _, clients := range w.clients {
		if slices.Contains(clients, importPath) {
			return true
		}
	}
	for _, pkg := range w.files.packages {
		for _, src := range pkg.files {
			if slices.Contains(pkg.outputs(src), importPath) {
				return true
			}
		}
	}
	return false
}

// outputs are the import paths of the packages that a file declares outputs in.
func (pkg *folder) outputs(src *source) (paths []string) {
	if !bytes.Contains(src.text, []byte(directive.OutputPrefix)) {
		return nil
	}
	syntax, _ := parser.ParseFile(token.NewFileSet(), src.name, src.text, parser.ParseComments|parser.SkipObjectResolution)
	for _, out := range directive.Outputs(syntax, func(token.Pos, string) {}) {
		paths = append(paths, path.Join(pkg.path, path.Dir(strings.ReplaceAll(out.File, directive.PackageInOutput, pkg.name()))))
	}
	return paths
}
