//go:build linux

package workers

import (
	"go.temporal.io/sdk/worker"

	orders "github.com/temporal-gen/temporal-gen/testdata/clients/orders"
)

func registerLinux(w worker.Registry) {
	w.RegisterWorkflow(orders.Pack)
}
