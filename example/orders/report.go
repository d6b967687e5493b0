package orders

import (
	"fmt"

	"go.temporal.io/sdk/workflow"
)

// A Report adds up the orders that were paid and not refunded.
type Report struct {
	Orders    int
	PaidCents int
}

// SalesReport reports the sales up to now. It is meant for a Schedule and has
// a Task Queue to itself, so that reports never delay orders.
//
//temporalgen:workflow task-queue=reports
func SalesReport(ctx workflow.Context) (Report, error) {
	ctx = workflow.WithActivityOptions(ctx, activityOptions)

	var payments *Payments
	var report Report
	if err := workflow.ExecuteActivity(ctx, payments.Sales).Get(ctx, &report); err != nil {
		return Report{}, fmt.Errorf("sales: %w", err)
	}
	return report, nil
}
