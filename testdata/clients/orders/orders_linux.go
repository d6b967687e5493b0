package orders

import "go.temporal.io/sdk/workflow"

// Pack is declared on one system, and so are its starters.
func Pack(ctx workflow.Context, boxes int) error { return nil }
