// Package children starts child workflows and continues as new.
package children

import (
	"go.temporal.io/sdk/workflow"

	"example.com/shop/orders"
)

// Parent is itself a workflow.
func Parent(ctx workflow.Context, in orders.OrderInput) (string, error) {
	ctx = workflow.WithChildOptions(ctx, workflow.ChildWorkflowOptions{WorkflowID: "child"})

	// In a chain.
	var chained orders.OrderResult
	err := workflow.ExecuteChildWorkflow(ctx, orders.ProcessOrder, in).Get(ctx, &chained) // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteProcessOrderChild`
	if err != nil {
		return "", err
	}

	// In the init of an if statement.
	var inIf orders.OrderResult
	if err := workflow.ExecuteChildWorkflow(ctx, "ProcessOrder", in).Get(ctx, &inIf); err != nil { // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteProcessOrderChild`
		return "", err
	}

	// Without a result.
	if err := workflow.ExecuteChildWorkflow(ctx, "ShipOrder", "17", orders.Address{}).Get(ctx, nil); err != nil { // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteShipOrderChild`
		return "", err
	}

	// Started now, waited for later.
	future := workflow.ExecuteChildWorkflow(ctx, orders.ProcessOrder, in) // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteProcessOrderChild`
	var execution workflow.Execution
	if err := future.GetChildWorkflowExecution().Get(ctx, &execution); err != nil {
		return "", err
	}
	selector := workflow.NewSelector(ctx)
	selector.AddFuture(future, func(f workflow.Future) {
		var result orders.OrderResult
		if err := f.Get(ctx, &result); err == nil {
			chained = result
		}
	})
	selector.AddFuture(workflow.ExecuteChildWorkflow(ctx, orders.ProcessOrder, in), func(workflow.Future) {}) // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteProcessOrderChild`
	selector.Select(ctx)
	if !future.IsReady() {
		return "", future.Get(ctx, nil)
	}

	// Kept in a slice.
	var futures []workflow.Future
	for range 3 {
		futures = append(futures, workflow.ExecuteChildWorkflow(ctx, orders.ProcessOrder, in)) // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteProcessOrderChild`
	}
	for _, f := range futures {
		var each orders.OrderResult
		if err := f.Get(ctx, &each); err != nil {
			return "", err
		}
	}

	// Registered under another name, which the worker knows.
	if err := workflow.ExecuteChildWorkflow(ctx, orders.Subscribe, [16]byte{}).Get(ctx, nil); err != nil { // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteSubscriptionChild \(not rewritten: argument 1 is of type \[16\]byte where the starter takes uuid\.UUID\)`
		return "", err
	}
	return chained.ID + inIf.ID, workflow.NewContinueAsNewError(ctx, Parent, in)
}

// Mutual goes on as another workflow.
func Mutual(ctx workflow.Context, days int) error {
	if days > 3 {
		return workflow.NewContinueAsNewError(ctx, orders.CountOrders, int64(days)) // want `workflow\.NewContinueAsNewError is not checked by the compiler: use orders\.NewCountOrdersContinueAsNewError`
	}
	if days > 2 {
		return workflow.NewContinueAsNewError(ctx, "CountOrders", days) // want `argument 1 is a value of type int where CountOrders takes int64; that works because their JSON is the same: pass a value of type int64`
	}
	return workflow.NewContinueAsNewErrorWithOptions(ctx, workflow.ContinueAsNewErrorOptions{}, "CountOrders", int64(days)) // want `the Workflow Type name "CountOrders" is written out: use orders\.CountOrdersTypeName, which the compiler checks`
}
