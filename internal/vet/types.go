package vet

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
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
func compared(pkg *packages.Package) (all []types.Type) {
	info, reaching := pkg.TypesInfo, reachingSDK()
	if !reaching(pkg.Types) {
		return nil
	}
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
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if fn, ok := info.Defs[n.Name].(*types.Func); ok && sdk.TakesContext(fn.Signature()) {
					addTuple(fn.Signature().Params())
					addTuple(fn.Signature().Results())
				}
			case *ast.CallExpr:
				if sig := mayHandOn(info, n, reaching); sig != nil {
					for arg := range info.Instances[code.Name(n.Fun)].TypeArgs.Types() {
						add(arg)
					}
					for i, arg := range n.Args {
						if isAny(paramType(sig, i)) {
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

// mayHandOn is the signature of what is called, if that is of the SDK or of a package
// that may hand on to it; nil for any other.
func mayHandOn(info *types.Info, call *ast.CallExpr, reaching func(*types.Package) bool) *types.Signature {
	fun := ast.Unparen(call.Fun)
	if index, ok := fun.(*ast.IndexExpr); ok {
		fun = index.X
	}
	if fn := code.Func(info, fun); fn == nil || fn.Pkg() == nil {
		sig, _ := info.TypeOf(fun).(*types.Signature) // of a variable
		return sig
	} else if reaching(fn.Pkg()) {
		return fn.Signature()
	}
	return nil
}

// reachingSDK reports whether a package is of the SDK or imports it, itself or through
// others.
func reachingSDK() func(*types.Package) bool {
	known := map[*types.Package]bool{}
	var reaches func(*types.Package) bool
	reaches = func(p *types.Package) bool {
		found, ok := known[p]
		if ok {
			return found
		}
		known[p] = sdk.Has(p)
		for _, dep := range p.Imports() {
			known[p] = reaches(dep) || known[p]
		}
		return known[p]
	}
	return reaches
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

// isAny reports whether t, which may be nil, is an interface without methods.
func isAny(t types.Type) bool {
	if t == nil {
		return false
	}
	iface, ok := t.Underlying().(*types.Interface)
	return ok && iface.Empty()
}

// ofAny reports whether t is a slice of any.
func ofAny(t types.Type) bool {
	s, ok := t.Underlying().(*types.Slice)
	return ok && isAny(s.Elem())
}
