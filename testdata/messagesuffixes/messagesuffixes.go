// Package messagesuffixes shows messages whose names end in what generated
// identifiers say themselves, their kind, and others that end in another one.
package messagesuffixes

import "go.temporal.io/sdk/workflow"

// Receive takes signals.
//
//temporalgen:signal name=CancelSignal as=CancelSignal
func Receive(ctx workflow.Context) ([]string, error) {
	var got []string
	for _, name := range []string{"AnswerSignal", "Signal", "StatusQuery", "ItemUpdate", "CancelSignal"} {
		var text string
		workflow.GetSignalChannel(ctx, name).Receive(ctx, &text)
		got = append(got, text)
	}
	return got, nil
}

// Answer takes queries.
func Answer(ctx workflow.Context) error {
	for _, name := range []string{"status-query", "query", "last-signal", "item update"} {
		if err := workflow.SetQueryHandler(ctx, name, func(text string) (string, error) { return name + text, nil }); err != nil {
			return err
		}
	}
	return nil
}

// Change takes updates.
func Change(ctx workflow.Context) error {
	for _, name := range []string{"AddItemUpdate", "update", "signal", "status_query"} {
		err := workflow.SetUpdateHandler(ctx, name, func(_ workflow.Context, text string) (string, error) { return name + text, nil })
		if err != nil {
			return err
		}
	}
	return nil
}
