// Package methods shows workflows that are methods: on pointers and on values,
// of exported and unexported types, with and without a name for the receiver.
package methods

import (
	"errors"
	"time"

	"go.temporal.io/sdk/workflow"
)

// Orders is what a worker builds with its dependencies.
type Orders struct {
	Currency string
	Timeout  time.Duration
}

// Place is a method on a pointer.
func (o *Orders) Place(ctx workflow.Context, sku string, count int) (string, error) {
	if o == nil {
		return "", errors.New("Place runs without its dependencies")
	}
	return sku + " in " + o.Currency, nil
}

// Close is a method without parameters.
func (o *Orders) Close(ctx workflow.Context) error {
	return workflow.Sleep(ctx, o.Timeout)
}

// Rates is a type whose methods have value receivers.
type Rates map[string]float64

// Convert is a method on a value.
func (r Rates) Convert(ctx workflow.Context, amount float64, currency string) (float64, error) {
	return amount * r[currency], nil
}

// Nameless is a method whose receiver has no name.
func (Rates) Nameless(ctx workflow.Context, r string) error {
	return nil
}

// Blank is a method whose receiver is named _.
func (_ *Orders) Blank(ctx workflow.Context, options []string) error {
	return nil
}

// Worker has a name that a wrapper may want for itself.
type Worker int

// Run has a receiver named like the parameters of the registration.
func (options Worker) Run(ctx workflow.Context, r int) (int, error) {
	return int(options) + r, nil
}

type shipments struct{ carrier string }

// Ship is an exported method of an unexported type.
func (s *shipments) Ship(ctx workflow.Context, id string) (string, error) {
	return s.carrier + "/" + id, nil
}

// NewShipments returns what Ship needs.
func NewShipments(carrier string) *shipments { return &shipments{carrier: carrier} }
