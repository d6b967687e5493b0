package doccomments

import "go.temporal.io/sdk/worker"

func register(w worker.Registry) {
	w.RegisterWorkflow(Old)
	w.RegisterWorkflow(OnlyDeprecated)
}
