package evidence

import (
	"go/ast"
	"strconv"
	"unicode"
	"unicode/utf8"

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
					r.Of(Func{Package: path, Receiver: r.world.receiverName(pkg, fn), Name: fn.Name.Name, GoName: Exported(fn.Name.Name)})
				}
			}
		}
	}
}

// takesContext says whether the first parameter is the Context of a package
// imported as the SDK's workflow package, and an error the last result.
func takesContext(file *ast.File, fn *ast.FuncType) bool {
	if len(fn.Params.List) == 0 || fn.Results == nil || len(fn.Results.List) == 0 {
		return false
	}
	last, ok := fn.Results.List[len(fn.Results.List)-1].Type.(*ast.Ident)
	if !ok || last.Name != "error" {
		return false
	}
	sel, ok := fn.Params.List[0].Type.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Context" {
		return false
	}
	name, ok := sel.X.(*ast.Ident)
	if !ok {
		return false
	}
	for _, spec := range file.Imports {
		if path, _ := strconv.Unquote(spec.Path.Value); path == sdk.Workflow {
			return spec.Name == nil && name.Name == "workflow" || spec.Name != nil && spec.Name.Name == name.Name
		}
	}
	return false
}

// Exported is name with its first letter in upper case, where it has one.
func Exported(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}
