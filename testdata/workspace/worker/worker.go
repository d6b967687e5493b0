// Package worker is the worker of the shop.
package worker

import (
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/workspace/flows/orders"
	"github.com/temporal-gen/temporal-gen/testdata/workspace/flows/returns"
	"github.com/temporal-gen/temporal-gen/testdata/workspace/flows/setup"
)

// TaskQueue is where the worker listens.
const TaskQueue = "shop"

// New returns a worker that runs all workflows of the shop.
func New(c client.Client, till *orders.Till, options worker.Options) worker.Worker {
	w := worker.New(c, TaskQueue, options)
	setup.Register(w)
	w.RegisterWorkflowWithOptions(orders.ShipOrder, workflow.RegisterOptions{Name: setup.Namespace + "ship-order"})
	w.RegisterWorkflow(orders.CountStock)
	addTill(&named{w}, till)
	for _, definition := range definitions {
		register(w, definition)
	}
	return w
}

// registry takes workflows of any type.
type registry interface {
	Add(name string, workflow any)
}

func addTill(r registry, till *orders.Till) {
	r.Add("refund", till.Refund)
}

// named is a registry that completes the names.
type named struct{ worker worker.Worker }

func (n *named) Add(name string, function any) {
	n.worker.RegisterWorkflowWithOptions(function, workflow.RegisterOptions{Name: setup.Namespace + name})
}

// Definition is a workflow and its name.
type Definition struct {
	Name string
	Func any
}

var definitions = []Definition{
	{Name: "sales-report", Func: orders.ReportSales},
	{Name: "process-return", Func: returns.ProcessOrder},
}

func register(w worker.Worker, d Definition) {
	w.RegisterWorkflowWithOptions(d.Func, workflow.RegisterOptions{Name: setup.Namespace + d.Name})
}
