package source

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// outline is what the source of a package declares, in all its files, whatever
// builds them: it is the same on every machine, as a load is not.
type outline struct {
	// name is the package's name.
	name string
	// names are what it declares and exports.
	names map[string]bool
	// aliases are what its types are aliases of, where that is a type of another
	// package.
	aliases map[string]member
}

// member is a member of a package.
type member struct{ path, name string }

// outline is that of the package at importPath, nil where there is no source of
// it.
func (p *Program) outline(importPath string) *outline {
	o, ok := p.outlines[importPath]
	if ok || p.lookUp == nil {
		return o
	}
	pkgs, err := p.lookUp(importPath)
	switch {
	case err != nil:
	case len(pkgs) == 0:
		err = fmt.Errorf("the go command says nothing of package %s", importPath)
	default:
		o, err = outlineOf(p.files, pkgs[0])
	}
	p.lookUpErr = cmp.Or(p.lookUpErr, err)
	if p.outlines == nil {
		p.outlines = map[string]*outline{}
	}
	p.outlines[importPath] = o
	return o
}

func outlineOf(files *disk.Files, pkg *packages.Package) (*outline, error) {
	o := &outline{name: cmp.Or(pkg.Name, hiddenName(files, pkg)), names: map[string]bool{}, aliases: map[string]member{}}
	for _, name := range Files(pkg) {
		src, err := files.Read(name)
		if err != nil {
			return nil, err
		}
		file, _ := parser.ParseFile(token.NewFileSet(), name, src, parser.SkipObjectResolution)
		if file != nil && file.Name.Name == o.name {
			o.add(file)
		}
	}
	if o.name == "" {
		return nil, nil
	}
	return o, nil
}

// add adds what a file declares.
func (o *outline) add(file *ast.File) {
	code.Declared(file, func(id *ast.Ident) {
		if id.IsExported() {
			o.names[id.Name] = true
		}
	})
	code.TypeSpecs(file, func(spec *ast.TypeSpec, _ *ast.CommentGroup) {
		if sel, ok := ast.Unparen(spec.Type).(*ast.SelectorExpr); ok && spec.Assign.IsValid() {
			if x, ok := sel.X.(*ast.Ident); ok {
				o.aliases[spec.Name.Name] = member{code.ImportedAs(file, x.Name), sel.Sel.Name}
			}
		}
	})
}

// isContext reports whether a member of a package is workflow.Context, or an alias
// of it, by the source.
func (p *Program) isContext(m member) bool {
	for seen := map[member]bool{}; !seen[m]; {
		seen[m] = true
		if m.path == sdk.Workflow {
			return m.name == "Context"
		}
		o := p.outline(m.path)
		if o == nil || o.aliases[m.name].path == "" {
			return false
		}
		m = o.aliases[m.name]
	}
	return false
}
