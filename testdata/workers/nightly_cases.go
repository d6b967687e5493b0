//go:build nightly

package workers

import (
	"go.temporal.io/sdk/worker"

	buildtags "github.com/temporal-gen/temporal-gen/testdata/buildtags"
	hidden "github.com/temporal-gen/temporal-gen/testdata/hidden"
)

func registerNightly(w worker.Registry) {
	w.RegisterWorkflow(buildtags.Build)
	w.RegisterWorkflow(hidden.Nightly)
}
