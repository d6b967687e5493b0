package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
	"go.temporal.io/server/temporaltest"

	"github.com/temporal-gen/temporal-gen/example/billing"
	"github.com/temporal-gen/temporal-gen/example/loyalty/loyaltyapi"
	"github.com/temporal-gen/temporal-gen/example/orders"
	"github.com/temporal-gen/temporal-gen/example/scenario"
	"github.com/temporal-gen/temporal-gen/example/workers"
)

func TestScenario(t *testing.T) {
	ctx, server := start(t)

	got, err := scenario.Run(ctx, server.GetDefaultClient(), "shop", t.Output())
	if err != nil {
		t.Fatal(err)
	}

	amsterdam := orders.Address{Street: "Dam 1", City: "Amsterdam", Country: "NL"}
	want := &scenario.Outcome{
		Bought: orders.Receipt{
			OrderID:   "shop/bought",
			PaidCents: 1250,
			VATCents:  216,
			Parcel:    orders.Parcel{From: "Utrecht", Carrier: "Fietskoerier", Tracking: "Fietskoerier#shop/bought"},
		},
		Started: workflow.Execution{ID: "shop/collected"},
		Collected: orders.Receipt{
			OrderID:   "shop/collected",
			PaidCents: 990,
			VATCents:  171,
			Parcel:    orders.Parcel{From: "Utrecht", Carrier: "Fietskoerier", Tracking: "Fietskoerier#shop/collected"},
		},
		Shipped: orders.Parcel{From: "Utrecht", Carrier: "Fietskoerier", Tracking: "Fietskoerier#shop/collected"},
		OnHold: orders.Status{
			Stage: "on hold",
			Order: &orders.Order{ID: "shop/approved", PriceCents: 2400, ShipTo: amsterdam, HoldFor: time.Hour},
		},
		Approved: orders.Receipt{
			OrderID:    "shop/approved",
			PaidCents:  2400,
			VATCents:   416,
			ApprovedBy: "Noor",
			Parcel:     orders.Parcel{From: "Utrecht", Carrier: "Fietskoerier", Tracking: "Fietskoerier#shop/approved"},
		},
		Preapproved: orders.Receipt{
			OrderID:    "shop/preapproved",
			PaidCents:  300,
			VATCents:   52,
			ApprovedBy: "Sem",
			Parcel:     orders.Parcel{From: "Utrecht", Carrier: "Fietskoerier", Tracking: "Fietskoerier#shop/preapproved"},
		},
		TooLate: []string{"shop/bought"},
		Totals:  []orders.Total{{Items: 1, Cents: 250}, {Items: 2, Cents: 650}, {Items: 3, Cents: 1000}, {Items: 4, Cents: 1900}},
		CheckedOut: orders.Receipt{
			OrderID:    "shop/basket/order",
			PaidCents:  1900,
			VATCents:   329,
			ApprovedBy: "express",
			Parcel:     orders.Parcel{From: "Utrecht", Carrier: "Fietskoerier", Tracking: "Fietskoerier#shop/basket/order"},
		},
		Subscribed: workflow.Execution{ID: "shop/subscribed"},
		Changed: orders.Subscription{
			PriceCents: 500,
			ShipTo:     orders.Address{Street: "Meir 1", City: "Antwerpen", Country: "BE"},
			Every:      30 * 24 * time.Hour,
			Boxes:      12,
			Ordered:    1,
		},
		// Five orders, four boxes, and the terminated order; those that were
		// canceled, withdrawn or recalled were refunded.
		Report:  billing.Sales{Orders: 10, PaidCents: 1250 + 990 + 2400 + 300 + 1900 + 4*500 + 100},
		Balance: loyaltyapi.Balance{Customer: "shop/customer", Points: 12},
	}
	if diff := cmp.Diff(want, got,
		cmpopts.IgnoreFields(workflow.Execution{}, "RunID"),
		cmpopts.IgnoreFields(scenario.Outcome{}, "LastRunID"),
		cmpopts.IgnoreInterfaces(struct{ error }{}),
	); diff != "" {
		t.Errorf("outcome (-want +got):\n%s", diff)
	}

	if first, last := got.Subscribed.RunID, got.LastRunID; first == "" || last == "" || first == last {
		t.Errorf("the subscription's first run is %q, its last %q; want two runs", first, last)
	}
	for _, e := range []struct {
		field string
		err   error
		is    func(error) bool
	}{
		{"Withdrawn", got.Withdrawn, isApplicationError("withdrawn: found it elsewhere")},
		{"Recalled", got.Recalled, isApplicationError("withdrawn: it leaks")},
		{"Refused", got.Refused, isApplicationError("a bag has no price")},
		{"Unsubscribed", got.Unsubscribed, temporal.IsCanceledError},
		{"Canceled", got.Canceled, temporal.IsCanceledError},
		{"Terminated", got.Terminated, temporal.IsTerminatedError},
		{"WrongType", got.WrongType, isNotFound},
	} {
		if !e.is(e.err) {
			t.Errorf("%s is another error than it should be: %v", e.field, e.err)
		}
	}
}

func TestResultInAnotherProcess(t *testing.T) {
	example := buildExample(t, ".")
	ctx, server := start(t)

	order := orders.Order{ID: "order-1", PriceCents: 1250, ShipTo: orders.Address{Country: "BE"}}
	options := client.StartWorkflowOptions{ID: order.ID, TaskQueue: orders.TaskQueue}
	run, err := orders.NewWorkflowClient(server.GetDefaultClient()).ExecuteProcessOrder(ctx, options, order)
	if err != nil {
		t.Fatal(err)
	}

	program := exec.CommandContext(ctx, example, "result", run.GetID(), run.GetRunID())
	program.Env = environment(server)
	var stderr strings.Builder
	program.Stderr = &stderr
	stdout, err := program.Output()
	if err != nil {
		t.Fatalf("%v: %v\n%s", program, err, &stderr)
	}
	var got orders.Receipt
	if err := json.Unmarshal(stdout, &got); err != nil {
		t.Fatalf("%v\n%s", err, stdout)
	}

	want := orders.Receipt{
		OrderID:   "order-1",
		PaidCents: 1250,
		VATCents:  216,
		Parcel:    orders.Parcel{From: "Utrecht", Carrier: "Duinpost", Tracking: "Duinpost#order-1"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("receipt (-want +got):\n%s", diff)
	}
}

// TestExample has the example's own program, which embeds no server, run the
// scenario on this one.
func TestExample(t *testing.T) {
	example := buildExample(t, ".")
	server := startServer()
	t.Cleanup(server.Stop)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	program := exec.CommandContext(ctx, example)
	program.Env = environment(server)
	output, err := program.CombinedOutput()
	if err != nil || !strings.Contains(string(output), "\n19. Start a Workflow without importing its package\n") {
		t.Fatalf("%v: %v\n%s", program, err, output)
	}
}

// start starts an embedded server and the workers, which end with the test.
func start(t *testing.T) (context.Context, *temporaltest.TestServer) {
	t.Helper()
	server := startServer()
	t.Cleanup(server.Stop)
	stopWorkers, err := workers.Start(server.GetDefaultClient())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stopWorkers)

	// What never comes to an end should fail here, not in the test binary's
	// own time-out ten minutes later.
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx, server
}

// buildExample builds a program of the example's module, which that module's
// go.mod has the requirements of, and returns its file.
func buildExample(t *testing.T, pkg string) string {
	t.Helper()
	folder := t.TempDir()
	build := exec.CommandContext(t.Context(), "go", "build", "-o", folder, pkg)
	build.Dir = ".."
	mustRun(t, build)
	programs, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(programs) != 1 {
		t.Fatalf("built %q: %v", programs, err)
	}
	return programs[0]
}

func isNotFound(err error) bool {
	_, ok := errors.AsType[*serviceerror.NotFound](err)
	return ok
}

// isApplicationError returns what says whether an error is one that the
// Workflow's own code has returned, with that message.
func isApplicationError(message string) func(error) bool {
	return func(err error) bool {
		failure, ok := errors.AsType[*temporal.ApplicationError](err)
		return ok && failure.Message() == message
	}
}

// environment is the environment with the settings for server in place of
// those of whoever runs the tests for a server of their own.
func environment(server *temporaltest.TestServer) []string {
	others := slices.DeleteFunc(os.Environ(), func(variable string) bool {
		return strings.HasPrefix(variable, "TEMPORAL_")
	})
	return append(others,
		"TEMPORAL_ADDRESS="+server.GetFrontendHostPort(),
		"TEMPORAL_NAMESPACE="+server.GetDefaultNamespace(),
		"TEMPORAL_CONFIG_FILE=does-not-exist", // which is fine, unlike an empty one in TypeScript
	)
}
