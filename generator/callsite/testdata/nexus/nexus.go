// Package nexus starts workflows for Nexus operations.
package nexus

import (
	"context"

	"github.com/nexus-rpc/sdk-go/nexus"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporalnexus"

	"example.com/shop/orders"
)

// Untyped are not checked by the compiler.
func Untyped(ctx context.Context, n nexus.StartOperationOptions, o client.StartWorkflowOptions, in orders.OrderInput, to orders.Address) error {
	temporalnexus.ExecuteUntypedWorkflow[orders.OrderResult](ctx, n, o, orders.ProcessOrder)             // want `ProcessOrder takes 1 argument after its context and gets 0; nothing checks that, and the others arrive as zero values: pass orders\.OrderInput`
	temporalnexus.ExecuteUntypedWorkflow[orders.OrderResult](ctx, n, o, orders.ProcessOrder, to)         // want `argument 1 is a value of type orders\.Address where ProcessOrder takes orders\.OrderInput; nothing checks that, and it is lost or can't be decoded: pass a value of type orders\.OrderInput`
	temporalnexus.ExecuteUntypedWorkflow[orders.OrderResult](ctx, n, o, orders.ProcessOrder, &in)        // want `argument 1 is a value of type \*orders\.OrderInput where ProcessOrder takes orders\.OrderInput; that works because their JSON is the same: pass a value of type orders\.OrderInput`
	temporalnexus.ExecuteUntypedWorkflow[orders.Address](ctx, n, o, orders.ProcessOrder, in)             // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into orders\.Address, which loses it without an error or fails: decode it into orders\.OrderResult`
	temporalnexus.ExecuteUntypedWorkflow[*orders.OrderResult](ctx, n, o, orders.ProcessOrder, in)        // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into \*orders\.OrderResult; that works because their JSON is the same: decode it into orders\.OrderResult`
	temporalnexus.ExecuteUntypedWorkflow[string](ctx, n, o, (*orders.Warehouse).ShipOrder, "17", to)     // want `ShipOrder returns no result, so a value of type string stays zero: name a struct without fields`
	temporalnexus.ExecuteUntypedWorkflow[nexus.NoValue](ctx, n, o, "ProcesOrder", in)                    // want `no workflow "ProcesOrder" is known here, and there is one "ProcessOrder": use that name, or ignore this line if it is another workflow`
	temporalnexus.ExecuteUntypedWorkflow[orders.OrderResult](ctx, n, o, 17, in)                          // want `temporalnexus\.ExecuteUntypedWorkflow names a workflow or activity by a function or a string, not by a int: give it one of these`
	temporalnexus.ExecuteUntypedWorkflow[orders.OrderResult](ctx, n, o, orders.ProcessOrderTypeName, to) // want `argument 1 is a value of type orders\.Address where ProcessOrder takes orders\.OrderInput; nothing checks that, and it is lost or can't be decoded: pass a value of type orders\.OrderInput`

	temporalnexus.ExecuteUntypedWorkflow[nexus.NoValue](ctx, n, o, (*orders.Warehouse).ShipOrder, "17", to)
	temporalnexus.ExecuteUntypedWorkflow[struct{}](ctx, n, o, orders.Subscribe, "17") // want `argument 1 is a value of type string where Subscribe takes uuid\.UUID; that works because their JSON is the same: pass a value of type uuid\.UUID`
	temporalnexus.ExecuteUntypedWorkflow[any](ctx, n, o, orders.ProcessOrder, in)
	temporalnexus.ExecuteUntypedWorkflow[any](ctx, n, o, "another", in)
	handle, err := temporalnexus.ExecuteUntypedWorkflow[orders.OrderResult](ctx, n, o, orders.ProcessOrder, in)
	if err != nil {
		return err
	}
	_ = handle.ID()
	return nil
}

// Typed are.
func Typed(ctx context.Context, n nexus.StartOperationOptions, o client.StartWorkflowOptions, in orders.OrderInput) error {
	_, err := temporalnexus.ExecuteWorkflow(ctx, n, o, orders.ProcessOrder, in)
	return err
}

var Operation = temporalnexus.NewWorkflowRunOperation("process", orders.ProcessOrder, func(ctx context.Context, in orders.OrderInput, _ nexus.StartOperationOptions) (client.StartWorkflowOptions, error) {
	return client.StartWorkflowOptions{ID: in.SKU}, nil
})
