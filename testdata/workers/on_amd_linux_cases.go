//go:build linux && amd64

package workers

import (
	"go.temporal.io/sdk/worker"

	constraints "github.com/temporal-gen/temporal-gen/testdata/constraints"
)

func registerLinuxAmd64(w worker.Registry) {
	w.RegisterWorkflow(new(constraints.Snapshots).Take)
}
