//go:build unix

package workers

import (
	"go.temporal.io/sdk/worker"

	constraints "github.com/temporal-gen/temporal-gen/testdata/constraints"
)

func registerUnix(w worker.Registry) {
	w.RegisterWorkflow(constraints.Mount)
}
