package main

// benchTeam are the files of a team.
var benchTeam = map[string]string{
	"/workflows.go": `// Package TEAM has the workflows of a team.
package TEAM

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"example.com/monolith/libs/LIB"
)

// Charge takes the money for an order.
func Charge(ctx workflow.Context, order Order) (Receipt, error) {
	ctx, err := prepare(ctx, order)
	if err != nil {
		return Receipt{}, err
	}
	var receipt Receipt
	err = workflow.ExecuteActivity(ctx, (*Activities).Take, order).Get(ctx, &receipt)
	return receipt, err
}

// Ship sends an order away.
func Ship(ctx workflow.Context, order Order, records []LIB.Record1) error {
	ctx, err := prepare(ctx, order)
	if err != nil {
		return err
	}
	if err := workflow.ExecuteChildWorkflow(ctx, Charge, order).Get(ctx, nil); err != nil {
		return err
	}
	return workflow.ExecuteActivity(ctx, (*Activities).Send, order, records).Get(ctx, nil)
}

// Workflows are workflows with what they depend on.
type Workflows struct{ Rates map[string]float64 }

// Settle pays what a day's orders brought.
func (w *Workflows) Settle(ctx workflow.Context, day time.Time) (Receipt, error) {
	if len(w.Rates) == 0 {
		return Receipt{}, temporal.NewApplicationError("no rates", "NoRates")
	}
	return Receipt{}, workflow.Sleep(ctx, time.Until(day))
}

// Run keeps an account until it is closed.
func (w *Workflows) Run(ctx workflow.Context, account string) error {
	if err := w.await(ctx, account); err != nil {
		return err
	}
	return workflow.NewContinueAsNewError(ctx, w.Run, account)
}

func (w *Workflows) await(ctx workflow.Context, account string) error {
	workflow.GetSignalChannel(ctx, account).Receive(ctx, nil)
	return ctx.Err()
}

// prepare has the options of all workflows.
func prepare(ctx workflow.Context, order Order) (workflow.Context, error) {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: time.Minute,
		RetryPolicy:         &temporal.RetryPolicy{MaximumAttempts: 3},
	}), ctx.Err()
}
`,
	"/activities.go": `package TEAM

import (
	"context"

	"go.temporal.io/sdk/activity"

	"example.com/monolith/libs/LIB"
)

// Activities are the activities of a team.
type Activities struct {
	Store *LIB.Store2
}

// Take takes the money for an order.
func (a *Activities) Take(ctx context.Context, order Order) (Receipt, error) {
	activity.GetLogger(ctx).Info("taking", "order", order.ID)
	err := a.Store.Add(ctx, LIB.Record2{ID: order.ID})
	return Receipt{OrderID: order.ID, Cents: order.Cents}, err
}

// Send sends an order away.
func (a *Activities) Send(ctx context.Context, order Order, records []LIB.Record1) error {
	for i := range records {
		activity.RecordHeartbeat(ctx, i)
	}
	return ctx.Err()
}
`,
	"/types.go": `package TEAM

// Order is what a customer orders.
type Order struct {
	ID    string ` + "`json:\"id\"`" + `
	Cents int    ` + "`json:\"cents\"`" + `
}

// Receipt is what becomes of an order.
type Receipt struct {
	OrderID string ` + "`json:\"orderId\"`" + `
	Cents   int    ` + "`json:\"cents\"`" + `
}
`,
	"/workflows_test.go": `package TEAM

import (
	"testing"

	"go.temporal.io/sdk/testsuite"
)

func TestCharge(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	env.ExecuteWorkflow(Charge, Order{ID: "1", Cents: 1})
	if err := env.GetWorkflowError(); err != nil {
		t.Fatal(err)
	}
}
`,
	"/activities_test.go": `package TEAM

import "testing"

func TestTake(t *testing.T) {
	a := &Activities{}
	if _, err := a.Take(t.Context(), Order{}); err == nil {
		t.Error("took nothing")
	}
}
`,
	"/worker/worker.go": `// Package worker runs the workflows of a team.
package worker

import (
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"example.com/monolith/TEAM"
)

// New returns a worker.
func New(c client.Client, workflows *TEAM.Workflows) worker.Worker {
	w := worker.New(c, "TEAM", worker.Options{})
	w.RegisterWorkflowWithOptions(TEAM.Charge, workflow.RegisterOptions{Name: "charge" + version})
	for _, d := range table {
		register(w, d)
	}
	add(registry{w}, workflows)
	return w
}

func add(r adder, workflows *TEAM.Workflows) {
	r.Add("settle", workflows.Settle)
	r.Add("run", workflows.Run)
}
`,
	"/worker/registry.go": `package worker

import (
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"example.com/monolith/TEAM"
)

const version = ".v2"

type definition struct {
	Name string
	Func any
}

var table = []definition{
	{Name: "ship" + version, Func: TEAM.Ship},
}

func register(w worker.Worker, d definition) {
	w.RegisterWorkflowWithOptions(d.Func, workflow.RegisterOptions{Name: d.Name})
}

type adder interface{ Add(name string, fn any) }

type registry struct{ w worker.Worker }

func (r registry) Add(name string, fn any) {
	r.w.RegisterWorkflowWithOptions(fn, workflow.RegisterOptions{Name: name + version})
}
`,
	"/server/start.go": `// Package server starts the workflows of a team.
package server

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/monolith/TEAM"
)

// Server starts workflows.
type Server struct{ Client client.Client }

// Charge starts a workflow.
func (s *Server) Charge(ctx context.Context, order TEAM.Order) (TEAM.Receipt, error) {
	var receipt TEAM.Receipt
	run, err := s.Client.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: "TEAM"}, TEAM.Charge, order)
	if err != nil {
		return receipt, err
	}
	return receipt, run.Get(ctx, &receipt)
}
`,
	"/server/http.go": `package server

import (
	"bytes"
	"encoding/json"
	"net/http"

	"example.com/monolith/TEAM"
)

// ServeHTTP serves orders.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var order TEAM.Order
	if err := json.NewDecoder(r.Body).Decode(&order); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	receipt, err := s.Charge(r.Context(), order)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(receipt)
}
`,
	"/server/start_test.go": `package server

import (
	"testing"

	"go.temporal.io/sdk/mocks"

	"example.com/monolith/TEAM"
)

func TestCharge(t *testing.T) {
	s := &Server{Client: &mocks.Client{}}
	if _, err := s.Charge(t.Context(), TEAM.Order{}); err == nil {
		t.Error("charged nothing")
	}
}
`,
}

// benchTable is the table of a team, which goes to another module.
const benchTable = `package worker

import (
	"go.temporal.io/sdk/worker"

	"example.com/monolith/TEAM"
	"example.com/platform"
)

func define(w worker.Registry, workflows *TEAM.Workflows) {
	platform.Definitions{}.With(platform.Definition{Title: "TEAM.settle", Run: workflows.Settle}).Register(w)
}
`

// benchPlatform is that module.
const benchPlatform = `// Package platform registers what teams define.
package platform

import (
	"slices"

	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// Definition is a workflow under a name.
type Definition struct {
	Title string
	Run   any
}

// Definitions are those of a team.
type Definitions struct{ all []Definition }

// With adds definitions.
func (d Definitions) With(more ...Definition) Definitions {
	return Definitions{append(slices.Clip(d.all), more...)}
}

// Register registers them.
func (d Definitions) Register(w worker.Registry) {
	for _, definition := range d.all {
		w.RegisterWorkflowWithOptions(definition.Run, workflow.RegisterOptions{Name: definition.Title})
	}
}
`
