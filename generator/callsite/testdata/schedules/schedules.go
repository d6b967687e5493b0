// Package schedules makes actions of schedules.
package schedules

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/approvals"
	"example.com/shop/orders"
)

// Create creates schedules.
func Create(ctx context.Context, c client.Client, in orders.OrderInput) error {
	_, err := c.ScheduleClient().Create(ctx, client.ScheduleOptions{
		ID: "nightly", // want+1 `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewSalesReportScheduleAction`
		Action: &client.ScheduleWorkflowAction{
			Workflow:  orders.SalesReport,
			Args:      []interface{}{"north"},
			TaskQueue: "reports",
		},
	})
	if err != nil {
		return err
	}
	_, err = c.ScheduleClient().Create(ctx, client.ScheduleOptions{
		ID: "hourly", // want+1 `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewProcessOrderScheduleAction`
		Action: &client.ScheduleWorkflowAction{
			ID:        "hourly",
			Workflow:  orders.ProcessOrder,
			Args:      []any{in},
			TaskQueue: "orders",
		},
	})
	return err
}

// Numbered has an update, and a schedule that stays, before those that get names.
func Numbered(ctx context.Context, c client.Client, in orders.OrderInput, args []any) error {
	_, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: "17", UpdateID: "first", UpdateName: approvals.ReviewAddItemUpdate, Args: []any{"tea"}, WaitForStage: client.WorkflowUpdateStageAccepted}) // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem`
	if err != nil {
		return err
	}
	use(&client.ScheduleWorkflowAction{ID: "stays", Workflow: orders.ProcessOrder, Args: args})        // want `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewProcessOrderScheduleAction \(not rewritten: its arguments are spread from a slice\)`
	use(&client.ScheduleWorkflowAction{ID: "ignored", Workflow: orders.ProcessOrder, Args: []any{in}}) //temporalgen:ignore it stays, too
	use(&client.ScheduleWorkflowAction{ID: "first", Workflow: orders.ProcessOrder, Args: []any{in}})   // want `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewProcessOrderScheduleAction`
	use(&client.ScheduleWorkflowAction{Workflow: orders.ProcessOrder, Args: []any{in}})                // want `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewProcessOrderScheduleAction`
	use(&client.ScheduleWorkflowAction{ID: "second", Workflow: orders.ProcessOrder, Args: []any{in}})  // want `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewProcessOrderScheduleAction`
	return nil
}

func use(any) {}

// Actions are actions of several forms.
func Actions(in orders.OrderInput, args []any) []any {
	return []any{
		&client.ScheduleWorkflowAction{Workflow: orders.ProcessOrder, Args: []any{in}},  // want `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewProcessOrderScheduleAction`
		&client.ScheduleWorkflowAction{Workflow: "ProcessOrder", Args: args},            // want `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewProcessOrderScheduleAction \(not rewritten: its arguments are spread from a slice\)`
		&client.ScheduleWorkflowAction{Workflow: orders.ProcessOrder},                   // want `ProcessOrder takes 1 argument after its context and gets 0; the SDK refuses that when it runs: pass orders\.OrderInput`
		&client.ScheduleWorkflowAction{Workflow: orders.Subscribe, Args: []any{"anna"}}, // want `client\.ScheduleWorkflowAction sends the function's own name "Subscribe", and its Workflow Type is "orders\.Subscription": use orders\.SubscriptionTypeName` `argument 1 is a value of type string where Subscribe takes uuid\.UUID; the SDK refuses that when it runs: pass a value of type uuid\.UUID`
		client.ScheduleWorkflowAction{Workflow: orders.ProcessOrder, Args: []any{in}},   // want `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewProcessOrderScheduleAction \(not rewritten: it is a value, and the starter returns a pointer\)`
		&client.ScheduleWorkflowAction{Workflow: "SalesReport", Args: []any{"south"}},   // want `client\.ScheduleWorkflowAction is not checked by the compiler: use orders\.NewSalesReportScheduleAction \(not rewritten: the starter sets TaskQueue to SalesReportTaskQueue\)`
	}
}
