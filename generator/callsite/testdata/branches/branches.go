// Package branches assigns runs and futures to one variable in several places.
package branches

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/approvals"
	"example.com/shop/orders"
	"example.com/shop/parcels"
)

// Start starts one workflow in one of two ways.
func Start(ctx context.Context, c client.Client, o client.StartWorkflowOptions, ids []string) (string, error) {
	var run client.WorkflowRun
	var err error
	if len(ids) == 0 {
		run, err = c.ExecuteWorkflow(ctx, o, parcels.Send, "me") // want `use parcels\.NewWorkflowClient\(\.\.\.\)\.ExecuteSend`
	} else {
		o.ID = ids[0]
		run, err = c.ExecuteWorkflow(ctx, o, "Send", ids[0]) // want `use parcels\.NewWorkflowClient\(\.\.\.\)\.ExecuteSend`
	}
	if err != nil {
		return "", err
	}
	var parcel parcels.Parcel
	if err := run.Get(ctx, &parcel); err != nil {
		return run.GetID(), err
	}
	return parcel.ID, nil
}

// Signal starts one with a signal or without, and sends it another.
func Signal(ctx context.Context, c client.Client, approval approvals.Approval, with bool) error {
	o := client.StartWorkflowOptions{ID: "17"}
	var run client.WorkflowRun
	var err error
	if with {
		run, err = c.SignalWithStartWorkflow(ctx, "17", "approve", approval, o, approvals.Review, "17") // want `use approvals\.NewWorkflowClient\(\.\.\.\)\.SignalWithStartReviewApprove`
	} else {
		run, err = c.ExecuteWorkflow(ctx, o, approvals.Review, "17") // want `use approvals\.NewWorkflowClient\(\.\.\.\)\.ExecuteReview`
	}
	if err != nil {
		return err
	}
	if err := c.SignalWorkflow(ctx, run.GetID(), "", "approve", approval); err != nil { // want `\(rewritten with the start of its run or future\)`
		return err
	}
	return run.Get(ctx, nil)
}

// Futures has them in a switch.
func Futures(ctx workflow.Context, parcel *parcels.Parcel, kind int) (int, error) {
	var weighed workflow.Future
	switch kind {
	case 0:
		weighed = workflow.ExecuteActivity(ctx, parcels.Weigh, parcel) // want `use parcels\.ExecuteWeighActivity`
	case 1:
		weighed = workflow.ExecuteActivity(ctx, "Weigh", parcel) // want `use parcels\.ExecuteWeighActivity`
	default:
		weighed = workflow.ExecuteActivity(ctx, parcels.Weigh, nil) // want `use parcels\.ExecuteWeighActivity`
	}
	var grams int
	err := weighed.Get(ctx, &grams)
	return grams, err
}

// Wrong decodes what both give into another type, which is said once.
func Wrong(ctx context.Context, c client.Client, o client.StartWorkflowOptions, again bool) error {
	var run client.WorkflowRun
	var err error
	if again {
		run, err = c.ExecuteWorkflow(ctx, o, parcels.Send, "me")
	} else {
		run, err = c.ExecuteWorkflow(ctx, o, parcels.Send, "you")
	}
	if err != nil {
		return err
	}
	var n int
	return run.Get(ctx, &n) // want `the result of Send is a value of type parcels\.Parcel and is decoded into int`
}

// Apart has another workflow, another client, what is no start, and one that can't be
// rewritten.
func Apart(ctx context.Context, c, other client.Client, o client.StartWorkflowOptions, in orders.OrderInput, given client.WorkflowRun, args ...any) error {
	var mixed, err = given, error(nil)
	var first client.WorkflowRun
	if mixed == nil {
		first, err = c.ExecuteWorkflow(ctx, o, parcels.Send, "me") // want `use parcels\.NewWorkflowClient\(\.\.\.\)\.ExecuteSend \(not rewritten: it goes where a client\.WorkflowRun is wanted\)`
	} else {
		first, err = c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder \(not rewritten: it goes where a client\.WorkflowRun is wanted\)`
	}
	var second client.WorkflowRun
	if mixed == nil {
		second, err = c.ExecuteWorkflow(ctx, o, parcels.Send, "me") // want `use parcels\.NewWorkflowClient\(\.\.\.\)\.ExecuteSend \(not rewritten: it goes where a client\.WorkflowRun is wanted\)`
	} else {
		second, err = other.ExecuteWorkflow(ctx, o, parcels.Send, "me") // want `use parcels\.NewWorkflowClient\(\.\.\.\)\.ExecuteSend \(not rewritten: it goes where a client\.WorkflowRun is wanted\)`
	}
	var third client.WorkflowRun
	if mixed == nil {
		third, err = c.ExecuteWorkflow(ctx, o, parcels.Send, "me") // want `use parcels\.NewWorkflowClient\(\.\.\.\)\.ExecuteSend \(not rewritten: it goes where a client\.WorkflowRun is wanted\)`
	} else {
		third = given
	}
	var fourth client.WorkflowRun
	if mixed == nil {
		fourth, err = c.ExecuteWorkflow(ctx, o, parcels.Send, "me") // want `use parcels\.NewWorkflowClient\(\.\.\.\)\.ExecuteSend \(not rewritten: of another call that assigns to its variable, its arguments are spread from a slice\)`
	} else {
		fourth, err = c.ExecuteWorkflow(ctx, o, parcels.Send, args...) // want `use parcels\.NewWorkflowClient\(\.\.\.\)\.ExecuteSend \(not rewritten: its arguments are spread from a slice\)`
	}
	println(first.GetID(), second.GetID(), third.GetID(), fourth.GetID(), err)
	return nil
}
