// Package billing has the Activities that have to do with money. It has no
// Workflows: those that charge and refund are in package orders.
//
// The typed calls of the Activities are generated in temporal_gen.go:
//
//	err := billing.ExecuteChargeActivity(ctx, order.ID, order.PriceCents).Get(ctx)
//	sales, err := billing.ExecuteSalesActivity(ctx).Get(ctx) // a billing.Sales
package billing

//go:generate go tool temporal-gen -v
//temporalgen:output
//temporalgen:output billingtest/temporal_gen.go test

// Prefix is what the Activity Type names of [Payments] begin with: workers
// register the struct with it, and temporal-gen reads it there.
const Prefix = "billing."
