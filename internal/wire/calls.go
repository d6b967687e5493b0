package wire

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// executes reports whether code executes activities as local ones, or not so, by their
// names or by values that may be anything: which ones can't be told.
type executes struct{ local, remote bool }

// read looks at the calls in packages.
func (e *executes) read(pkgs []*packages.Package) {
	for _, pkg := range pkgs {
		for _, file := range pkg.Syntax {
			ast.Inspect(file, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					e.call(pkg.TypesInfo, call)
				}
				return true
			})
		}
	}
}

func (e *executes) call(info *types.Info, call *ast.CallExpr) {
	name := code.Name(call.Fun)
	if name == nil {
		return
	}
	fn, ok := info.Uses[name].(*types.Func)
	if !ok {
		return
	}
	of := sdk.CallOf(fn)
	if !of.Is(sdk.RunsActivity) || len(call.Args) <= of.Argument || code.IsFunc(info.TypeOf(call.Args[of.Argument])) {
		return
	}
	if of.IsLocal() {
		e.local = true
	} else {
		e.remote = true
	}
}

// calls is how code executes an activity, if in one way only.
func (b *builder) calls(f *discover.Function) string {
	use := b.Reader.Activities()[f.Key()]
	if !f.Activity || use == nil {
		return ""
	}
	local, remote := len(use.Code.Local), len(use.Code.Starts)-len(use.Code.Local)-len(use.Code.Standalone)
	switch {
	case local > 0 && remote == 0 && !b.executes.remote:
		return "local"
	case remote > 0 && local == 0 && !b.executes.local:
		return "remote"
	}
	return ""
}
