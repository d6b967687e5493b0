// Package billing has workflows that take what the package of their starters
// declares.
package billing

import (
	"go.temporal.io/sdk/workflow"

	api "github.com/temporal-gen/temporal-gen/testdata/clients/billingapi"
)

// Charge charges for something.
func Charge(ctx workflow.Context, in api.Charge) (api.Receipt, error) { return api.Receipt{}, nil }
