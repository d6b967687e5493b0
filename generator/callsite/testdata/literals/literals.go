// Package literals sends literals of T where *T is wanted, and &T{} where T is.
package literals

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/approvals"
	"example.com/shop/orders"
	"example.com/shop/parcels"
)

// Workflow executes activities and children.
func Workflow(ctx workflow.Context, parcel parcels.Parcel, letter *parcels.Letter) error {
	workflow.ExecuteActivity(ctx, parcels.Weigh, parcels.Parcel{ID: "17"})                    // want `that works because their JSON is the same` `use parcels\.ExecuteWeighActivity`
	workflow.ExecuteActivity(ctx, parcels.Route, &parcels.Parcel{ID: "17"})                   // want `that works because their JSON is the same` `use parcels\.ExecuteRouteActivity`
	workflow.ExecuteActivity(ctx, parcels.Weigh, parcel)                                      // want `that works because their JSON is the same`
	workflow.ExecuteActivity(ctx, parcels.Route, &parcel)                                     // want `that works because their JSON is the same`
	workflow.ExecuteActivity(ctx, parcels.Post, parcels.Letter{})                             // want `argument 1 is a value of type parcels\.Letter where Post takes \*parcels\.Letter`
	workflow.ExecuteActivity(ctx, parcels.Post, letter)                                       // want `use parcels\.ExecutePostActivity`
	workflow.SignalExternalWorkflow(ctx, "17", "", "approve", &approvals.Approval{By: "me"})  // want `that works because their JSON is the same` `use approvals\.SignalExternalReviewApprove`
	return workflow.NewContinueAsNewError(ctx, orders.Reorder, orders.OrderInput{SKU: "tea"}) // want `the SDK refuses that when it runs` `use orders\.NewReorderContinueAsNewError`
}

// Client starts, schedules and sends.
func Client(ctx context.Context, c client.Client, o client.StartWorkflowOptions) error {
	c.ExecuteWorkflow(ctx, o, orders.Reorder, orders.OrderInput{SKU: "tea"})                                                      // want `the SDK refuses that when it runs` `use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteReorder`
	c.ExecuteWorkflow(ctx, o, "ProcessOrder", &orders.OrderInput{})                                                               // want `that works because their JSON is the same` `use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	c.SignalWorkflow(ctx, "17", "", "approve", &approvals.Approval{})                                                             // want `that works because their JSON is the same` `use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.SignalApprove`
	c.SignalWithStartWorkflow(ctx, "17", "approve", &approvals.Approval{}, client.StartWorkflowOptions{ID: "17"}, "Review", "17") // want `use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewApprove` `argument 1 is a value of type \*approvals\.Approval where approve takes approvals\.Approval`
	_, err := c.ScheduleClient().Create(ctx, client.ScheduleOptions{
		Action: &client.ScheduleWorkflowAction{Workflow: orders.Reorder, Args: []any{orders.OrderInput{SKU: "tea"}}}, // want `the SDK refuses that when it runs` `use orders\.NewReorderScheduleAction`
	})
	if err != nil {
		return err
	}
	_, err = c.ScheduleClient().Create(ctx, client.ScheduleOptions{
		Action: &client.ScheduleWorkflowAction{ID: "18", Workflow: orders.Reorder, Args: []any{orders.OrderInput{}}}, // want `the SDK refuses that when it runs` `use orders\.NewReorderScheduleAction`
	})
	return err
}
