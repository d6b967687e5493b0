package evidence

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

// contract is a func type, or a method of an interface, for a
// workflow of its own: it has the workflow directive.
type contract struct {
	home *folder
	// goName is what the identifiers that the tool generates for it are made of.
	goName string
	// typeName is its Workflow Type name.
	typeName string
	// method is the name of the interface's method, "" for a func type.
	method string
}

// contracts are those of the modules.
func contracts(f *files) []contract {
	var all []contract
	for _, pkg := range f.packages {
		for _, file := range pkg.files {
			if file.directive {
				all = append(all, pkg.contracts(file)...)
			}
		}
	}
	slices.SortFunc(all, func(a, b contract) int {
		return cmp.Or(cmp.Compare(a.home.path, b.home.path), cmp.Compare(a.goName, b.goName), cmp.Compare(a.method, b.method), cmp.Compare(a.typeName, b.typeName))
	})
	return slices.Compact(all) // under opposite build constraints there are several
}

// contracts are those of a file. They are in comments, which take a parsing
// of their own.
func (pkg *folder) contracts(src *source) []contract {
	var found []contract
	syntax, _ := parser.ParseFile(token.NewFileSet(), src.name, src.text, parser.ParseComments|parser.SkipObjectResolution)
	add := func(set directive.Set, receiver, name string) {
		c := contract{home: pkg, goName: cmp.Or(set.As, names.GoName(receiver, name)), typeName: cmp.Or(set.Name, name)}
		if receiver != "" {
			c.method = name
		}
		found = append(found, c)
	}
	code.TypeSpecs(syntax, func(spec *ast.TypeSpec, doc *ast.CommentGroup) {
		whole := directive.Parse(doc, nil)
		switch typ := ast.Unparen(spec.Type).(type) {
		case *ast.FuncType:
			if whole.Workflow {
				add(whole, "", spec.Name.Name)
			}
		case *ast.InterfaceType:
			for _, method := range typ.Methods.List {
				own := directive.Parse(method.Doc, nil)
				if len(method.Names) == 1 && (own.Workflow || whole.Workflow) && !own.Ignore {
					add(own, spec.Name.Name, method.Names[0].Name)
				}
			}
		}
	})
	return found
}

// implemented are the contracts whose RegisterX fun, which is called, may be: a
// name that refers to nothing, as the tool's output is not looked at, and that
// is a member of the contract's package.
func (w *world) implemented(fun ast.Expr) []contract {
	goName, ok := names.Register.Cut(code.NameOf(fun))
	if !ok || w.object(fun) != nil {
		return nil
	}
	var found []contract
	for _, c := range w.contracts {
		if c.goName == goName && w.isMember(fun, c.home) {
			found = append(found, c)
		}
	}
	return found
}

// isMember reports whether a name that refers to nothing is one of the package in
// home, if of any.
func (w *world) isMember(e ast.Expr, home *folder) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		f := w.fileAt(e.Pos())
		return f != nil && (f.folder == home || slices.Contains(f.dots, home.path))
	case *ast.SelectorExpr:
		importPath, _ := w.importedName(e)
		return importPath == home.path
	}
	return false
}

// declaresContract reports whether a contract in home has that name, so that what
// is generated under it is the contract's.
func (w *world) declaresContract(home *folder, goName string) bool {
	return slices.ContainsFunc(w.contracts, func(c contract) bool { return c.home == home && c.goName == goName })
}
