package workers

import (
	"testing"

	"go.temporal.io/sdk/worker"

	"github.com/temporal-gen/temporal-gen/example/billing"
	"github.com/temporal-gen/temporal-gen/example/orders"
	"github.com/temporal-gen/temporal-gen/example/orders/orderstest"
)

// What a Worker forgets to register is tried again for ever. The generated CheckWorker
// knows what the Workflows execute.
func TestWorkersRegisterWhatWorkflowsExecute(t *testing.T) {
	for name, register := range map[string]func(worker.Registry){
		"orders":  func(w worker.Registry) { registerOrders(w, &orders.Warehouse{}, billing.NewPayments()) },
		"reports": func(w worker.Registry) { registerReports(w, billing.NewPayments()) },
	} {
		if err := orderstest.CheckWorker(register); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
