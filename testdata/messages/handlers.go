package messages

import (
	"errors"
	"fmt"

	"go.temporal.io/sdk/workflow"
)

// Queries answers queries with closures, functions and method values.
func Queries(ctx workflow.Context) error {
	total := Total{Items: 1}
	if err := workflow.SetQueryHandler(ctx, "closure", func(detail bool, names []string) (Total, error) {
		if detail {
			total.Pieces = len(names)
		}
		return total, nil
	}); err != nil {
		return err
	}
	err := workflow.SetQueryHandlerWithOptions(ctx, "function", describe, workflow.QueryHandlerOptions{Description: "an item in words"})
	if err != nil {
		return err
	}
	handler := (&journal{entries: []string{"first"}}).entry
	if err := workflow.SetQueryHandler(ctx, "method", handler); err != nil {
		return err
	}
	return setQueries(ctx, map[string]any{
		"table": func() (*Item, error) { return &Item{SKU: "tea"}, nil },
	})
}

func setQueries(ctx workflow.Context, handlers map[string]any) error {
	for name, handler := range handlers {
		if err := workflow.SetQueryHandler(ctx, name, handler); err != nil {
			return err
		}
	}
	return nil
}

func describe(Item, int) (string, error) { return "an item", nil }

func (j *journal) entry(i int) (string, error) {
	if i < 0 || i >= len(j.entries) {
		return "", fmt.Errorf("there is no entry %d", i)
	}
	return j.entries[i], nil
}

// Updates handles updates with closures, functions and method values, and
// validates them.
func Updates(ctx workflow.Context, n int) ([]string, error) {
	d := &desk{}
	err := workflow.SetUpdateHandler(ctx, "closure", func(ctx workflow.Context, item Item) (Total, error) {
		return d.Add(ctx, item, false)
	})
	if err != nil {
		return nil, err
	}
	err = workflow.SetUpdateHandlerWithOptions(ctx, "function", clear, workflow.UpdateHandlerOptions{
		Validator:   func(ctx workflow.Context, reason string) error { return nil },
		Description: "removes everything",
	})
	if err != nil {
		return nil, err
	}
	options := workflow.UpdateHandlerOptions{UnfinishedPolicy: workflow.HandlerUnfinishedPolicyAbandon}
	options.Validator = d.validateNote
	if err := workflow.SetUpdateHandlerWithOptions(ctx, "method", d.Note, options); err != nil {
		return nil, err
	}
	return d.until(ctx, n)
}

func clear(ctx workflow.Context, reason string) error {
	if reason == "" {
		return errors.New("there is no reason to clear")
	}
	return nil
}

// Note has no result and no parameter.
func (d *desk) Note(workflow.Context) error {
	d.write("note")
	return nil
}

func (d *desk) validateNote(workflow.Context) error {
	if len(d.entries) > 100 {
		return errors.New("there are enough notes")
	}
	return nil
}
