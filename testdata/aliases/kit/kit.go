// Package kit holds aliases that another package uses.
package kit

import "go.temporal.io/sdk/workflow"

// Item is a plain type.
type Item struct{ SKU string }

// Context is how this module writes the context of workflows.
type Context = workflow.Context

// Error is an alias of the predeclared type.
type Error = error

// Tag is an alias of a type that this package does not export.
type Tag = tag

// Tags is an alias of a composite of it.
type Tags = []tag

type tag struct{ Name string }
