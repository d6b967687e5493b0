//go:build nightly

package buildtags

import "go.temporal.io/sdk/workflow"

// Build is the nightly variant.
func Build(ctx workflow.Context, report Report) (string, error) {
	return "nightly " + report.Name, nil
}
