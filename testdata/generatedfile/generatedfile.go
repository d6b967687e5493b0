// Package generatedfile shows a package in which another generator left
// functions that look like workflows.
package generatedfile

import "go.temporal.io/sdk/workflow"

// Written is the only workflow.
func Written(ctx workflow.Context, name string) error {
	return nil
}
