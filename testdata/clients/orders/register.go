package orders

import "go.temporal.io/sdk/worker"

func register(w worker.Registry) {
	w.RegisterWorkflow((&workflows{}).Cancel)
}
