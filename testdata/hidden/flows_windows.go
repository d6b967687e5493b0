package hidden

import (
	. "time"

	. "go.temporal.io/sdk/workflow"
)

// Windows is a workflow.
func Windows(ctx Context, after Duration, at []Time) (map[string]Month, error) {
	return nil, nil
}
