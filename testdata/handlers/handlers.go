// Package handlers shows functions and methods that handle queries, updates and
// signals of a workflow, and coroutines: none of them is a workflow.
package handlers

import (
	"errors"

	"go.temporal.io/sdk/workflow"
)

// Cart is what the handlers change.
type Cart struct{ items []string }

// Shop is the only workflow.
func Shop(ctx workflow.Context, customer string) (int, error) {
	cart := &Cart{}
	if err := workflow.SetQueryHandler(ctx, "items", cart.Items); err != nil {
		return 0, err
	}
	if err := workflow.SetUpdateHandler(ctx, "add", cart.Add); err != nil {
		return 0, err
	}
	options := workflow.UpdateHandlerOptions{Validator: validateRemove}
	if err := workflow.SetUpdateHandlerWithOptions(ctx, "remove", remove, options); err != nil {
		return 0, err
	}
	handler := cart.Clear
	if err := workflow.SetUpdateHandlerWithOptions(ctx, "clear", handler, workflow.UpdateHandlerOptions{
		Validator: cart.ValidateClear,
	}); err != nil {
		return 0, err
	}
	workflow.Go(ctx, cart.listen)
	workflow.GoNamed(ctx, "listen", listen)
	done := workflow.GetSignalChannel(ctx, "done")
	done.Receive(ctx, nil)
	return len(cart.items), nil
}

// Items handles a query.
func (c *Cart) Items() ([]string, error) {
	return c.items, nil
}

// Add handles an update and has the signature of a workflow.
func (c *Cart) Add(ctx workflow.Context, item string) (int, error) {
	c.items = append(c.items, item)
	return len(c.items), nil
}

// Clear handles an update through a variable.
func (c *Cart) Clear(ctx workflow.Context) error {
	c.items = nil
	return nil
}

// ValidateClear validates an update.
func (c *Cart) ValidateClear(ctx workflow.Context) error {
	if len(c.items) == 0 {
		return errors.New("the cart is empty")
	}
	return nil
}

func remove(ctx workflow.Context, item string) (bool, error) {
	return false, nil
}

func validateRemove(ctx workflow.Context, item string) error {
	return nil
}

func (c *Cart) listen(ctx workflow.Context) {
	workflow.GetSignalChannel(ctx, "add").Receive(ctx, nil)
}

func listen(ctx workflow.Context) {
	workflow.GetSignalChannel(ctx, "noise").Receive(ctx, nil)
}
