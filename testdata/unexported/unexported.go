// Package unexported shows workflows that are not exported, and exported ones
// whose parameters and results are of types that are not.
package unexported

import "go.temporal.io/sdk/workflow"

type parcel struct{ Weight int }

type receipt struct{ Total int }

// weigh is a workflow that only its own package can name.
func weigh(ctx workflow.Context, p parcel) (int, error) {
	return p.Weight, nil
}

// reset takes nothing.
func reset(ctx workflow.Context) error {
	return nil
}

// Bill is exported while its types are not.
func Bill(ctx workflow.Context, parcels []*parcel) (map[string]receipt, error) {
	bill := make(map[string]receipt)
	for _, p := range parcels {
		bill["total"] = receipt{Total: bill["total"].Total + p.Weight}
	}
	return bill, nil
}

type depot struct{}

// stock is an unexported method of an unexported type.
func (depot) stock(ctx workflow.Context, p *parcel) (*receipt, error) {
	return &receipt{Total: p.Weight}, nil
}

// Registrations lists what a worker of this package runs.
func Registrations() []any {
	return []any{weigh, reset, Bill, depot{}.stock}
}
