package vet

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// newInfo is what an analyzer may ask for.
func newInfo(size int) *types.Info {
	return &types.Info{
		Types:        make(map[ast.Expr]types.TypeAndValue, size),
		Instances:    map[*ast.Ident]types.Instance{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         make(map[*ast.Ident]types.Object, size),
		Implicits:    map[ast.Node]types.Object{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		Scopes:       map[ast.Node]*types.Scope{},
		FileVersions: map[*ast.File]string{},
	}
}

// compared are the types in a package whose values may be compared with others field
// by field: what is sent and what is taken. They are those of parameters and results
// of functions that take a context, of arguments, and of what is put into a slice of
// any.
func compared(pkg *packages.Package) (all []types.Type) {
	info := pkg.TypesInfo
	add := func(t types.Type) {
		if t == nil {
			return
		}
		all = append(all, t)
		if sig, ok := t.Underlying().(*types.Signature); ok { // a handler or an activity
			for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
				for v := range tuple.Variables() {
					all = append(all, v.Type())
				}
			}
		}
	}
	for _, file := range pkg.Syntax {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if fn, ok := info.Defs[n.Name].(*types.Func); ok && takesContext(fn.Signature()) {
					add(fn.Type())
				}
			case *ast.CallExpr:
				for _, arg := range n.Args {
					add(info.TypeOf(arg))
				}
			case *ast.CompositeLit:
				if t := info.TypeOf(n); t != nil && ofAny(t) {
					for _, elt := range n.Elts {
						add(info.TypeOf(elt))
					}
				}
			}
			return true
		})
	}
	return all
}

// takesContext reports whether the first parameter of a function is called like one,
// by its type.
func takesContext(sig *types.Signature) bool {
	if sig.Params().Len() == 0 {
		return false
	}
	named := code.Named(sig.Params().At(0).Type())
	return named != nil && named.Obj().Name() == "Context"
}

// ofAny reports whether t is a slice of any.
func ofAny(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	return ok && types.IsInterface(s.Elem())
}
