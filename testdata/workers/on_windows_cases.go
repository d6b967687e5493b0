//go:build windows

package workers

import (
	"go.temporal.io/sdk/worker"

	constraints "github.com/temporal-gen/temporal-gen/testdata/constraints"
	hidden "github.com/temporal-gen/temporal-gen/testdata/hidden"
)

func registerWindows(w worker.Registry) {
	w.RegisterWorkflow(constraints.Defragment)
	w.RegisterWorkflow(constraints.Mount)
	w.RegisterWorkflow(hidden.Windows)
}
