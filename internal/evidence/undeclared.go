package evidence

import (
	"errors"
	"fmt"
	"go/ast"
	"go/scanner"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Undeclared says which registrations outside tests can't be told, as the code does not
// compile: their file has a mistake in its syntax, or imports a package that is missing
// in the modules, or what they register is declared nowhere. So what no code registers
// may be registered there.
func (r *Reader) Undeclared() []report.Diagnostic {
	var all []report.Diagnostic
	for _, pkg := range r.files.packages {
		for _, src := range pkg.files {
			if src.verb || src.activities && !src.test {
				all = append(all, r.undeclared(r.world.parseFile(pkg, src))...)
			}
		}
	}
	return report.Sort(all)
}

// undeclared is [Reader.Undeclared] for a file.
func (r *Reader) undeclared(f *file) []report.Diagnostic {
	w := r.world
	var mistakes scanner.ErrorList
	if errors.As(f.mistake, &mistakes) {
		return []report.Diagnostic{{Pos: mistakes[0].Pos, Message: mistakes[0].Msg}}
	}
	var all []report.Diagnostic
	registers := false
	ast.Inspect(f.ast, func(n ast.Node) bool {
		call, _, target := sdk.Like(n)
		if !call.Is(sdk.Registers, sdk.RegistersActivity) || call.Dynamic {
			return true
		}
		registers = true
		if e := made(target); w.isUndeclared(f, e) {
			all = append(all, report.Diagnostic{Pos: report.Place(w.fset, e.Pos()), Message: types.ExprString(e) + " is declared nowhere"})
		}
		return true
	})
	for _, spec := range f.ast.Imports {
		path := code.ImportPath(spec)
		if !registers || !w.files.inModules(path) || w.files.packages[path] != nil {
			continue
		}
		if r.readElsewhere([]string{path}); r.elsewhere[path] == nil { // another module may be below
			all = append(all, report.Diagnostic{Pos: report.Place(w.fset, spec.Pos()), Message: fmt.Sprintf("there is no package %s", path)})
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
		if x, ok := e.X.(*ast.Ident); ok {
			pkg := w.files.packages[code.ImportedAs(f.ast, x.Name)]
			return pkg != nil && !pkg.declares(e.Sel.Name)
		}
	}
	return false
}

// declares reports whether a file of pkg declares a name outside functions.
func (pkg *folder) declares(name string) bool {
	return slices.ContainsFunc(pkg.files, func(f *source) bool {
		_, ok := f.outlined().Names[name]
		return ok || f.outlined().Odd
	})
}
