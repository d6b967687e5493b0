// Package billing has activities.
package billing

import (
	"context"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"
)

type Card struct{ Number string }

type Receipt struct{ ID string }

// Desk has activities under their own names.
type Desk struct{ base }

func (d *Desk) Charge(ctx context.Context, card Card, cents int64) (Receipt, error) {
	return Receipt{ID: card.Number}, nil
}

func (d *Desk) Refund(ctx context.Context, id string) error { return nil }

func (d *Desk) Quote(ctx context.Context, card *Card) (*Receipt, error) {
	return &Receipt{ID: card.Number}, nil
}

type base struct{}

// Close is promoted to Desk.
func (*base) Close(ctx context.Context) error { return nil }

// Rate is a function.
func Rate(ctx context.Context, currency string) (float64, error) { return 1, nil }

// Archive is one that is registered under another name.
func Archive(ctx context.Context, id string) error { return nil }

// Mailer has activities under other names.
type Mailer struct{}

func (Mailer) Send(ctx context.Context, to string) (string, error) { return to, nil }

// Label is a local activity.
func (Mailer) Label(ctx context.Context, to string) (string, error) { return to, nil }

// Ledger is registered with a prefix.
type Ledger struct{}

func (l *Ledger) Book(ctx context.Context, cents int64) error { return nil }

// Register registers them all.
func Register(r worker.Registry) {
	r.RegisterActivity(&Desk{})
	r.RegisterActivity(Rate)
	r.RegisterActivityWithOptions(Archive, activity.RegisterOptions{Name: "billing.Archive"})
	r.RegisterActivityWithOptions(Mailer{}.Send, activity.RegisterOptions{Name: "mail.Send"})
	r.RegisterActivityWithOptions(Mailer{}.Label, activity.RegisterOptions{Name: "mail.Label"})
	r.RegisterActivityWithOptions(&Ledger{}, activity.RegisterOptions{Name: "ledger_"})
}
