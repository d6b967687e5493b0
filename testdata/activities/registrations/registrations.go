// Package registrations has activities that are registered in every form.
package registrations

import (
	"context"

	"go.temporal.io/sdk/workflow"
)

// Card is a payment card.
type Card struct{ Number string }

// Receipt says what was paid.
type Receipt struct{ By string }

// Greet is registered as a function.
func Greet(ctx context.Context, name string) (string, error) { return "hello " + name, nil }

// Till is registered by values of its methods.
type Till struct{ Drawer string }

// Open opens the drawer.
func (t *Till) Open(ctx context.Context, card Card) (Receipt, error) {
	return Receipt{By: t.Drawer + " opened by " + card.Number}, nil
}

// Unused is registered by nobody.
func (t *Till) Unused(ctx context.Context) error { return nil }

// Counter is registered as a whole.
type Counter struct{ Place string }

// Pay pays at the counter.
func (c *Counter) Pay(ctx context.Context, card Card) (Receipt, error) {
	return Receipt{By: c.Place + " paid by " + card.Number}, nil
}

// Close closes the counter.
func (c *Counter) Close(ctx context.Context) error { return nil }

// tidy is not exported, so no worker gets it.
func (c *Counter) tidy(ctx context.Context) error { return nil }

// Desk is registered as a whole, with a prefix.
type Desk struct{ Place string }

// Charge charges at the desk.
func (d *Desk) Charge(ctx context.Context, card Card) (Receipt, error) {
	return Receipt{By: d.Place + " charged " + card.Number}, nil
}

// Refund refunds at the desk.
func (d *Desk) Refund(ctx context.Context, receipt Receipt) error { return nil }

// base is embedded in what is registered.
type base struct{ Name string }

// Ping is promoted.
func (b *base) Ping(ctx context.Context) (string, error) { return b.Name, nil }

// Hidden is hidden by another one.
func (b *base) Hidden(ctx context.Context) (string, error) { return "base", nil }

// Server has Ping of base.
type Server struct{ base }

// NewServer returns a server.
func NewServer(name string) *Server { return &Server{base{name}} }

// Hidden hides that of base.
func (s *Server) Hidden(ctx context.Context) (string, error) { return "server", nil }

// Pack is in a table of functions.
func Pack(ctx context.Context, name string) error { return nil }

// Stamp is in a table of functions.
func Stamp(ctx context.Context, name string) (string, error) { return "stamped " + name, nil }

// Weigh is in a table with names.
func Weigh(ctx context.Context, name string) (int, error) { return len(name), nil }

// Label is in a table with names.
func Label(ctx context.Context, name string) (string, error) { return "label " + name, nil }

// Wrap goes through a function of ours.
func Wrap(ctx context.Context, name string) (string, error) { return "wrapped " + name, nil }

// Send is registered under a constant name of another package.
func Send(ctx context.Context, name string) (string, error) { return "sent " + name, nil }

// Payments is what the workflow needs, and nothing more.
type Payments interface {
	Settle(ctx context.Context, card Card) (Receipt, error)
}

// Bank implements it.
type Bank struct{ Place string }

// Settle settles at the bank.
func (b *Bank) Settle(ctx context.Context, card Card) (Receipt, error) {
	return Receipt{By: b.Place + " settled " + card.Number}, nil
}

// Sell calls some of them.
func Sell(ctx workflow.Context, card Card) (Receipt, error) {
	var (
		p       Payments = (*Bank)(nil)
		receipt Receipt
	)
	if err := workflow.ExecuteActivity(ctx, p.Settle, card).Get(ctx, &receipt); err != nil {
		return Receipt{}, err
	}
	var c *Counter
	return receipt, workflow.ExecuteActivity(ctx, c.Pay, card).Get(ctx, &receipt)
}
