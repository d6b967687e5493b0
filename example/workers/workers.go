// Package workers runs the order system.
package workers

import (
	"slices"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/billing"
	"github.com/temporal-gen/temporal-gen/example/loyalty"
	"github.com/temporal-gen/temporal-gen/example/loyalty/loyaltyapi"
	"github.com/temporal-gen/temporal-gen/example/orders"
)

// Start starts a worker for each Task Queue of the order system and returns what
// stops them.
func Start(c client.Client) (stop func(), err error) {
	payments := billing.NewPayments()
	warehouse := &orders.Warehouse{
		City:     "Utrecht",
		Carriers: map[string]string{"NL": "Fietskoerier", "BE": "Duinpost"},
	}

	ordersWorker := worker.New(c, orders.TaskQueue, worker.Options{})
	registerOrders(ordersWorker, warehouse, payments)

	reportsWorker := worker.New(c, orders.SalesReportTaskQueue, worker.Options{})
	registerReports(reportsWorker, payments)

	loyaltyWorker := worker.New(c, loyaltyapi.EarnPointsTaskQueue, worker.Options{})
	loyaltyWorker.RegisterWorkflow(loyalty.EarnPoints)
	loyaltyWorker.RegisterActivity(&loyalty.Ledger{})

	var started []worker.Worker
	stop = func() {
		for _, w := range slices.Backward(started) {
			w.Stop()
		}
	}
	for _, w := range []worker.Worker{ordersWorker, reportsWorker, loyaltyWorker} {
		if err := w.Start(); err != nil {
			stop()
			return nil, err
		}
		started = append(started, w)
	}
	return stop, nil
}

// registerOrders registers what orders need.
func registerOrders(w worker.Registry, warehouse *orders.Warehouse, payments *billing.Payments) {
	orders.RegisterProcessOrder(w, workflow.RegisterOptions{})
	orders.RegisterShipOrder(w, warehouse, workflow.RegisterOptions{})
	orders.RegisterSubscribe(w, workflow.RegisterOptions{})
	orders.RegisterFillBasket(w, workflow.RegisterOptions{})
	orders.RegisterRecallOrders(w, workflow.RegisterOptions{})
	w.RegisterActivityWithOptions(payments, activity.RegisterOptions{Name: billing.Prefix})
	w.RegisterActivity(orders.BookParcel)
}

// registerReports registers what reports need, which have a Task Queue of their own.
func registerReports(w worker.Registry, payments *billing.Payments) {
	orders.RegisterSalesReport(w, workflow.RegisterOptions{})
	w.RegisterActivityWithOptions(payments, activity.RegisterOptions{Name: billing.Prefix})
}
