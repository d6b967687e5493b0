package evidence

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// contract is a func type, or a method of an interface, that stands for a
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

// workflowDirective is what a file with a contract holds.
const workflowDirective = "//temporalgen:workflow"

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

// contracts are those of a file. They stand in comments, which take a parsing
// of their own.
func (pkg *folder) contracts(src *source) []contract {
	var found []contract
	syntax, _ := parser.ParseFile(token.NewFileSet(), src.name, src.text, parser.ParseComments|parser.SkipObjectResolution)
	for _, decl := range syntax.Decls {
		decl, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range decl.Specs {
			spec, ok := spec.(*ast.TypeSpec)
			if !ok {
				continue
			}
			doc := spec.Doc
			if doc == nil && !decl.Lparen.IsValid() {
				doc = decl.Doc
			}
			whole := directivesOf(doc)
			switch typ := ast.Unparen(spec.Type).(type) {
			case *ast.FuncType:
				if whole.workflow {
					found = append(found, contract{home: pkg, goName: cmp.Or(whole.as, Exported(spec.Name.Name)), typeName: cmp.Or(whole.name, spec.Name.Name)})
				}
			case *ast.InterfaceType:
				for _, method := range typ.Methods.List {
					own := directivesOf(method.Doc)
					if len(method.Names) == 1 && (own.workflow || whole.workflow) && !own.ignore {
						name := method.Names[0].Name
						found = append(found, contract{home: pkg, goName: cmp.Or(own.as, Exported(name)), typeName: cmp.Or(own.name, name), method: name})
					}
				}
			}
		}
	}
	return found
}

// directives are the tool's in a doc comment, which may be nil.
type directives struct {
	workflow, ignore bool
	// name and as are arguments of the directive that makes a workflow.
	name, as string
}

func directivesOf(doc *ast.CommentGroup) directives {
	var d directives
	if doc == nil {
		return d
	}
	for _, c := range doc.List {
		directive, ok := ast.ParseDirective(c.Pos(), c.Text)
		if !ok || directive.Tool != "temporalgen" {
			continue
		}
		switch directive.Name {
		case "ignore":
			d.ignore = true
		case "workflow":
			d.workflow = true
			args, _ := directive.ParseArgs() // the one who generates reports mistakes
			for _, arg := range args {
				switch key, value, _ := strings.Cut(arg.Arg, "="); key {
				case "name":
					d.name = value
				case "as":
					d.as = value
				}
			}
		}
	}
	return d
}

// implemented are the contracts whose RegisterX fun, which is called, may be: a
// name that refers to nothing, as the tool's output is not looked at, and that
// is a member of the contract's package.
func (w *world) implemented(fun ast.Expr) []contract {
	goName, ok := names.Register.Cut(calleeName(fun))
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

// isMember says whether a name that refers to nothing is one of the package in
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

// declaresContract says whether a contract in home has that name, so that what
// is generated under it is the contract's.
func (w *world) declaresContract(home *folder, goName string) bool {
	return slices.ContainsFunc(w.contracts, func(c contract) bool { return c.home == home && c.goName == goName })
}
