// Package wrapped calls functions that hand on to the SDK.
package wrapped

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/handing"
	"example.com/shop/orders"
)

// Start starts workflows through a service.
func Start(ctx context.Context, s *handing.Service, in orders.OrderInput, to orders.Address) error {
	var result orders.OrderResult
	if err := s.Run(ctx, orders.ProcessOrder, &result, in); err != nil {
		return err
	}
	if err := s.Run(ctx, "ProcessOrder", &result, in); err != nil { // want `the Workflow Type name "ProcessOrder" is written out: use orders\.ProcessOrderTypeName, which the compiler checks \(Run hands this on to client\.ExecuteWorkflow\)`
		return err
	}
	if err := s.Run(ctx, orders.ProcessOrder, &result); err != nil { // want `ProcessOrder takes 1 argument after its context and gets 0; the SDK refuses that when it runs: pass orders\.OrderInput \(Run hands this on to client\.ExecuteWorkflow\)`
		return err
	}
	if err := s.Run(ctx, orders.ProcessOrder, &result, to); err != nil { // want `argument 1 is a value of type orders\.Address where ProcessOrder takes orders\.OrderInput; the SDK refuses that when it runs: pass a value of type orders\.OrderInput \(Run hands this on to client\.ExecuteWorkflow\)`
		return err
	}
	if err := s.Run(ctx, orders.ProcessOrder, &to, in); err != nil { // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into orders\.Address, which loses it without an error or fails: decode it into orders\.OrderResult \(Run hands this on to client\.ExecuteWorkflow\)`
		return err
	}
	if err := s.Run(ctx, orders.ProcessOrder, nil, in); err != nil {
		return err
	}
	if err := s.Run(ctx, "ProcesOrder", nil, in); err != nil { // want `no workflow "ProcesOrder" is known here, and there is one "ProcessOrder"`
		return err
	}
	run, err := s.Start(ctx, orders.ProcessOrder, in)
	if err != nil {
		return err
	}
	if err := run.Get(ctx, &result); err != nil {
		return err
	}
	return run.Get(ctx, &to) // want `the result of ProcessOrder is a value of type orders\.OrderResult and is decoded into orders\.Address`
}

// InWorkflow executes activities through functions.
func InWorkflow(ctx workflow.Context, in orders.OrderInput, some []any) error {
	var a *orders.Activities
	if _, err := handing.Activity[orders.OrderResult](ctx, a.Charge, in, int64(1)); err != nil {
		return err
	}
	if _, err := handing.Activity[struct{}](ctx, orders.Notify, "17"); err != nil {
		return err
	}
	if _, err := handing.Activity[orders.Address](ctx, a.Charge, in, int64(1)); err != nil { // want `the result of Charge is a value of type orders\.OrderResult and is decoded into orders\.Address, .* \(Activity hands this on to workflow\.ExecuteActivity\)`
		return err
	}
	if _, err := handing.Twice[orders.OrderResult](ctx, a.Charge, in); err != nil { // want `Charge takes 2 arguments after its context and gets 1; nothing checks that, and the others arrive as zero values: pass orders\.OrderInput, int64 \(Twice hands this on to workflow\.ExecuteActivity\)`
		return err
	}
	if _, err := handing.Twice[int](ctx, a.Charge, in, int64(1)); err != nil { // want `the result of Charge is a value of type orders\.OrderResult and is decoded into int, .* \(Twice hands this on`
		return err
	}
	handing.One(ctx, orders.Notify, 17) // want `argument 1 is a value of type int where Notify takes string; .* \(One hands this on`
	handing.One(ctx, orders.Notify, "17")
	if err := handing.One(ctx, orders.Notify, "17").Get(ctx, &in); err != nil { // want `Notify returns no result, so this stays as it is: pass nil \(One hands this on`
		return err
	}
	var result orders.OrderResult
	if err := handing.Charge(ctx, &result, in, int64(1)); err != nil {
		return err
	}
	if err := handing.Charge(ctx, &in, in, int64(1)); err != nil { // want `the result of Charge is a value of type orders\.OrderResult and is decoded into orders\.OrderInput`
		return err
	}
	if err := handing.Charge(ctx, &result, in); err != nil { // want `Charge takes 2 arguments after its context and gets 1`
		return err
	}
	if err := handing.Always(ctx, in, &result); err != nil {
		return err
	}
	if err := handing.Always(ctx, "17", &result); err != nil { // want `argument 1 is a value of type string where Charge takes orders\.OrderInput; .* \(Always hands this on to workflow\.ExecuteActivity\)`
		return err
	}
	if err := handing.Always(ctx, in, &in); err != nil { // want `the result of Charge is a value of type orders\.OrderResult and is decoded into orders\.OrderInput`
		return err
	}
	handing.Slice(ctx, orders.Notify, []any{17}) // want `argument 1 is a value of type int where Notify takes string`
	handing.Slice(ctx, orders.Notify, []any{"17"})
	handing.Slice(ctx, orders.Notify, some)
	handing.Local(ctx, true, orders.Notify) // want `Notify takes 1 argument after its context and gets 0; nothing checks that`
	handing.Local(ctx, true, orders.Notify, "17")
	return nil
}

// Silent calls what hands on something else, or may.
func Silent(ctx workflow.Context) error {
	handing.Changed(ctx, orders.Notify)
	handing.Set(ctx, orders.Notify, 1)
	handing.Other(ctx, orders.Notify, 1, 2)
	handing.Either(ctx, true, orders.Notify, 1, 2)
	handing.Either(ctx, true, orders.CountOrders, 1, 2)
	var n int
	if err := handing.Kind(ctx, "count", 1, &n); err != nil {
		return err
	}
	if err := handing.Cached(ctx, "1", &n); err != nil {
		return err
	}
	return handing.Two(ctx, true).Get(ctx, &n)
}

// Closures has functions in variables.
func Closures(ctx workflow.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) error {
	execute := func(name any, args ...any) workflow.Future {
		return workflow.ExecuteActivity(workflow.WithTaskQueue(ctx, "other"), name, args...)
	}
	execute(orders.Notify, "17")
	execute(orders.Notify, 17) // want `argument 1 is a value of type int where Notify takes string; .* \(execute hands this on to workflow\.ExecuteActivity\)`
	start := c.ExecuteWorkflow
	start(context.Background(), o, orders.ProcessOrder, in)
	start(context.Background(), o, orders.ProcessOrder, 1) // want `argument 1 is a value of type int where ProcessOrder takes orders\.OrderInput; the SDK refuses that when it runs: .* \(start hands this on to client\.ExecuteWorkflow\)`
	activity := workflow.ExecuteActivity
	activity(ctx, orders.Notify, 1) // want `argument 1 is a value of type int where Notify takes string`
	other := workflow.ExecuteActivity
	if in.Count > 1 {
		other = func(workflow.Context, any, ...any) workflow.Future { return nil }
	}
	other(ctx, orders.Notify, 1)
	generic := handing.Activity[orders.OrderResult]
	if _, err := generic(ctx, orders.Notify); err != nil { // want `Notify takes 1 argument`
		return err
	}
	return nil
}

// Spread has arguments in slices.
func Spread(ctx workflow.Context, some []any) {
	workflow.ExecuteActivity(ctx, orders.Notify, []any{1}...) // want `argument 1 is a value of type int where Notify takes string`
	workflow.ExecuteActivity(ctx, orders.Notify, []any{"17"}...)
	args := []any{1} // want `argument 1 is a value of type int where Notify takes string`
	workflow.ExecuteActivity(ctx, orders.Notify, args...)
	right := []any{"17"}
	workflow.ExecuteActivity(ctx, orders.Notify, right...)
	none := []any{}
	workflow.ExecuteActivity(ctx, orders.Notify, none...) // want `Notify takes 1 argument after its context and gets 0`
	more := []any{}
	more = append(more, "17")
	workflow.ExecuteActivity(ctx, orders.Notify, more...)
	set := []any{1}
	set[0] = "17"
	workflow.ExecuteActivity(ctx, orders.Notify, set...)
	given := []any{1}
	change(given)
	workflow.ExecuteActivity(ctx, orders.Notify, given...)
	workflow.ExecuteActivity(ctx, orders.Notify, some...)
}

func change(args []any) { args[0] = "17" }
