// Package samenames shows packages that share a name with each other and with
// a parameter.
package samenames

import (
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/samenames/a/types"
	btypes "github.com/temporal-gen/temporal-gen/testdata/samenames/b/types"
	ctypes "github.com/temporal-gen/temporal-gen/testdata/samenames/c/types"
)

func Convert(ctx workflow.Context, from types.Item, by map[types.Item]btypes.Item) (btypes.Item, error) {
	return by[from], nil
}

// Parameter has a parameter named like the packages.
func Parameter(ctx workflow.Context, types types.Item, types2, btypes ctypes.Item) (*ctypes.Item, error) {
	return nil, nil
}
