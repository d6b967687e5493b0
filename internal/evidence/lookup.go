package evidence

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// usesOf are the identifiers that refer to the object declared at pos, in the
// order of the source; those in tests too if asked for.
func (w *world) usesOf(pos token.Pos, tests bool) []*ast.Ident {
	uses := slices.Clone(w.uses[pos])
	if !tests {
		uses = slices.DeleteFunc(uses, func(id *ast.Ident) bool { return w.inTest(id.Pos()) })
	}
	slices.SortFunc(uses, func(a, b *ast.Ident) int { return int(a.Pos() - b.Pos()) })
	return uses
}

// fileAt is the parsed file that holds pos.
func (w *world) fileAt(pos token.Pos) *file {
	f := w.fset.File(pos)
	if f == nil {
		return nil
	}
	return w.syntax[f.Name()]
}

var noInfo = &types.Info{}

// infoAt is what the type checker found out about the file that holds n.
func (w *world) infoAt(n ast.Node) *types.Info {
	if f := w.fileAt(n.Pos()); f != nil && f.info != nil {
		return f.info
	}
	return noInfo
}

// use is what id refers to, def what it declares, and typeOf the type of e; nil
// where that is not known.
func (w *world) use(id *ast.Ident) types.Object { return w.infoAt(id).Uses[id] }
func (w *world) def(id *ast.Ident) types.Object { return w.infoAt(id).Defs[id] }
func (w *world) typeOf(e ast.Expr) types.Type   { return w.infoAt(e).Types[e].Type }

// parent is the node around n.
func (w *world) parent(n ast.Node) ast.Node {
	f := w.fileAt(n.Pos())
	if f == nil {
		return nil
	}
	if f.parents == nil {
		f.parents = map[ast.Node]ast.Node{}
		var stack []ast.Node
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if n == nil {
				stack = stack[:len(stack)-1]
				return true
			}
			if len(stack) > 0 {
				f.parents[n] = stack[len(stack)-1]
			}
			stack = append(stack, n)
			return true
		})
	}
	return f.parents[n]
}

// origin is obj, or the generic object that it is an instance of.
func origin(obj types.Object) types.Object {
	switch obj := obj.(type) {
	case nil:
		return nil
	case *types.Func:
		return obj.Origin()
	case *types.Var:
		return obj.Origin()
	}
	return obj
}

// object is what an identifier, a selector or an instance of one refers to, nil if
// that is not known.
func (w *world) object(e ast.Expr) types.Object {
	id := code.Name(e)
	if id == nil {
		return nil
	}
	if obj := w.use(id); obj != nil {
		return origin(obj)
	}
	return w.def(id)
}

// importedName is the import path and member of a selector on a package that
// is not looked at.
func (w *world) importedName(e ast.Expr) (importPath, name string) {
	switch index := ast.Unparen(e).(type) {
	case *ast.IndexExpr:
		e = index.X
	case *ast.IndexListExpr:
		e = index.X
	}
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return "", ""
	}
	id, ok := sel.X.(*ast.Ident)
	if !ok {
		return "", ""
	}
	pkgName, ok := w.use(id).(*types.PkgName)
	if !ok {
		return "", ""
	}
	return pkgName.Imported().Path(), sel.Sel.Name
}

// importPathOf is the import path of an analyzed package, some of which have a
// remark behind it.
func importPathOf(pkg *types.Package) string {
	path, _, _ := strings.Cut(pkg.Path(), " ")
	return path
}

func (w *world) inTest(pos token.Pos) bool {
	return strings.HasSuffix(report.Place(w.fset, pos).Filename, "_test.go")
}
