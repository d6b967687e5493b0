package messages

import (
	"context"
	"fmt"

	"go.temporal.io/sdk/client"

	"example.com/shop/approvals"
)

// AddItem updates and waits.
func AddItem(ctx context.Context, c client.Client, id, runID, item string) (int, error) {
	handle, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{ // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem \(not rewritten: a comment is in the literal\)`
		WorkflowID:   id,
		RunID:        runID,
		UpdateName:   "add-item",
		WaitForStage: client.WorkflowUpdateStageCompleted,
		Args:         []interface{}{item},
	})
	if err != nil {
		return 0, err
	}
	var total int
	if err := handle.Get(ctx, &total); err != nil {
		return 0, err
	}
	fmt.Println(handle.UpdateID(), total)
	return total, nil
}

// AddItemLine has the options on one line, the stage in the middle.
func AddItemLine(ctx context.Context, c client.Client, stage client.WorkflowUpdateStage) (total int, err error) {
	handle, err := c.UpdateWorkflow(context.TODO(), client.UpdateWorkflowOptions{UpdateID: "1", WorkflowID: "17", WaitForStage: stage, UpdateName: approvals.ReviewAddItemUpdate, Args: []any{"tea"}}) // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem`
	if err != nil {
		return total, err
	}
	err = handle.Get(ctx, &total)
	return total, err
}

// AddItemStarted updates a workflow that it starts.
func AddItemStarted(ctx context.Context, c client.Client, o client.StartWorkflowOptions) error {
	run, err := c.ExecuteWorkflow(ctx, o, approvals.Review, "17") // want `client\.ExecuteWorkflow is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.ExecuteReview`
	if err != nil {
		return err
	}
	_, err = c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{ // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem \(not rewritten: a comment is in the literal\)`
		WorkflowID:   run.GetID(),
		UpdateName:   "add-item",
		Args:         []any{"tea"},
		WaitForStage: client.WorkflowUpdateStageAccepted,
	})
	if err != nil {
		return err
	}
	handle, err := c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{ // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem \(rewritten with the start of its run or future\)`
		UpdateID:     newID(),
		WorkflowID:   run.GetID(),
		UpdateName:   "add-item",
		Args:         []any{newID()},
		WaitForStage: client.WorkflowUpdateStageAccepted,
	})
	if err != nil {
		return err
	}
	var total int
	if err := handle.Get(ctx, &total); err != nil {
		return err
	}
	fmt.Println(total)
	return nil
}

func newID() string { return "new" }

// AddItemDirectly returns the handle.
func AddItemDirectly(ctx context.Context, c client.Client, id string) (client.WorkflowUpdateHandle, error) {
	return c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: id, UpdateName: "add-item", Args: []any{"tea"}, WaitForStage: client.WorkflowUpdateStageAccepted}) // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem`
}

// AddItemLater has the handle in a variable that is declared before.
func AddItemLater(ctx context.Context, c client.Client, id string) error {
	var (
		handle client.WorkflowUpdateHandle
		err    error
	)
	handle, err = c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: id, UpdateName: "add-item", Args: []any{"tea"}, WaitForStage: client.WorkflowUpdateStageAccepted}) // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem`
	if err != nil {
		return err
	}
	if handle == nil {
		return nil
	}
	return handle.Get(ctx, nil)
}

// AddItemUnlike is not rewritten.
func AddItemUnlike(ctx context.Context, c client.Client, id string, items []any, start client.WithStartWorkflowOperation) error {
	options := client.UpdateWorkflowOptions{WorkflowID: id, UpdateName: "add-item", Args: []any{"tea"}, WaitForStage: client.WorkflowUpdateStageAccepted} // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem \(not rewritten: its options are sent in another place\)`
	handle, err := c.UpdateWorkflow(ctx, options)
	if err != nil {
		return err
	}
	handle, err = c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: id, UpdateName: "add-item", Args: items, WaitForStage: client.WorkflowUpdateStageAccepted}) // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem \(not rewritten: its arguments are spread from a slice\)`
	if err != nil {
		return err
	}
	_, err = c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: newID(), UpdateName: "add-item", UpdateID: newID(), Args: []any{newID()}, WaitForStage: client.WorkflowUpdateStageAccepted}) // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem`
	if err != nil {
		return err
	}
	_, err = c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{Args: []any{newID()}, WorkflowID: newID(), UpdateName: "add-item", WaitForStage: client.WorkflowUpdateStageAccepted}) // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem \(not rewritten: calls among its options would come in another order\)`
	if err != nil {
		return err
	}
	_, err = c.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{ // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.GetReview\(\.\.\.\)\.StartUpdateAddItem \(not rewritten: a comment is in the literal\)`
		WorkflowID:   id,
		UpdateName:   "add-item",
		Args:         []any{"tea"}, // why
		WaitForStage: client.WorkflowUpdateStageAccepted,
	})
	if err != nil {
		return err
	}
	wrong, err := c.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{
		StartWorkflowOperation: start,
		UpdateOptions:          client.UpdateWorkflowOptions{UpdateName: "add-item", Args: []any{"tea"}, WaitForStage: client.WorkflowUpdateStageAccepted}, // want `client\.UpdateWorkflowOptions is not checked by the compiler: use approvals\.NewWorkflowClient\(\.\.\.\)\.UpdateWithStartReviewAddItem \(not rewritten: it starts the workflow as well\)`
	})
	if err != nil {
		return err
	}
	var total string
	if err := wrong.Get(ctx, &total); err != nil { // want `the result of add-item is a value of type int and is decoded into string, which loses it without an error or fails: decode it into int`
		return err
	}
	return handle.Get(ctx, nil)
}
