// Package scenario uses the order system the way its callers would. Every
// Workflow is started, found, talked to and ended through generated code: there
// is no name of a Workflow Type or a message in a string, and no argument or
// result in an any.
package scenario

import (
	"context"
	"fmt"
	"io"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/billing"
	"github.com/temporal-gen/temporal-gen/example/loyalty/loyaltyapi"
	"github.com/temporal-gen/temporal-gen/example/orders"
)

// An Outcome is what a scenario has seen, step by step.
type Outcome struct {
	Bought orders.Receipt

	Started   workflow.Execution
	Collected orders.Receipt

	Shipped orders.Parcel

	OnHold      orders.Status
	Approved    orders.Receipt
	Preapproved orders.Receipt
	Withdrawn   error
	Recalled    error
	TooLate     []string // the IDs of recalled orders

	Totals     []orders.Total // of the basket, after each item
	Refused    error
	CheckedOut orders.Receipt

	Subscribed   workflow.Execution // the first run
	LastRunID    string             // the last one of its runs
	Changed      orders.Subscription
	Unsubscribed error

	Canceled   error
	Terminated error

	Report    billing.Sales
	WrongType error

	Balance loyaltyapi.Balance
}

// Run runs the scenario: workers for the order system have to be running. It
// tells on out what happens. Every Workflow ID begins with prefix, so a prefix
// of its own lets a scenario share a server with earlier ones.
func Run(ctx context.Context, c client.Client, prefix string, out io.Writer) (*Outcome, error) {
	s := &scenario{
		temporal: c,
		orders:   orders.NewWorkflowClient(c),
		prefix:   prefix,
		out:      out,
	}
	steps := []struct {
		title string
		run   func(context.Context) error
	}{
		{"Place an order and wait for it", s.buy},
		{"Place an order now, collect its receipt later", s.buyNowCollectLater},
		{"Look up the Child Workflow that shipped it", s.findShipment},
		{"Ask for the status of an order on hold, and approve it", s.approve},
		{"Approve an order with the call that starts it", s.approveInAdvance},
		{"Withdraw an order", s.withdraw},
		{"Recall orders, from a Workflow that did not start them", s.recall},
		{"Fill a basket; the first item starts it", s.fillBasket},
		{"Add an item to the basket, and one that it refuses", s.addItems},
		{"Start an Update, collect its result later", s.addNowCollectLater},
		{"Check the basket out; it approves its own Child Workflow", s.checkOut},
		{"Subscribe to two boxes; each is a run of its own", s.subscribe},
		{"Change an endless subscription after it continued as new", s.change},
		{"Cancel an endless subscription after it continued as new", s.unsubscribe},
		{"Cancel an order before it is shipped", s.cancel},
		{"Terminate an order, knowing no more than its Workflow ID", s.terminate},
		{"Report the sales on a Schedule", s.report},
		{"Ask for the result of another Workflow Type", s.mistake},
		{"Start a Workflow without importing its package", s.earn},
	}
	for i, step := range steps {
		fmt.Fprintf(out, "\n%d. %s\n", i+1, step.title)
		err := step.run(ctx)
		if err == nil {
			err = ctx.Err() // the end of ctx is not an outcome
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", step.title, err)
		}
	}
	return &s.outcome, nil
}

// scenario is a running scenario. Its steps fill the outcome.
type scenario struct {
	temporal client.Client
	orders   *orders.WorkflowClient
	prefix   string
	out      io.Writer
	outcome  Outcome
}

// say prints a line of a step.
func (s *scenario) say(format string, args ...any) {
	fmt.Fprintf(s.out, "   "+format+"\n", args...)
}

// id returns the Workflow ID for a name.
func (s *scenario) id(name string) string { return s.prefix + "/" + name }

// home is where everything goes.
var home = orders.Address{Street: "Dam 1", City: "Amsterdam", Country: "NL"}

// options are those to start a Workflow on the Task Queue for orders.
func options(id string) client.StartWorkflowOptions {
	return client.StartWorkflowOptions{ID: id, TaskQueue: orders.TaskQueue}
}
