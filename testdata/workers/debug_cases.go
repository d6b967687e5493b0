//go:build test && (debug || trace)

package workers

import (
	"go.temporal.io/sdk/worker"

	constraints "github.com/temporal-gen/temporal-gen/testdata/constraints"
)

func registerTestDebugTrace(w worker.Registry) {
	w.RegisterWorkflow(constraints.Replay)
}
