// Package orders is the order system of a shop: its Workflows, and the Activity
// [BookParcel]. The Activities that have to do with money are in package billing.
//
// [ProcessOrder] takes an order from payment to parcel and leaves the parcel
// to a Child Workflow, [Warehouse.ShipOrder]. [FillBasket] collects items until
// they become an order. [Subscribe] orders the same box again and again.
// [RecallOrders] has orders withdrawn. [SalesReport] adds up what was paid.
//
// They are ordinary Workflow functions. The typed starters of each of them, and
// its Signals, Queries and Updates, are generated in temporal_gen.go:
//
//	run, err := orders.NewWorkflowClient(c).ExecuteProcessOrder(ctx, options, order)
//	err = run.SignalApprove(ctx, orders.Approval{By: "Noor"})
//	receipt, err := run.Get(ctx) // an orders.Receipt
package orders

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

//go:generate go tool temporal-gen -v
//temporalgen:output
//temporalgen:output orderstest/temporal_gen.go test

// TaskQueue is the Task Queue of every Workflow and Activity that does not
// name one of its own.
const TaskQueue = "orders"

// activityOptions are those of every Activity here: they are all short, and
// safe to try again.
var activityOptions = workflow.ActivityOptions{StartToCloseTimeout: 10 * time.Second}

// localActivityOptions are those of every Local Activity.
var localActivityOptions = workflow.LocalActivityOptions{ScheduleToCloseTimeout: 10 * time.Second}
