package orders

import (
	"errors"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// A Recall is for orders that should not be shipped after all.
type Recall struct {
	OrderIDs []string
	Reason   string
}

// RecallOrders withdraws orders that other Workflows or other programs have
// started. It returns the IDs of those that it came too late for.
func RecallOrders(ctx workflow.Context, recall Recall) ([]string, error) {
	var signals []workflow.Future
	for _, id := range recall.OrderIDs {
		signals = append(signals, SignalExternalProcessOrderWithdraw(ctx, id, "", Withdrawal{Reason: recall.Reason}))
	}

	var late []string
	for i, signal := range signals {
		err := signal.Get(ctx, nil)
		if _, closed := errors.AsType[*temporal.UnknownExternalWorkflowExecutionError](err); closed {
			late = append(late, recall.OrderIDs[i])
		} else if err != nil {
			return nil, err
		}
	}
	return late, nil
}
