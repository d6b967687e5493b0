// Package workflow shows a package with the name of the SDK's own, and a
// workflow that has no other name than Workflow.
package workflow

import "go.temporal.io/sdk/workflow"

// Input is what Workflow takes.
type Input struct{ Name string }

// Workflow is the only one of its package.
func Workflow(ctx workflow.Context, in Input) (string, error) {
	return in.Name, nil
}
