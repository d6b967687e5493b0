package vet

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/typecheck"
)

// newInfo is what an analyzer may ask for.
func newInfo(size int) *types.Info {
	info := typecheck.NewInfo(size)
	info.Scopes, info.FileVersions = map[ast.Node]*types.Scope{}, map[*ast.File]string{}
	return info
}

// compared are the types in a package whose values may be compared with others field
// by field: what is sent and what is taken. They are those of parameters and results
// of workflows, of what the SDK or a wrapper of it is given as any, activities and
// handlers among that, of what is put into a slice of any, and type arguments.
func (d *discovery) compared(pkg *packages.Package) (all []types.Type) {
	info := pkg.TypesInfo
	add := func(t types.Type) {
		if t != nil && !sdk.IsType(t) {
			all = append(all, t)
		}
		if named, ok := t.(*types.Named); ok { // the result of an activity, in its future
			all = slices.AppendSeq(all, named.TypeArgs().Types())
		}
	}
	addTuple := func(tuple *types.Tuple) {
		for v := range tuple.Variables() {
			add(v.Type())
		}
	}
	addValue := func(e ast.Expr) {
		t := info.TypeOf(e)
		if t == nil {
			return
		}
		if sig, ok := t.Underlying().(*types.Signature); ok { // a handler or an activity
			addTuple(sig.Params())
			addTuple(sig.Results())
		}
		add(t)
	}
	for _, file := range pkg.Syntax {
		contracts := slices.ContainsFunc(file.Comments, isDirective)
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if fn, ok := info.Defs[n.Name].(*types.Func); ok && (sdk.TakesContext(fn.Signature()) || d.isActivity(pkg, n)) {
					addTuple(fn.Signature().Params())
					addTuple(fn.Signature().Results())
				}
			case *ast.FuncType:
				if sig, ok := info.TypeOf(n).(*types.Signature); ok && contracts {
					addTuple(sig.Params())
					addTuple(sig.Results())
				}
			case *ast.CallExpr:
				if sig := d.signature(info, n); sig != nil {
					for arg := range info.Instances[code.Name(n.Fun)].TypeArgs.Types() {
						add(arg)
					}
					for i, arg := range n.Args {
						if code.IsAny(paramType(sig, i)) {
							addValue(arg)
						}
					}
				}
			case *ast.CompositeLit:
				if t := info.TypeOf(n); t != nil && ofAny(t) {
					for _, elt := range n.Elts {
						addValue(elt)
					}
				}
			}
			return true
		})
	}
	return all
}

// isOfMessages reports whether the package at an import path has protobuf messages of the
// SDK or what such are made of: they have their own encoding, so that nothing is
// compared field by field.
func isOfMessages(path string) bool {
	return strings.HasPrefix(path, "go.temporal.io/api/") || strings.HasPrefix(path, "google.golang.org/protobuf/")
}

// isDirective reports whether a comment holds a directive of the tool.
func isDirective(comment *ast.CommentGroup) bool {
	return slices.ContainsFunc(comment.List, func(c *ast.Comment) bool { return strings.HasPrefix(c.Text, "//temporalgen:") })
}

// isActivity reports whether code hands the function or method that is declared to the
// SDK as an activity.
func (d *discovery) isActivity(pkg *packages.Package, decl *ast.FuncDecl) bool {
	return d.Reader.Activities()[evidence.Func{Package: pkg.PkgPath, Receiver: code.Receiver(decl), Name: decl.Name.Name}] != nil
}

// signature is that of what is called, if it is of the SDK or may hand on to it; nil for
// any other.
func (h *handing) signature(info *types.Info, call *ast.CallExpr) *types.Signature {
	name := code.Name(call.Fun)
	if name == nil {
		return nil
	}
	switch obj := info.Uses[name].(type) {
	case *types.Func:
		if sdk.Has(obj.Pkg()) || sdk.Named(obj.Name()) != nil || h.names()[obj.Name()] {
			return obj.Signature()
		}
	case *types.Var: // one that is a function, of the SDK perhaps
		sig, _ := obj.Type().Underlying().(*types.Signature)
		return sig
	}
	return nil
}

// paramType is the type of what a function takes as its i-th argument.
func paramType(sig *types.Signature, i int) types.Type {
	last := sig.Params().Len() - 1
	if !sig.Variadic() || i < last {
		if i > last {
			return nil
		}
		return sig.Params().At(i).Type()
	}
	if s, ok := sig.Params().At(last).Type().Underlying().(*types.Slice); ok {
		return s.Elem()
	}
	return nil
}

// ofAny reports whether t is a slice of any.
func ofAny(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	return ok && code.IsAny(s.Elem())
}
