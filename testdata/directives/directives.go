// Package directives shows the directive with each of its keys, alone and
// together.
package directives

import "go.temporal.io/sdk/workflow"

// Invoice is one input.
type Invoice struct{ Number int }

// Named has a Workflow Type name that is no Go name.
//
//temporalgen:workflow name=billing.Named.v2
func Named(ctx workflow.Context, in Invoice) error {
	return nil
}

// Spaced has a Workflow Type name with a space.
//
//temporalgen:workflow "name=my order"
func Spaced(ctx workflow.Context) error {
	return nil
}

// Quoted has a Workflow Type name with quotes and a backslash.
//
//temporalgen:workflow `name=say "hi" \o/`
func Quoted(ctx workflow.Context) error {
	return nil
}

// goNamed is called SendReminder by the generated code, and goNamed by Temporal.
//
//temporalgen:workflow as=SendReminder
func goNamed(ctx workflow.Context, in Invoice) (bool, error) {
	return in.Number > 0, nil
}

// Queued runs on a task queue of its own.
//
//temporalgen:workflow task-queue=billing
func Queued(ctx workflow.Context, in Invoice) (string, error) {
	return "", nil
}

// Everything uses all keys.
//
//temporalgen:workflow name=billing.everything as=BillEverything task-queue=billing/high
func Everything(ctx workflow.Context, in []Invoice) (int, error) {
	return len(in), nil
}

//temporalgen:workflow
func Bare(ctx workflow.Context) error {
	return nil
}

// Buyers and Sellers have methods of one name.
type Buyers struct{}

// Sellers has a method that Buyers has too.
type Sellers struct{}

// Onboard takes a buyer in.
//
//temporalgen:workflow name=buyers.Onboard as=OnboardBuyer
func (Buyers) Onboard(ctx workflow.Context, name string) error {
	return nil
}

// Onboard takes a seller in.
//
//temporalgen:workflow name=sellers.Onboard as=OnboardSeller
func (*Sellers) Onboard(ctx workflow.Context, name string) error {
	return nil
}

// Looks like a workflow and is kept out.
//
//temporalgen:ignore
func Looks(ctx workflow.Context, in Invoice) error {
	return nil
}

// ShipV1 is still started, although the version after it calls it.
//
//temporalgen:workflow
func ShipV1(ctx workflow.Context, in Invoice) error {
	return nil
}

// ShipV2 calls the version before it as a plain function.
func ShipV2(ctx workflow.Context, in Invoice) error {
	return ShipV1(ctx, in)
}
