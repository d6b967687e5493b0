package main

import (
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

// startWorkers starts a worker for each Task Queue of the order system and
// returns what stops them.
func startWorkers(c client.Client) (stop func(), err error) {
	payments := orders.NewPayments()
	warehouse := &orders.Warehouse{
		City:     "Utrecht",
		Carriers: map[string]string{"NL": "Fietskoerier", "BE": "Duinpost"},
	}

	ordersWorker := worker.New(c, orders.TaskQueue, worker.Options{})
	orders.RegisterProcessOrder(ordersWorker, workflow.RegisterOptions{})
	orders.RegisterShipOrder(ordersWorker, warehouse, workflow.RegisterOptions{})
	orders.RegisterSubscribe(ordersWorker, workflow.RegisterOptions{})
	ordersWorker.RegisterActivity(payments)
	ordersWorker.RegisterActivity(orders.BookParcel)

	reportsWorker := worker.New(c, orders.SalesReportTaskQueue, worker.Options{})
	orders.RegisterSalesReport(reportsWorker, workflow.RegisterOptions{})
	reportsWorker.RegisterActivity(payments)

	if err := ordersWorker.Start(); err != nil {
		return nil, err
	}
	if err := reportsWorker.Start(); err != nil {
		ordersWorker.Stop()
		return nil, err
	}
	return func() { reportsWorker.Stop(); ordersWorker.Stop() }, nil
}
