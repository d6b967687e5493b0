package predeclared

import "go.temporal.io/sdk/worker"

func register(w worker.Registry) {
	w.RegisterWorkflow(new(rune).Method)
}
