package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/packages"
)

// AlwaysBuilt are the loaded packages without the files that have a build
// constraint, so that what is read of them is the same on every machine. What the
// others use of such files is unknown.
func (p *Program) AlwaysBuilt() []*packages.Package {
	constrained := map[*token.File]bool{}
	var pkgs []*packages.Package
	for _, pkg := range p.Packages {
		read := *pkg
		read.Syntax = alwaysBuilt(p.Fset, pkg)
		pkgs = append(pkgs, &read)
		for _, file := range pkg.Syntax {
			constrained[p.Fset.File(file.FileStart)] = true
		}
	}
	for _, pkg := range pkgs {
		for _, file := range pkg.Syntax {
			delete(constrained, p.Fset.File(file.FileStart))
		}
	}
	if len(constrained) > 0 {
		for _, pkg := range pkgs {
			forgetConstrained(p.Fset, pkg, constrained)
		}
	}
	return pkgs
}

// forgetConstrained takes out of what is known of pkg's expressions the
// constants, variables and functions that files with build constraints declare.
// Types stay: it is by their names that generated code knows them.
func forgetConstrained(fset *token.FileSet, pkg *packages.Package, constrained map[*token.File]bool) {
	if pkg.TypesInfo == nil {
		return
	}
	info := *pkg.TypesInfo
	info.Uses, info.Types, info.Selections = maps.Clone(info.Uses), maps.Clone(info.Types), maps.Clone(info.Selections)
	pkg.TypesInfo = &info
	for _, file := range pkg.Syntax {
		ast.PreorderStack(file, nil, func(n ast.Node, stack []ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			obj := info.Uses[id]
			if _, isType := obj.(*types.TypeName); obj == nil || isType || !constrained[fset.File(obj.Pos())] {
				return true
			}
			delete(info.Uses, id)
			delete(info.Types, id)
			for i := len(stack) - 1; i >= 0; i-- {
				e, ok := stack[i].(ast.Expr)
				if !ok {
					break
				}
				if sel, ok := e.(*ast.SelectorExpr); ok && sel.Sel == id {
					delete(info.Selections, sel)
					delete(info.Types, sel)
				} else if info.Types[e].Value != nil { // a constant made of it
					delete(info.Types, e)
				}
			}
			return true
		})
	}
}
