// Package defaults shows the flags that name the client and a task queue for
// the workflows of a package.
package defaults

import "go.temporal.io/sdk/workflow"

// Place starts on the package's task queue.
func Place(ctx workflow.Context, sku string) (int, error) {
	return len(sku), nil
}

// Audit starts on a task queue of its own.
//
//temporalgen:workflow task-queue=audits
func Audit(ctx workflow.Context) error {
	return nil
}
