//go:build !nightly

package buildtags

import "go.temporal.io/sdk/workflow"

// Build is the regular variant.
func Build(ctx workflow.Context, report Report) (string, error) {
	return "regular " + report.Name, nil
}
