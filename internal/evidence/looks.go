package evidence

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Most workflows execute their activities in one of a few ways, by whose looks it can be
// told which they mean: analyzing their packages for that would take longer than all else
// that is done for activities.

// executes takes note of an activity that a call in f executes, and reports whether its
// looks tell which. declared are the names that the declaration around it declares.
func (a *activities) executes(f *file, declared func() map[string][]ast.Expr, c *sdk.Call, call *ast.CallExpr, target ast.Expr) bool {
	of := qualifier(call.Fun)
	if of == nil || !c.Is(sdk.RunsActivity) || code.ImportedAs(f.ast, of.Name) != sdk.Workflow {
		return false
	}
	locals := declared()
	if locals[of.Name] != nil {
		return false
	}
	pos := report.Place(a.world.fset, target.Pos())
	if literal, ok := target.(*ast.BasicLit); ok && literal.Kind == token.STRING {
		name, err := strconv.Unquote(literal.Value)
		if err == nil {
			a.usesOfName(name, f.test).addStart(c, pos, true)
		}
		return err == nil
	}
	fn, ok := a.world.looksLike(f, locals, target)
	if !ok {
		return false
	}
	use := a.of(fn)
	uses := &use.Code
	if f.test {
		uses = &use.Tests
	}
	uses.addStart(c, pos, false)
	return true
}

// looksLike is the function or method of the modules that e in f names by its looks, where
// a function around it declares locals; false where they don't tell.
func (w *world) looksLike(f *file, locals map[string][]ast.Expr, e ast.Expr) (Func, bool) {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		fn := Func{Package: f.folder.path, Name: e.Name}
		return fn, locals[e.Name] == nil && w.declaresFunc(f.folder, e.Name)
	case *ast.SelectorExpr:
		x, ok := ast.Unparen(e.X).(*ast.Ident)
		if !ok { // a method expression
			if star, ok := ast.Unparen(e.X).(*ast.StarExpr); ok {
				return w.methodOf(w.typeNamed(f, star), e.Sel.Name)
			}
			return Func{}, false
		}
		if locals[x.Name] == nil {
			if home := w.files.packages[w.imported(f, x.Name)]; home != nil && home.module != "" {
				return Func{Package: home.path, Name: e.Sel.Name}, w.declaresFunc(home, e.Sel.Name)
			}
		}
		if typ := oneType(locals[x.Name]); typ != nil {
			return w.methodOf(w.typeNamed(f, typ), e.Sel.Name)
		}
	}
	return Func{}, false
}

// methodOf is the method of a struct type, false for another type and where it has none.
func (w *world) methodOf(of structType, name string) (Func, bool) {
	if w.isInterface(of) {
		return Func{}, false
	}
	for _, m := range w.methods(of, map[structType]bool{}) {
		if m.Name == name && !w.isInterface(structType{m.Package, m.Receiver}) {
			return m, true
		}
	}
	return Func{}, false
}

// declaresFunc reports whether a package declares a function outside tests.
func (w *world) declaresFunc(home *folder, name string) bool {
	if !home.mayDeclare(name) {
		return false
	}
	for _, f := range w.parse(home, false) {
		for _, decl := range f.ast.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == name {
				return true
			}
		}
	}
	return false
}

// declaredIn are the names that are declared anywhere in a declaration, each with the types
// that it is declared with, nil for one that has none.
func declaredIn(decl ast.Decl) map[string][]ast.Expr {
	declared := map[string][]ast.Expr{}
	add := func(id ast.Expr, typ ast.Expr) {
		if id, ok := id.(*ast.Ident); ok {
			declared[id.Name] = append(declared[id.Name], typ)
		}
	}
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			for _, id := range n.Names {
				add(id, n.Type)
			}
		case *ast.ValueSpec:
			for _, id := range n.Names {
				add(id, n.Type)
			}
		case *ast.TypeSpec:
			add(n.Name, nil)
		case *ast.AssignStmt:
			if n.Tok == token.DEFINE {
				for _, lhs := range n.Lhs {
					add(lhs, nil)
				}
			}
		case *ast.RangeStmt:
			if n.Tok == token.DEFINE {
				add(n.Key, nil)
				if n.Value != nil {
					add(n.Value, nil)
				}
			}
		}
		return true
	})
	return declared
}

// oneType is the type that all declarations of a name give it, nil if that is not one.
func oneType(declared []ast.Expr) ast.Expr {
	if len(declared) == 0 {
		return nil
	}
	for _, typ := range declared {
		if typ == nil || types.ExprString(typ) != types.ExprString(declared[0]) {
			return nil
		}
	}
	return declared[0]
}
