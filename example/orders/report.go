package orders

import (
	"fmt"

	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/billing"
)

// SalesReport reports the sales up to now. It is meant for a Schedule and has
// a Task Queue to itself, so that reports never delay orders.
//
//temporalgen:workflow task-queue=reports
func SalesReport(ctx workflow.Context) (billing.Sales, error) {
	ctx = workflow.WithActivityOptions(ctx, activityOptions)

	sales, err := billing.ExecuteSalesActivity(ctx).Get(ctx)
	if err != nil {
		return billing.Sales{}, fmt.Errorf("sales: %w", err)
	}
	return sales, nil
}
