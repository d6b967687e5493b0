// Package aliases shows aliases: of types of this package and of another, of
// composites, and of workflow.Context itself.
package aliases

import (
	"time"

	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/aliases/kit"
)

// Order is what the aliases stand for.
type Order struct{ ID string }

// Purchase is an alias of a type of this package.
type Purchase = Order

// Item is an alias of a type of another package.
type Item = kit.Item

// Batch is an alias of a composite type.
type Batch = map[string][]*kit.Item

// Wait is an alias of a type of the standard library.
type Wait = time.Duration

// Context is an alias of the context of workflows.
type Context = workflow.Context

func Local(ctx workflow.Context, p Purchase) (*Purchase, error) {
	return &p, nil
}

func Foreign(ctx workflow.Context, items []Item, batch Batch, wait Wait) (Batch, error) {
	return batch, nil
}

func OwnContext(ctx Context, o Order) error {
	return nil
}

// KitContext sees its context through an alias of another package, which does
// not name the SDK's package at all.
func KitContext(ctx kit.Context, tag kit.Tag) (kit.Tags, error) {
	return kit.Tags{tag}, nil
}

// Fail returns an alias of error.
func Fail(ctx kit.Context) kit.Error {
	return nil
}

// Keeper has its methods through aliases.
type Keeper struct{}

// Janitor is an alias of a pointer to it.
type Janitor = *Keeper

// Sweep has an alias for its receiver.
func (j Janitor) Sweep(ctx workflow.Context) error {
	return nil
}
