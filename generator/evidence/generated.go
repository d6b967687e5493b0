package evidence

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// generatedNames records the uses of what the tool generates for the function.
// The tool's own output is not looked at, so these are names that refer to
// nothing: a package that has come to use the generated starters only must not
// lose its workflows for that.
func (t *trace) generatedNames(home *folder) {
	x := t.fn.GoName
	if x == "" || t.w.declaresContract(home, x) {
		return
	}
	for name, record := range map[string]func(*Uses, token.Position){
		"Register" + x: func(u *Uses, pos token.Position) {
			u.Registrations = append(u.Registrations, Registration{Pos: pos, NamePos: pos, Generated: true})
		},
		"Execute" + x:                    start,
		"Execute" + x + "Child":          start,
		"New" + x + "ScheduleAction":     start,
		"New" + x + "ContinueAsNewError": start,
	} {
		t.mentions(name, home, func(id *ast.Ident, pkg *folder) {
			if t.isGenerated(id, pkg, home) {
				t.mention = id.Pos()
				record(t.usesAt(id.Pos()), report.Place(t.w.fset, id.Pos()))
			}
		})
	}
}

// mentions calls visit for the identifiers of that name in home, and in the
// packages that import it.
func (t *trace) mentions(name string, home *folder, visit func(id *ast.Ident, pkg *folder)) {
	t.lookAround(name, home.path, false)
	for _, pkg := range append([]*folder{home}, t.w.files.importers[home.path]...) {
		for _, f := range t.w.parse(pkg, t.tests) {
			if f.info == nil || !bytes.Contains(f.text, []byte(name)) {
				continue
			}
			ast.Inspect(f.ast, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && id.Name == name {
					visit(id, pkg)
				}
				return true
			})
		}
	}
}

func start(u *Uses, pos token.Position) { u.Starts = append(u.Starts, pos) }

// isGenerated says whether a name in pkg is one that is generated into home: it
// refers to nothing, and is a bare name there, a member of that package, or a
// method of something unresolved, such as the generated client.
func (t *trace) isGenerated(id *ast.Ident, pkg, home *folder) bool {
	if t.w.use(id) != nil || t.w.def(id) != nil {
		return false
	}
	sel, ok := t.w.parent(id).(*ast.SelectorExpr)
	if !ok {
		return pkg == home
	}
	if importPath, _ := t.w.importedName(sel); importPath != "" {
		return importPath == home.path
	}
	typ := t.w.typeOf(sel.X)
	return typ == nil || typ == types.Typ[types.Invalid]
}

// typeNameConst is the X of an expression that can only be the generated
// constant XTypeName, and the folder of the package that it is generated into:
// nil for any other expression.
func (w *world) typeNameConst(e ast.Expr) (x string, home *folder) {
	x, ok := strings.CutSuffix(calleeName(e), "TypeName")
	if !ok || w.object(e) != nil {
		return "", nil
	}
	if _, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
		importPath, _ := w.importedName(e)
		return x, w.files.packages[importPath]
	}
	if f := w.fileAt(e.Pos()); f != nil {
		return x, f.folder
	}
	return "", nil
}
