package evidence

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// definition is a function of the modules, outside tests, that can be a workflow
// by its first parameter.
type definition struct {
	Func
	pos token.Position
	// directive reports whether it has the workflow directive, and typeName is the
	// name in that. ignored reports whether it has the one that says it is none.
	directive bool
	typeName  string
	ignored   bool
}

// definitions are those of a package.
func (w *world) definitions(home *folder) []definition {
	if found, ok := w.defines[home]; ok {
		return found
	}
	var found []definition
	for _, f := range w.parse(home, false) {
		syntax, fset := f.ast, w.fset
		if f.directive { // in a comment, which takes a parsing of its own
			fset = token.NewFileSet()
			syntax, _ = parser.ParseFile(fset, f.name, f.text, parser.ParseComments|parser.SkipObjectResolution)
		}
		for _, decl := range syntax.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || !w.takesContext(f, fn.Type) {
				continue
			}
			given, receiver := directive.Parse(fn.Doc, nil), w.receiverName(home, fn)
			found = append(found, definition{
				Func: Func{
					Package:  home.path,
					Receiver: receiver,
					Name:     fn.Name.Name,
					GoName:   cmp.Or(given.As, names.GoName(receiver, fn.Name.Name)),
				},
				pos:       report.Place(fset, fn.Name.Pos()),
				directive: given.Workflow,
				typeName:  given.Name,
				ignored:   given.Ignore,
			})
		}
	}
	w.defines[home] = found
	return found
}

// takesContext reports whether the first parameter of a function in f is
// workflow.Context, as far as its looks tell.
func (w *world) takesContext(f *file, fn *ast.FuncType) bool {
	return len(fn.Params.List) > 0 && w.isContext(f, fn.Params.List[0].Type, 0)
}

// isContext reports whether a type in f is workflow.Context, or an alias of it
// that the modules declare. In a file that imports the SDK's workflow package, a
// Context or Ctx of a package that is not looked at is taken for one.
func (w *world) isContext(f *file, e ast.Expr, depth int) bool {
	if depth > maxDepth {
		return false
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if a, ok := w.aliases(f.folder)[e.Name]; ok {
			return w.isContext(a.in, a.of, depth+1)
		}
		for _, dot := range f.dots {
			if w.isContextOf(f, dot, e.Name, depth) {
				return true
			}
		}
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok {
			return w.isContextOf(f, code.ImportedAs(f.ast, x.Name), e.Sel.Name, depth)
		}
	}
	return false
}

// isContextOf is [world.isContext] for a member of the package at importPath.
func (w *world) isContextOf(f *file, importPath, name string, depth int) bool {
	switch folder := w.files.packages[importPath]; {
	case importPath == sdk.Workflow:
		return name == "Context"
	case folder != nil:
		a, ok := w.aliases(folder)[name]
		return ok && w.isContext(a.in, a.of, depth+1)
	}
	return importPath != "context" && slices.Contains(f.imports, sdk.Workflow) &&
		(strings.HasSuffix(name, "Context") || strings.HasSuffix(name, "Ctx"))
}

// alias is the type that a package declares a name to be an alias of, and the
// file that does.
type alias struct {
	of ast.Expr
	in *file
}

// aliases are those of a package, by name.
func (w *world) aliases(home *folder) map[string]alias {
	if found := w.aliased[home]; found != nil {
		return found
	}
	found := map[string]alias{}
	for _, f := range w.parse(home, false) {
		code.TypeSpecs(f.ast, func(spec *ast.TypeSpec, _ *ast.CommentGroup) {
			if spec.Assign.IsValid() {
				found[spec.Name.Name] = alias{spec.Type, f}
			}
		})
	}
	w.aliased[home] = found
	return found
}
