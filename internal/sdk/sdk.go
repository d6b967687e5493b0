// Package sdk knows the Temporal SDK by the paths and names of what it declares.
package sdk

import (
	"go/types"
	"strings"
)

// Paths of the SDK's packages.
const (
	Path     = "go.temporal.io/sdk"
	Activity = Path + "/activity"
	Client   = Path + "/client"
	Internal = Path + "/internal"
	Nexus    = Path + "/temporalnexus"
	Workflow = Path + "/workflow"
	Worker   = Path + "/worker"
)

// Has reports whether pkg is a package of the SDK.
func Has(pkg *types.Package) bool {
	return pkg != nil && IsPath(pkg.Path())
}

// IsPath reports whether an import path is that of a package of the SDK.
func IsPath(importPath string) bool {
	return importPath == Path || strings.HasPrefix(importPath, Path+"/")
}
