package scenario

import (
	"context"
	"io"
	"testing"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/temporal-gen/temporal-gen/example/orders"
	"github.com/temporal-gen/temporal-gen/example/orders/orderstest"
)

// A client of the generated package orderstest needs neither a server nor a Worker:
// whatever calls it meets funcs that a test sets.

func TestApproveInAdvance(t *testing.T) {
	c := orderstest.NewClient(t)
	var approved orders.Approval
	c.ProcessOrder.Approve = func(_ context.Context, id string, approval orders.Approval) error {
		approved = approval
		return nil
	}
	c.ProcessOrder.Execute = func(_ context.Context, options client.StartWorkflowOptions, order orders.Order) (orders.Receipt, error) {
		return orders.Receipt{OrderID: order.ID, ApprovedBy: approved.By}, nil
	}
	s := &scenario{orders: orders.NewWorkflowClient(c), prefix: "test", out: io.Discard}

	if err := s.approveInAdvance(t.Context()); err != nil {
		t.Fatal(err)
	}

	if got := s.outcome.Preapproved; got.OrderID != "test/preapproved" || got.ApprovedBy != "Sem" {
		t.Errorf("got receipt %+v", got)
	}
	if starts := c.Starts(); len(starts) != 1 || starts[0].Options.TaskQueue != orders.TaskQueue {
		t.Errorf("got starts %+v", starts)
	}
}

func TestWithdraw(t *testing.T) {
	c := orderstest.NewClient(t)
	c.ProcessOrder.Withdraw = func(_ context.Context, id string, withdrawal orders.Withdrawal) error {
		if withdrawal.Reason == "" {
			t.Error("an order is withdrawn without a reason")
		}
		return nil
	}
	c.ProcessOrder.Execute = func(context.Context, client.StartWorkflowOptions, orders.Order) (orders.Receipt, error) {
		return orders.Receipt{}, temporal.NewApplicationError("withdrawn", "Withdrawn")
	}
	s := &scenario{orders: orders.NewWorkflowClient(c), out: io.Discard}

	if err := s.withdraw(t.Context()); err != nil {
		t.Fatal(err)
	}

	if s.outcome.Withdrawn == nil {
		t.Error("the order was not withdrawn")
	}
}
