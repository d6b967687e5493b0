// Package messages sets up signals, queries and updates in every way there is:
// a workflow for each. Their names, types and parameters are read from the
// code.
package messages

import (
	"fmt"

	"go.temporal.io/sdk/workflow"
)

// Approval is what most signals carry.
type Approval struct{ By string }

// Item is what most updates take.
type Item struct {
	SKU   string
	Count int
}

// Total is what most of them return.
type Total struct{ Items, Pieces int }

// journal is what a workflow was told, in order. It has no message of its own.
type journal struct{ entries []string }

func (j *journal) write(format string, args ...any) {
	j.entries = append(j.entries, fmt.Sprintf(format, args...))
}

// until waits for n entries and returns them.
func (j *journal) until(ctx workflow.Context, n int) ([]string, error) {
	err := workflow.Await(ctx, func() bool { return len(j.entries) >= n })
	return j.entries, err
}
