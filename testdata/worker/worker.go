// Package worker shows a package with the name of the SDK's worker, and a type
// with a method as its workflow.
package worker

import temporal "go.temporal.io/sdk/workflow"

// Worker has a name that registration knows well.
type Worker struct{ Name string }

// Work is a workflow of it.
func (worker *Worker) Work(ctx temporal.Context, hours int) error {
	return nil
}
