// Package setup registers what all workers of the shop run.
package setup

import (
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/workspace/flows/orders"
)

// Namespace begins the names of the shop's workflows.
const Namespace = "shop."

// Register registers it with a worker.
func Register(r worker.WorkflowRegistry) {
	r.RegisterWorkflowWithOptions(orders.ProcessOrder, workflow.RegisterOptions{Name: Namespace + "process-order.v2"})
}
