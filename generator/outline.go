package generator

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"

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
func (s *source) outline(importPath string) *outline {
	o, ok := s.outlines[importPath]
	if ok || s.lookUp == nil {
		return o
	}
	pkgs, err := s.lookUp(importPath)
	switch {
	case err != nil:
	case len(pkgs) == 0:
		err = fmt.Errorf("the go command says nothing of package %s", importPath)
	default:
		o, err = outlineOf(pkgs[0])
	}
	s.lookUpErr = cmp.Or(s.lookUpErr, err)
	if s.outlines == nil {
		s.outlines = map[string]*outline{}
	}
	s.outlines[importPath] = o
	return o
}

func outlineOf(pkg *packages.Package) (*outline, error) {
	o := &outline{name: cmp.Or(pkg.Name, hiddenName(pkg)), names: map[string]bool{}, aliases: map[string]member{}}
	for _, name := range slices.Concat(pkg.GoFiles, goFiles(pkg.IgnoredFiles)) {
		src, err := disk.Read(name)
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
	declared(file, func(id *ast.Ident) {
		if id.IsExported() {
			o.names[id.Name] = true
		}
	})
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range gen.Specs {
			spec, ok := spec.(*ast.TypeSpec)
			if !ok || !spec.Assign.IsValid() {
				continue
			}
			if sel, ok := ast.Unparen(spec.Type).(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok {
					o.aliases[spec.Name.Name] = member{importPathIn(file, x.Name), sel.Sel.Name}
				}
			}
		}
	}
}

// importPathIn is the import path of what file imports under a name.
func importPathIn(file *ast.File, name string) string {
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		if spec.Name != nil && spec.Name.Name == name || spec.Name == nil && code.GuessName(path) == name {
			return path
		}
	}
	return ""
}

// isContext reports whether a member of a package is workflow.Context, or an alias
// of it, by the source.
func (s *source) isContext(m member) bool {
	for seen := map[member]bool{}; !seen[m]; {
		seen[m] = true
		if m.path == sdk.Workflow {
			return m.name == "Context"
		}
		o := s.outline(m.path)
		if o == nil || o.aliases[m.name].path == "" {
			return false
		}
		m = o.aliases[m.name]
	}
	return false
}
