package unexported

import "go.temporal.io/sdk/worker"

func register(w worker.Registry) {
	w.RegisterWorkflow(weigh)
	w.RegisterWorkflow(reset)
	w.RegisterWorkflow(new(depot).stock)
}
