package evidence

import (
	"go/ast"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Prepare answers ahead, for the packages at paths, what is likely to be
// asked: it takes a function for a workflow when its first parameter looks like
// workflow.Context. clientsOf are the import paths of the other packages that
// the starters of one are generated into.
func (r *Reader) Prepare(paths []string, clientsOf func(path string) []string) {
	r.world.clientsOf = clientsOf
	for _, path := range paths {
		pkg := r.files.packages[path]
		if pkg == nil {
			continue
		}
		for _, f := range r.world.parse(pkg, false) {
			for _, decl := range f.ast.Decls {
				if fn, ok := decl.(*ast.FuncDecl); ok && takesContext(f.ast, fn.Type) {
					r.Of(Func{Package: path, Receiver: r.world.receiverName(pkg, fn), Name: fn.Name.Name, GoName: names.Exported(fn.Name.Name)})
				}
			}
		}
	}
}

// takesContext reports whether the first parameter is the Context of a package
// imported as the SDK's workflow package, and an error the last result.
func takesContext(file *ast.File, fn *ast.FuncType) bool {
	context, ok := code.TypeAt(fn.Params, 0).(*ast.SelectorExpr)
	if !ok || context.Sel.Name != "Context" || code.ImportedAs(file, code.NameOf(context.X)) != sdk.Workflow {
		return false
	}
	last, ok := code.TypeAt(fn.Results, fn.Results.NumFields()-1).(*ast.Ident)
	return ok && last.Name == "error"
}
