package narrow

import (
	"context"

	"example.com/shop/approvals"
	"example.com/shop/orders"
)

// Messages sends some through an interface.
func Messages(ctx context.Context, c Starter, id string, approval approvals.Approval) error {
	if err := c.SignalWorkflow(ctx, id, "", "approve", approval); err != nil {
		return err
	}
	if err := c.SignalWorkflow(ctx, id, "", "approve", "yes"); err != nil { // want `argument 1 is a value of type string where approve takes approvals\.Approval`
		return err
	}
	if _, err := c.QueryWorkflow(ctx, id, "", "status"); err != nil { // want `status takes 1 argument and gets 0`
		return err
	}
	var result orders.OrderResult
	if err := c.GetWorkflow(ctx, id, "").Get(ctx, &result); err != nil {
		return err
	}
	return c.GetWorkflow(ctx, id, "").Get(ctx, result) // want `the result is decoded into a value of type orders\.OrderResult, which is no pointer`
}
