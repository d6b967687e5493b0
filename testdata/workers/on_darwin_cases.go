//go:build darwin

package workers

import (
	"go.temporal.io/sdk/worker"

	hidden "github.com/temporal-gen/temporal-gen/testdata/hidden"
)

func registerDarwin(w worker.Registry) {
	w.RegisterWorkflow(hidden.Darwin)
}
