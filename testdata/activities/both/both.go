// Package both has a workflow and its activities.
package both

import (
	"context"

	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// Loan is a loan.
type Loan struct{ Amount int }

// Lend lends, if that can be approved.
func Lend(ctx workflow.Context, loan Loan) (bool, error) {
	return ExecuteApproveActivity(ctx, loan).Get(ctx)
}

// Approve approves it.
func Approve(ctx context.Context, loan Loan) (bool, error) { return loan.Amount < 100, nil }

// Register registers both.
func Register(w worker.Registry) {
	w.RegisterWorkflow(Lend)
	w.RegisterActivity(Approve)
}
