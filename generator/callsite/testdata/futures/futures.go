// Package futures has futures and runs that go some way before they are decoded.
package futures

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/orders"
)

var a *orders.Activities

// Callbacks decodes in the callbacks of a selector.
func Callbacks(ctx workflow.Context, in orders.OrderInput, timer workflow.Future) {
	s := workflow.NewSelector(ctx)
	charged := workflow.ExecuteActivity(ctx, a.Charge, in, int64(1))
	s.AddFuture(charged, func(f workflow.Future) {
		var result orders.OrderResult
		_ = f.Get(ctx, &result)
		var n int
		_ = f.Get(ctx, &n) // want `the result of Charge is a value of type orders\.OrderResult and is decoded into int`
	})
	s.AddFuture(workflow.ExecuteActivity(ctx, orders.Notify, "17"), func(f workflow.Future) {
		var n int
		_ = f.Get(ctx, &n) // want `Notify returns no result, so this stays as it is: pass nil`
	}).AddFuture(timer, func(f workflow.Future) {
		var n int
		_ = f.Get(ctx, &n)
	})
	s.Select(ctx)
}

// Slices decodes the elements of slices.
func Slices(ctx workflow.Context, each []orders.OrderInput, given []workflow.Future) error {
	var futures []workflow.Future
	for _, in := range each {
		futures = append(futures, workflow.ExecuteActivity(ctx, a.Charge, in, int64(1)))
	}
	for i, f := range futures {
		var n int
		if err := f.Get(ctx, &n); err != nil { // want `the result of Charge is a value of type orders\.OrderResult and is decoded into int`
			return err
		}
		var result orders.OrderResult
		if err := futures[i].Get(ctx, &result); err != nil {
			return err
		}
	}
	children := make([]workflow.ChildWorkflowFuture, len(each))
	for i := range each {
		children[i] = workflow.ExecuteChildWorkflow(ctx, "CountOrders", int64(i)) // want `workflow\.ExecuteChildWorkflow is not checked by the compiler: use orders\.ExecuteCountOrdersChild`
	}
	for i := range children {
		var text []string
		if err := children[i].Get(ctx, &text); err != nil { // want `the result of CountOrders is a value of type int64 and is decoded into \[\]string`
			return err
		}
	}
	both := []workflow.Future{
		workflow.ExecuteActivity(ctx, a.Charge, each[0], int64(1)),
		workflow.ExecuteActivity(ctx, orders.Notify, "17"),
	}
	var n int
	if err := both[0].Get(ctx, &n); err != nil { // of one of two kinds
		return err
	}
	lent := []workflow.Future{workflow.ExecuteActivity(ctx, orders.Notify, "17")}
	fill(lent)
	if err := lent[0].Get(ctx, &n); err != nil {
		return err
	}
	given = append(given, workflow.ExecuteActivity(ctx, orders.Notify, "17"))
	return given[0].Get(ctx, &n)
}

func fill(futures []workflow.Future) {}

// Maps decodes the elements of maps.
func Maps(ctx workflow.Context, each map[string]orders.OrderInput) error {
	futures := map[string]workflow.Future{}
	for id, in := range each {
		futures[id] = workflow.ExecuteLocalActivity(ctx, a.Charge, in, int64(1))
	}
	for _, f := range futures {
		var n int
		if err := f.Get(ctx, &n); err != nil { // want `the result of Charge is a value of type orders\.OrderResult and is decoded into int`
			return err
		}
	}
	var result orders.OrderResult
	f, ok := futures["17"]
	if ok {
		return f.Get(ctx, &result)
	}
	return futures["18"].Get(ctx, &ok) // want `the result of Charge is a value of type orders\.OrderResult and is decoded into bool`
}

// Branches has one of two futures.
func Branches(ctx workflow.Context, in orders.OrderInput, notify bool) error {
	var f workflow.Future
	if notify {
		f = workflow.ExecuteActivity(ctx, Count, "17")
	} else {
		f = workflow.ExecuteActivity(ctx, a.Charge, in, int64(1))
	}
	workflow.GetLogger(ctx).Info("waits")
	var result orders.OrderResult
	return f.Get(ctx, &result) // want `the result of Count is a value of type int and is decoded into orders\.OrderResult`
}

// Cases has one of three.
func Cases(ctx workflow.Context, in orders.OrderInput, kind string) (n int, err error) {
	var f workflow.Future
	switch kind {
	case "count":
		f = workflow.ExecuteActivity(ctx, Count, "17")
	case "notify":
		f = workflow.ExecuteActivity(ctx, orders.Notify, "17")
	default:
		return 0, nil
	}
	err = f.Get(ctx, &n) // want `Notify returns no result, so this stays as it is: pass nil`
	return n, err
}

// Correlated decodes what it knows to be there.
func Correlated(ctx workflow.Context, in orders.OrderInput, count bool) (n int, err error) {
	var f workflow.Future
	if count {
		f = workflow.ExecuteActivity(ctx, Count, "17")
	} else {
		f = workflow.ExecuteActivity(ctx, a.Charge, in, int64(1))
	}
	if count {
		err = f.Get(ctx, &n)
		return n, err
	}
	var result orders.OrderResult
	err = f.Get(ctx, &result)
	return 0, err
}

// Early decodes one before.
func Early(ctx workflow.Context, in orders.OrderInput, count bool) (n int, err error) {
	var f workflow.Future
	if count {
		f = workflow.ExecuteActivity(ctx, Count, "17")
		err = f.Get(ctx, &n)
		return n, err
	} else {
		f = workflow.ExecuteActivity(ctx, a.Charge, in, int64(1))
	}
	var result orders.OrderResult
	err = f.Get(ctx, &result)
	return 0, err
}

// Sequence has two futures in one variable, one after the other.
func Sequence(ctx workflow.Context, in orders.OrderInput) error {
	f := workflow.ExecuteActivity(ctx, Count, "17")
	var n int
	if err := f.Get(ctx, &n); err != nil {
		return err
	}
	f = workflow.ExecuteActivity(ctx, a.Charge, in, int64(1))
	var result orders.OrderResult
	return f.Get(ctx, &result)
}

// Again has two of one activity.
func Again(ctx workflow.Context, in orders.OrderInput) error {
	f := workflow.ExecuteActivity(ctx, Count, "17")
	if err := f.Get(ctx, nil); err != nil {
		f = workflow.ExecuteActivity(ctx, Count, "18")
	}
	return f.Get(ctx, &in) // want `the result of Count is a value of type int and is decoded into orders\.OrderInput`
}

// Count is an activity.
func Count(ctx context.Context, id string) (int, error) { return 0, nil }

func startCount(ctx workflow.Context, id string) workflow.Future {
	ctx = workflow.WithTaskQueue(ctx, "counting")
	return workflow.ExecuteActivity(ctx, Count, id)
}

func start(ctx context.Context, c client.Client, in orders.OrderInput) (client.WorkflowRun, error) {
	run, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{}, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler`
	if err != nil {
		return nil, err
	}
	return run, nil
}

// Results decodes what functions return.
func Results(ctx workflow.Context, background context.Context, c client.Client, in orders.OrderInput) error {
	var n int
	if err := startCount(ctx, "17").Get(ctx, &n); err != nil {
		return err
	}
	if err := startCount(ctx, "17").Get(ctx, &in); err != nil { // want `the result of Count is a value of type int and is decoded into orders\.OrderInput, .* \(startCount hands this on to workflow\.ExecuteActivity\)`
		return err
	}
	run, err := start(background, c, in)
	if err != nil {
		return err
	}
	return run.Get(background, &n) // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into int`
}

type pending struct {
	id     string
	future workflow.Future
	either workflow.Future
	Seen   workflow.Future
	last   workflow.Future
}

// Fields decodes what fields hold.
func Fields(ctx workflow.Context, in orders.OrderInput) error {
	all := []pending{}
	all = append(all, pending{id: "17", future: workflow.ExecuteActivity(ctx, Count, "17"), Seen: workflow.ExecuteActivity(ctx, Count, "17")})
	var p pending
	p.either = workflow.ExecuteActivity(ctx, Count, "17")
	p.either = workflow.ExecuteActivity(ctx, orders.Notify, "17")
	for _, p := range all {
		if err := p.future.Get(ctx, &in); err != nil { // want `the result of Count is a value of type int and is decoded into orders\.OrderInput`
			return err
		}
		if err := p.either.Get(ctx, &in); err != nil {
			return err
		}
		if err := p.Seen.Get(ctx, &in); err != nil {
			return err
		}
		if err := p.last.Get(ctx, &in); err != nil {
			return err
		}
	}
	return nil
}

// Execution decodes the IDs of a child.
func Execution(ctx workflow.Context) error {
	child := workflow.ExecuteChildWorkflow(ctx, Other, 1)
	var execution workflow.Execution
	if err := child.GetChildWorkflowExecution().Get(ctx, &execution); err != nil {
		return err
	}
	if err := child.GetChildWorkflowExecution().Get(ctx, nil); err != nil {
		return err
	}
	var id string
	if err := child.GetChildWorkflowExecution().Get(ctx, &id); err != nil { // want `GetChildWorkflowExecution gives a workflow\.Execution, and to decode it into string panics: decode it into a workflow\.Execution`
		return err
	}
	var ids struct{ ID, RunID string }
	started := child.GetChildWorkflowExecution()
	return started.Get(ctx, &ids) // want `GetChildWorkflowExecution gives a workflow\.Execution, and to decode it into struct\{ID string; RunID string\} panics`
}

// Other is a workflow without starters.
func Other(ctx workflow.Context, n int) error { return nil }
