// Package approvals has a workflow that takes messages.
package approvals

import "go.temporal.io/sdk/workflow"

// Approval is the payload of a signal.
type Approval struct {
	By string
	At int64
}

// Review takes two signals, a query and an update.
func Review(ctx workflow.Context, id string) error {
	err := workflow.SetQueryHandler(ctx, "status", func(detail bool) (string, error) { return id, nil })
	if err != nil {
		return err
	}
	err = workflow.SetUpdateHandler(ctx, "add-item", func(ctx workflow.Context, item string) (int, error) { return 1, nil })
	if err != nil {
		return err
	}
	var approval Approval
	workflow.GetSignalChannel(ctx, "approve").Receive(ctx, &approval)
	workflow.GetSignalChannel(ctx, "cancel-review").Receive(ctx, nil)
	workflow.GetLogger(ctx).Info("reviewed", "by", approval.By)
	return nil
}
