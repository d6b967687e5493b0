// Package doccomments shows what becomes of the comments of workflows.
package doccomments

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

// Input is linked to by comments.
type Input struct{ Wait time.Duration }

// Short has one sentence.
func Short(ctx workflow.Context) error {
	return nil
}

func Uncommented(ctx workflow.Context, in Input) error {
	return nil
}

// Long waits, and says so in several paragraphs. It runs over more than one
// line as well.
//
// # What it does
//
// It does in this order:
//   - wait for [Input].Wait, see [time.Duration],
//   - nothing else, as [Short] does.
//
// It counts too:
//  1. one,
//  2. two.
//
// Called like this:
//
//	wc := NewWorkflowClient(c)
//	run, err := wc.ExecuteLong(ctx, options, Input{Wait: time.Hour})
//
// More in [the manual].
//
// [the manual]: https://example.com/manual
func Long(ctx workflow.Context, in Input) (time.Duration, error) {
	return in.Wait, workflow.Sleep(ctx, in.Wait)
}

// Old does what it always did.
//
// Deprecated: Use [Long], which also
// tells how long it waited.
//
// It will go with the next release.
func Old(ctx workflow.Context, in Input) error {
	return nil
}

// Deprecated: OnlyDeprecated says nothing else.
func OnlyDeprecated(ctx workflow.Context) error {
	return nil
}

// Überweisung prüft „Konten“ – 検査 ✓.
func Transfer(ctx workflow.Context, in Input) error {
	return nil
}

/*
Block is commented in a block
of two lines.

	code := "in it"
*/
func Block(ctx workflow.Context) error {
	return nil
}

// Directed ends in directives, which are not documentation. A */ in it is
// no end of a comment.
//
//temporalgen:workflow name=directed
//nolint:unparam
func Directed(ctx workflow.Context) error {
	return nil
}

// Shipments holds what its methods need.
type Shipments struct{}

// Ship is a method; [Shipments.Ship] links to it.
func (s *Shipments) Ship(ctx workflow.Context, in Input) error {
	return nil
}
