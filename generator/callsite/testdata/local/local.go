// Package local executes local activities, which are given their arguments as they
// are, without JSON between.
package local

import (
	"context"

	"go.temporal.io/sdk/workflow"

	"example.com/shop/billing"
)

type Desk struct{}

func (*Desk) Pointer(ctx context.Context, card billing.Card) error { return nil }
func (Desk) Value(ctx context.Context, card *billing.Card) error   { return nil }
func Count(ctx context.Context, n int64, any any) error            { return nil }

type cards billing.Card

type Pointer interface {
	Pointer(ctx context.Context, card billing.Card) error
}

// Wrong fails when it runs, however the activity is named.
func Wrong(ctx workflow.Context, card billing.Card, p Pointer) {
	var desk *Desk
	workflow.ExecuteLocalActivity(ctx, desk.Pointer, &card)            // want `argument 1 is a value of type \*billing\.Card where Pointer takes billing\.Card; the SDK refuses that when it runs: pass a value of type billing\.Card`
	workflow.ExecuteLocalActivity(ctx, desk.Pointer, cards(card))      // want `argument 1 is a value of type cards where Pointer takes billing\.Card; the SDK refuses that when it runs: pass a value of type billing\.Card`
	workflow.ExecuteLocalActivity(ctx, Desk{}.Value, card)             // want `argument 1 is a value of type billing\.Card where Value takes \*billing\.Card; the SDK refuses that when it runs: pass a value of type \*billing\.Card`
	workflow.ExecuteLocalActivity(ctx, p.Pointer, &card)               // want `argument 1 is a value of type \*billing\.Card where Pointer takes billing\.Card; the SDK refuses that when it runs: pass a value of type billing\.Card`
	workflow.ExecuteLocalActivity(ctx, (*Desk).Pointer, &card)         // want `argument 1 is a value of type \*billing\.Card where Pointer takes billing\.Card; the SDK refuses that when it runs: pass a value of type billing\.Card`
	workflow.ExecuteLocalActivity(ctx, Pointer.Pointer, card)          // want `workflow\.ExecuteLocalActivity counts the receiver of Pointer\.Pointer as a parameter, and refuses the call when it runs: use a method of a value`
	workflow.ExecuteLocalActivity(ctx, Count, 42, nil)                 // want `argument 1 is a value of type int where Count takes int64; the SDK refuses that when it runs: convert it, int64\(42\)`
	workflow.ExecuteLocalActivity(ctx, desk.Pointer)                   // want `Pointer takes 1 argument after its context and gets 0; the SDK refuses that when it runs: pass billing\.Card`
	workflow.ExecuteLocalActivity(ctx, desk.Pointer, card, nil)        // want `Pointer takes 1 argument after its context and gets 2; the SDK refuses that when it runs: pass billing\.Card`
	workflow.ExecuteLocalActivity(ctx, "mail.Label", 17)               // want `argument 1 is a value of type int where mail\.Label takes string; the SDK refuses that when it runs: pass a value of type string`
	workflow.ExecuteLocalActivity(ctx, "mail.Label", "17", struct{}{}) // want `mail\.Label takes 1 argument after its context and gets 2; the SDK refuses that when it runs: pass string`
}

// Right does not.
func Right(ctx workflow.Context, card billing.Card, p Pointer) {
	var desk *Desk
	workflow.ExecuteLocalActivity(ctx, desk.Pointer, card)
	workflow.ExecuteLocalActivity(ctx, (*Desk).Pointer, card)
	workflow.ExecuteLocalActivity(ctx, (*Desk).Value, &card)
	workflow.ExecuteLocalActivity(ctx, Desk{}.Value, &card)
	workflow.ExecuteLocalActivity(ctx, Desk{}.Value, nil)
	workflow.ExecuteLocalActivity(ctx, p.Pointer, card)
	workflow.ExecuteLocalActivity(ctx, Count, int64(42), "anything")
	workflow.ExecuteActivity(ctx, Pointer.Pointer, card)
}
