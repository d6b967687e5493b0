// Package imports shows workflows in files that import the SDK and their types
// by a dot or under another name.
package imports

import (
	. "go.temporal.io/sdk/workflow"

	. "github.com/temporal-gen/temporal-gen/testdata/imports/units"
)

// Dotted has neither its context nor its types behind a package name.
func Dotted(ctx Context, length Metre) (Metre, error) {
	return length, Sleep(ctx, 0)
}
