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

// maxSteps bounds the looking for one name, which can go round in circles.
const maxSteps = 1000

// tooFar counts a step.
func (w *world) tooFar(path *frame) bool {
	w.steps++
	return w.steps > maxSteps || path.depth() > maxDepth
}

// optionsName is the Name in an expression of workflow.RegisterOptions, "" if
// it sets none.
func (w *world) optionsName(e ast.Expr, path *frame) value {
	e = ast.Unparen(e)
	unknown := value{pos: e.Pos()}
	if w.tooFar(path) {
		return unknown
	}
	switch e := e.(type) {
	case *ast.CompositeLit:
		for i, elt := range e.Elts {
			pair, ok := elt.(*ast.KeyValueExpr)
			if !ok {
				if i == 0 { // Name is the first field
					return w.text(elt, path)
				}
				continue
			}
			if key, ok := pair.Key.(*ast.Ident); ok && key.Name == "Name" {
				return w.text(pair.Value, path)
			}
		}
		return value{known: true}
	case *ast.StarExpr:
		return w.optionsName(e.X, path)
	case *ast.UnaryExpr:
		return w.optionsName(e.X, path)
	case *ast.CallExpr:
		if result, inner := w.resultOf(e, path); result != nil {
			return w.optionsName(result, inner)
		}
	case *ast.Ident, *ast.SelectorExpr:
		if v, ok := w.object(e).(*types.Var); ok {
			return w.optionsVar(v, e, path)
		}
	case *ast.IndexExpr:
		if source, outer, ok := w.source(e, path); ok && source != nil {
			return w.optionsName(source, outer)
		}
	}
	return unknown
}

// optionsVar is the Name in a variable or field of workflow.RegisterOptions
// where at reads it.
func (w *world) optionsVar(v *types.Var, at ast.Expr, path *frame) value {
	if v.IsField() {
		if bound, outer, ok := w.bound(v, path); ok {
			if bound == nil {
				return value{known: true}
			}
			return w.optionsName(bound, outer)
		}
		return value{pos: at.Pos()}
	}
	if code.IsPackageLevel(v) {
		w.lookAround(v.Name(), importPathOf(v.Pkg()), false, w.inTest(at.Pos()))
	}
	last, told := w.lastWrite(v, "Name", at, path)
	switch {
	case !told, last != nil && last.value == nil:
	case last != nil && last.field:
		return w.text(last.value, path)
	case last != nil:
		return w.optionsName(last.value, path)
	case w.isZeroed(v):
		return value{known: true}
	default:
		if bound, outer, ok := w.bound(v, path); ok {
			return w.optionsName(bound, outer)
		}
	}
	return value{pos: at.Pos()}
}

// text is the constant string that e is, seen from the end of path.
func (w *world) text(e ast.Expr, path *frame) value {
	e = ast.Unparen(e)
	unknown := value{pos: e.Pos(), expr: e}
	if w.tooFar(path) {
		return unknown
	}
	if tv := w.infoAt(e).Types[e]; tv.Value != nil && tv.Value.Kind() == constant.String {
		if w.varies(e) {
			return unknown
		}
		return value{text: constant.StringVal(tv.Value), known: true, pos: e.Pos()}
	}
	switch e := e.(type) {
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			left, right := w.text(e.X, path), w.text(e.Y, path)
			return value{text: left.text + right.text, known: left.known && right.known, pos: e.Pos()}
		}
		return unknown
	case *ast.CallExpr:
		if _, ok := w.object(e.Fun).(*types.TypeName); ok && len(e.Args) == 1 {
			return w.text(e.Args[0], path)
		}
		if result, inner := w.resultOf(e, path); result != nil {
			return w.text(result, inner)
		}
		return unknown
	case *ast.SelectorExpr:
		if v, ok := w.object(e.X).(*types.Var); ok && e.Sel.Name == "Name" && w.isOptions(v) {
			named := w.optionsVar(v, e.X, path)
			return value{text: named.text, known: named.known, pos: e.Pos()}
		}
	}
	switch source, outer, ok := w.source(e, path); {
	case !ok:
		return unknown
	case source == nil:
		return value{known: true, pos: e.Pos()}
	default:
		return w.text(source, outer)
	}
}

// varies says whether a constant expression has one value in some builds and
// another in others: one of its constants is declared under several build
// constraints.
func (w *world) varies(e ast.Expr) bool {
	varies := false
	ast.Inspect(e, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || varies {
			return !varies
		}
		c, ok := w.object(id).(*types.Const)
		if !ok || c.Pkg() == nil || c.Parent() != c.Pkg().Scope() {
			return true
		}
		values := w.constants(c)
		varies = len(values) > 1 || w.tooFar(nil) || len(values) == 1 && values[0] != nil && w.varies(values[0])
		return true
	})
	return varies
}

// constants are the values of the declarations of c in its package, nil for one
// that repeats another's.
func (w *world) constants(c *types.Const) []ast.Expr {
	pkg := w.files.packages[importPathOf(c.Pkg())]
	if pkg == nil {
		return nil
	}
	w.analyze(pkg, false)
	var values []ast.Expr
	for _, f := range w.parse(pkg, false) {
		if f.pkgName != c.Pkg().Name() {
			continue
		}
		for _, decl := range f.ast.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != token.CONST {
				continue
			}
			for _, spec := range group.Specs {
				spec, ok := spec.(*ast.ValueSpec)
				if !ok {
					continue
				}
				for _, id := range spec.Names {
					if id.Name == c.Name() {
						value, _ := specValue(spec, id)
						values = append(values, value)
					}
				}
			}
		}
	}
	return values
}

// isOptions says whether v is declared as workflow.RegisterOptions: what they
// have is not known.
func (w *world) isOptions(v *types.Var) bool {
	importPath, name := w.declaredAs(v)
	return importPath == sdk.Workflow && name == "RegisterOptions"
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
