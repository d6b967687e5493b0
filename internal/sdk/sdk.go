// Package sdk knows the Temporal SDK by the paths and names of what it declares.
package sdk

import (
	"go/types"
	"strings"
)

// Paths of the SDK's packages.
const (
	Path     = "go.temporal.io/sdk"
	Client   = Path + "/client"
	Internal = Path + "/internal"
	Workflow = Path + "/workflow"
)

// Has says whether pkg is a package of the SDK.
func Has(pkg *types.Package) bool {
	return pkg != nil && (pkg.Path() == Path || strings.HasPrefix(pkg.Path(), Path+"/"))
}

// IsContext says whether t is workflow.Context, under whatever alias. The SDK
// declares it in its internal packages: in internal itself up to v1.49, in one
// below it since.
func IsContext(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Name() != "Context" || named.Obj().Pkg() == nil {
		return false
	}
	path := named.Obj().Pkg().Path()
	return path == Internal || strings.HasPrefix(path, Internal+"/")
}

// Undecodable says why no data converter can decode a value of type t, or "".
// Only the outer shape of t counts: the fields of a struct are for its codec to
// refuse, and a type with a name may bring a codec of its own.
func Undecodable(t types.Type) string {
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return "a func"
	case *types.Chan:
		return "a channel"
	case *types.Basic:
		if u.Kind() == types.UnsafePointer {
			return "an unsafe pointer"
		}
	case *types.Interface:
		if !u.Empty() {
			return "an interface with methods"
		}
	case interface{ Elem() types.Type }: // pointers, slices, arrays, maps
		if _, named := types.Unalias(t).(*types.Named); !named {
			return Undecodable(u.Elem())
		}
	}
	return ""
}
