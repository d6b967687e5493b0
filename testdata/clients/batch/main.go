// Program batch has a workflow that nobody can import.
package main

import (
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/clients/catalog"
)

// Import reads a catalog.
func Import(ctx workflow.Context, items []catalog.Item) (int, error) { return len(items), nil }

func main() {}
