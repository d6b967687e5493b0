package wire

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/survey"
)

// Reached are the types in a package that a lock may come to have, which the loader has
// to know whole: those of what functions take and return that may be workflows,
// activities, contracts or handlers, and what messages are received into. A type more
// costs some time; one less is not checked.
func Reached(s *survey.Survey) func(*packages.Package) []types.Type {
	return func(pkg *packages.Package) []types.Type { return reached(s, pkg) }
}

func reached(s *survey.Survey, pkg *packages.Package) []types.Type {
	info := pkg.TypesInfo
	var all []types.Type
	add := func(t types.Type) {
		if t != nil && !sdk.IsType(t) {
			all = append(all, t)
		}
	}
	addSignature := func(t types.Type) {
		if sig, ok := t.Underlying().(*types.Signature); ok {
			for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
				for v := range tuple.Variables() {
					add(v.Type())
				}
			}
		}
	}
	for _, file := range pkg.Syntax {
		contracts := slices.ContainsFunc(file.Comments, func(c *ast.CommentGroup) bool {
			return slices.ContainsFunc(c.List, func(c *ast.Comment) bool { return strings.HasPrefix(c.Text, "//temporalgen:") })
		})
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if fn, ok := info.Defs[n.Name].(*types.Func); ok && (sdk.TakesContext(fn.Signature()) || s.Reader.Activities()[evidence.Func{Package: pkg.PkgPath, Receiver: code.Receiver(n), Name: fn.Name()}] != nil) {
					addSignature(fn.Type())
				}
			case *ast.FuncType:
				if t := info.TypeOf(n); t != nil && contracts {
					addSignature(t)
				}
			case *ast.CallExpr:
				for arg := range info.Instances[code.Name(n.Fun)].TypeArgs.Types() {
					add(arg)
				}
				sig, ok := underlying(info.TypeOf(n.Fun)).(*types.Signature)
				for i, arg := range n.Args {
					if !ok || !takesAny(sig, i) {
						continue
					}
					switch t := info.TypeOf(arg); u := underlying(t).(type) {
					case *types.Pointer:
						add(u.Elem())
					case *types.Signature:
						addSignature(t)
					}
				}
			}
			return true
		})
	}
	return all
}

// underlying is that of t, which may be nil.
func underlying(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	return t.Underlying()
}

// takesAny reports whether a function takes its i-th argument as any.
func takesAny(sig *types.Signature, i int) bool {
	last := sig.Params().Len() - 1
	if i > last && !sig.Variadic() || last < 0 {
		return false
	}
	t := sig.Params().At(min(i, last)).Type()
	if slice, ok := t.(*types.Slice); ok && sig.Variadic() && i >= last {
		t = slice.Elem()
	}
	return code.IsAny(t)
}
