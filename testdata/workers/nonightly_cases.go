//go:build !nightly

package workers

import (
	"go.temporal.io/sdk/worker"

	buildtags "github.com/temporal-gen/temporal-gen/testdata/buildtags"
)

func registerNotNightly(w worker.Registry) {
	w.RegisterWorkflow(buildtags.Build)
}
