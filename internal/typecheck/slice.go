package typecheck

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// slice is what is needed of a dependency's files: whole declarations, but types that
// are needed by name alone have no fields, and files no other imports than what is
// left of them uses.
func (p *pkg) slice() []*ast.File {
	s := slicer{pkg: p, taken: map[ast.Node]bool{}, decls: map[*file][]ast.Decl{}}
	for name, l := range p.needs {
		if d := p.decls[name]; d != nil {
			s.take(name, d, l)
		}
	}
	var files []*ast.File
	for _, f := range p.files {
		if decls := s.decls[f]; len(decls) > 0 {
			slices.SortFunc(decls, func(a, b ast.Decl) int { return cmp.Compare(a.Pos(), b.Pos()) })
			files = append(files, f.with(decls))
		}
	}
	return files
}

type slicer struct {
	pkg *pkg
	// taken has the specs and groups that are among decls already.
	taken map[ast.Node]bool
	decls map[*file][]ast.Decl
}

func (s *slicer) add(f *file, d ast.Decl) { s.decls[f] = append(s.decls[f], d) }

// take takes a declaration as far as it is needed.
func (s *slicer) take(name string, d *decl, l level) {
	switch spec := d.spec.(type) {
	case nil:
		s.add(d.file, d.fn)
	case *ast.TypeSpec:
		if l == named && !spec.Assign.IsValid() {
			s.add(d.file, group(token.TYPE, spec.Pos(), hollow(spec)))
			return
		}
		s.add(d.file, group(token.TYPE, spec.Pos(), spec))
		if l > named {
			for _, m := range s.pkg.methods[name] {
				s.add(m.file, m.fn)
			}
		}
	case *ast.ValueSpec:
		switch {
		case d.group.Tok == token.CONST:
			if !s.taken[d.group] {
				s.taken[d.group] = true
				s.add(d.file, d.group)
			}
		case !s.taken[spec]:
			s.taken[spec] = true
			if spec.Type != nil {
				spec = &ast.ValueSpec{Names: spec.Names, Type: spec.Type}
			}
			s.add(d.file, group(token.VAR, spec.Pos(), spec))
		}
	}
}

func group(tok token.Token, pos token.Pos, spec ast.Spec) *ast.GenDecl {
	return &ast.GenDecl{Tok: tok, TokPos: pos, Specs: []ast.Spec{spec}}
}

// hollow is a type without fields.
func hollow(spec *ast.TypeSpec) *ast.TypeSpec {
	return &ast.TypeSpec{
		Name: spec.Name, TypeParams: spec.TypeParams,
		Type: &ast.StructType{Struct: spec.Pos(), Fields: &ast.FieldList{}},
	}
}

// with is f with those declarations only, and the imports that they use.
func (f *file) with(decls []ast.Decl) *ast.File {
	used := map[string]bool{}
	for _, d := range decls {
		ast.Inspect(d, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if id, ok := sel.X.(*ast.Ident); ok {
					used[id.Name] = true
				}
			}
			return true
		})
	}
	sliced := *f.ast
	sliced.Decls = nil
	for _, d := range f.ast.Decls {
		d, ok := d.(*ast.GenDecl)
		if !ok || d.Tok != token.IMPORT {
			continue
		}
		imports := *d
		imports.Specs = nil
		for _, spec := range d.Specs {
			if f.uses(spec.(*ast.ImportSpec), used) {
				imports.Specs = append(imports.Specs, spec)
			}
		}
		if len(imports.Specs) > 0 {
			sliced.Decls = append(sliced.Decls, &imports)
		}
	}
	sliced.Decls = append(sliced.Decls, decls...)
	return &sliced
}

// uses reports whether an import may be used by what selects members of the names in
// used.
func (f *file) uses(spec *ast.ImportSpec, used map[string]bool) bool {
	if spec.Name != nil {
		return spec.Name.Name == "." || used[spec.Name.Name]
	}
	imported := f.pkg.Imports[code.ImportPath(spec)]
	return imported != nil && used[imported.Name]
}
