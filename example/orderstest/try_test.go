package orderstest_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/temporal-gen/temporal-gen/example/orders"
	"github.com/temporal-gen/temporal-gen/example/orderstest"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
)

func TestTry(t *testing.T) {
	c := orderstest.NewClient(t)
	c.ProcessOrder.Execute = func(ctx context.Context, options client.StartWorkflowOptions, order orders.Order) (orders.Receipt, error) {
		if order.ID == "block" {
			<-ctx.Done()
			return orders.Receipt{}, ctx.Err()
		}
		if order.ID == "bad" {
			return orders.Receipt{}, temporal.NewApplicationError("no", "Refused")
		}
		return orders.Receipt{OrderID: order.ID}, nil
	}
	c.FillBasket.AddItem = func(ctx context.Context, id string, item orders.Item) (orders.Total, error) {
		return orders.Total{}, errors.New("rejected")
	}
	var approved string
	c.ProcessOrder.Approve = func(ctx context.Context, id string, approval orders.Approval) error {
		approved = approval.By
		return nil
	}
	ctx := context.Background()
	w := orders.NewWorkflowClient(c)
	begin := time.Now()
	run, err := w.ExecuteProcessOrder(ctx, client.StartWorkflowOptions{TaskQueue: "q", ID: "a"}, orders.Order{ID: "1"})
	t.Log(time.Since(begin))
	if err != nil {
		t.Fatal(err)
	}
	t.Log(run.SignalApprove(ctx, orders.Approval{By: "me"}), approved)
	r, err := run.Get(ctx)
	t.Log(r, err, time.Since(begin))
	t.Log(run.SignalApprove(ctx, orders.Approval{By: "me"}), approved)
	r, err = w.GetProcessOrderResult(ctx, "a", "")
	t.Log(r, err)
	_, err = w.GetFillBasketResult(ctx, "a", "")
	t.Logf("%T %v", err, err)
	run, err = w.ExecuteProcessOrder(ctx, client.StartWorkflowOptions{TaskQueue: "q", ID: "b"}, orders.Order{ID: "block"})
	short, cancel := context.WithTimeout(ctx, 50*time.Millisecond)
	defer cancel()
	r, err = run.Get(short)
	t.Logf("%T %v", err, err)
	t.Log(run.Cancel(ctx))
	r, err = run.Get(ctx)
	var canceled *temporal.CanceledError
	t.Logf("%T %v %v", err, err, errors.As(err, &canceled))
	run, err = w.ExecuteProcessOrder(ctx, client.StartWorkflowOptions{TaskQueue: "q", ID: "b"}, orders.Order{ID: "bad"})
	r, err = run.Get(ctx)
	var app *temporal.ApplicationError
	t.Logf("%T %v %v", err, err, errors.As(err, &app))
	basket, h, err := w.UpdateWithStartFillBasketAddItem(ctx, client.StartWorkflowOptions{TaskQueue: "q", ID: "c", WorkflowIDConflictPolicy: 1}, orders.Address{}, client.UpdateWorkflowOptions{}, orders.Item{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.Get(ctx)
	t.Logf("%T %v %s", err, err, basket.GetRunID())
	_, err = c.ScheduleClient().Create(ctx, client.ScheduleOptions{ID: "s", Action: &client.ScheduleWorkflowAction{Workflow: orders.ProcessOrder, TaskQueue: "q", Args: []any{orders.Order{}}}})
	t.Log(err, c.Schedules())
	t.Log(c.Starts()[3].Options)
	_, err = c.ListWorkflow(ctx, &workflowservice.ListWorkflowExecutionsRequest{})
	t.Log(err)
	_, err = c.CheckHealth(ctx, nil)
	t.Log(err)
	_, err = c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: "q"}, "Nope")
	t.Log(err)
	_, err = run.QueryStatus(ctx, true)
	t.Log(err)
	_, err = c.QueryWorkflow(ctx, "a", "", "nope")
	t.Log(err)
	_, err = c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: "q"}, orders.ProcessOrder, "text")
	t.Log(err)
	_, err = c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: "q"}, "ProcessOrder", "text")
	t.Log(err)
	c.Close()
}
