package evidence

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// value is a string that was looked for in the source.
type value struct {
	text string
	// known is false where it is no constant.
	known bool
	pos   token.Pos
	// expr is what it is where it is not known, if that is one expression.
	expr ast.Expr
}

// optionsName is the Name in an expression of RegisterOptions, "" if
// it sets none.
func (q *question) optionsName(e ast.Expr, path *frame) value {
	e = ast.Unparen(e)
	unknown := value{pos: e.Pos()}
	if q.tooFar(path) {
		return unknown
	}
	switch e := e.(type) {
	case *ast.CompositeLit:
		if name := element(e, 0, "Name"); name != nil {
			return q.text(name, path)
		}
		return value{known: true}
	case *ast.StarExpr:
		return q.optionsName(e.X, path)
	case *ast.UnaryExpr:
		return q.optionsName(e.X, path)
	case *ast.CallExpr:
		if result, inner := q.resultOf(e, path); result != nil {
			return q.optionsName(result, inner)
		}
	case *ast.Ident, *ast.SelectorExpr:
		if v, ok := q.object(e).(*types.Var); ok {
			return q.optionsVar(v, e, path)
		}
	case *ast.IndexExpr:
		if source, outer, ok := q.source(e, path); ok && source != nil {
			return q.optionsName(source, outer)
		}
	}
	return unknown
}

// optionsVar is the Name in a variable or field of RegisterOptions
// where at reads it.
func (q *question) optionsVar(v *types.Var, at ast.Expr, path *frame) value {
	if v.IsField() {
		if bound, outer, ok := q.bound(v, path); ok {
			if bound == nil {
				return value{known: true}
			}
			return q.optionsName(bound, outer)
		}
		if part, outer, ok := q.partOf(at, path); ok && part != nil {
			return q.optionsName(part, outer)
		}
		return value{pos: at.Pos()}
	}
	if code.IsPackageLevel(v) {
		q.lookAround(v.Name(), importPathOf(v.Pkg()), false, q.inTest(at.Pos()))
	}
	last, known := q.lastWrite(v, "Name", at, path)
	switch {
	case !known, last != nil && last.value == nil:
	case last != nil && last.field:
		return q.text(last.value, path)
	case last != nil:
		return q.optionsName(last.value, path)
	case q.isZeroed(v):
		return value{known: true}
	default:
		if bound, outer, ok := q.bound(v, path); ok {
			return q.optionsName(bound, outer)
		}
	}
	return value{pos: at.Pos()}
}

// text is the constant string that e is, seen from the end of path.
func (q *question) text(e ast.Expr, path *frame) value {
	e = ast.Unparen(e)
	unknown := value{pos: e.Pos(), expr: e}
	if q.tooFar(path) {
		return unknown
	}
	if tv := q.infoAt(e).Types[e]; tv.Value != nil && tv.Value.Kind() == constant.String {
		if q.varies(e) {
			return unknown
		}
		return value{text: constant.StringVal(tv.Value), known: true, pos: e.Pos()}
	}
	switch e := e.(type) {
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			left, right := q.text(e.X, path), q.text(e.Y, path)
			return value{text: left.text + right.text, known: left.known && right.known, pos: e.Pos(), expr: e}
		}
		return unknown
	case *ast.CallExpr:
		if _, ok := q.object(e.Fun).(*types.TypeName); ok && len(e.Args) == 1 {
			return q.text(e.Args[0], path)
		}
		if result, inner := q.resultOf(e, path); result != nil {
			return q.text(result, inner)
		}
		if text, ok := q.folded(e, path); ok {
			return value{text: text, known: true, pos: e.Pos()}
		}
		return unknown
	case *ast.SelectorExpr:
		if v, ok := q.object(e.X).(*types.Var); ok && e.Sel.Name == "Name" && q.isOptions(v) {
			named := q.optionsVar(v, e.X, path)
			return value{text: named.text, known: named.known, pos: e.Pos()}
		}
	}
	switch source, outer, ok := q.source(e, path); {
	case !ok:
		return unknown
	case source == nil:
		return value{known: true, pos: e.Pos()}
	default:
		return q.text(source, outer)
	}
}

// varies reports whether a constant expression has one value in some builds and
// another in others: one of its constants is declared under several build
// constraints.
func (q *question) varies(e ast.Expr) bool {
	varies := false
	ast.Inspect(e, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || varies {
			return !varies
		}
		c, ok := q.object(id).(*types.Const)
		if !ok || c.Pkg() == nil || c.Parent() != c.Pkg().Scope() {
			return true
		}
		values := q.declaredValues(c, token.CONST)
		varies = len(values) > 1 || q.tooFar(nil) || len(values) == 1 && values[0] != nil && q.varies(values[0])
		return true
	})
	return varies
}

// declaredValues are the values of the declarations of a constant or a variable in
// its package, nil for one that repeats another's or has none.
func (w *world) declaredValues(obj types.Object, tok token.Token) []ast.Expr {
	pkg := w.files.packages[importPathOf(obj.Pkg())]
	if pkg == nil {
		return nil
	}
	w.analyze(pkg, false)
	var values []ast.Expr
	for _, f := range w.parse(pkg, false) {
		if f.pkgName != obj.Pkg().Name() {
			continue
		}
		for _, decl := range f.ast.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != tok {
				continue
			}
			for _, spec := range group.Specs {
				spec, ok := spec.(*ast.ValueSpec)
				if !ok {
					continue
				}
				for _, id := range spec.Names {
					if id.Name == obj.Name() {
						value, _ := specValue(spec, id)
						values = append(values, value)
					}
				}
			}
		}
	}
	return values
}

// isOptions reports whether v is declared as RegisterOptions, of a workflow or an
// activity: what they have is not known.
func (w *world) isOptions(v *types.Var) bool {
	return isRegisterOptions(w.declaredAs(v))
}

func isRegisterOptions(importPath, name string) bool {
	return (importPath == sdk.Workflow || importPath == sdk.Activity) && name == "RegisterOptions"
}

// declaredAs is the foreign type that v is declared with, or that of the literal
// that it is declared as, with a pointer or without.
func (w *world) declaredAs(v *types.Var) (importPath, name string) {
	typ := w.declaredType(v)
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	return w.importedName(typ)
}

// declaredType is the type that v is declared with, or that of the literal that
// it is declared as; nil if its declaration shows none.
func (w *world) declaredType(v *types.Var) ast.Expr {
	id := w.defined[v.Pos()]
	if id == nil {
		return nil
	}
	switch parent := w.parent(id).(type) {
	case *ast.Field:
		return parent.Type
	case *ast.ValueSpec:
		if parent.Type != nil {
			return parent.Type
		}
	}
	if literal := w.literalOf(id); literal != nil {
		return literal.Type
	}
	return nil
}
