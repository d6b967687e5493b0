package hidden

import . "go.temporal.io/sdk/workflow"

// Windows is a workflow.
func Windows(ctx Context, name string) (map[string]string, error) {
	return nil, Sleep(ctx, 1)
}
