package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkEvidence generates one package of modules of several sizes, by turns
// with evidence from the whole module and without. Files that matter are those
// of packages that define, register, start or call workflows, with their tests;
// ten of them have to do with the package that is generated.
//
// Without evidence is the same command, built with a usage.go that knows of no
// use: so it loads, discovers and renders as the tool does, and neither asks
// the go command for the main modules nor reads them. Each of the two has a
// copy of the module, since they do not generate the same.
//
// Both are warm, and their generated files up to date. ns/op is the median
// with evidence, without-ns/op that without, and x-without their ratio, as
// x-CPU is that of the processor time of all processes: evidence is read while
// the go command works, which hides some of it where there are processors.
//
// Give the number of runs: -benchtime=10x.
func BenchmarkEvidence(b *testing.B) {
	with, without := buildTool(b, "with"), buildTool(b, "without", "-overlay="+withoutEvidence(b))
	for _, size := range []struct{ files, matter int }{
		{2000, 40},
		{4000, 40},
		{2000, 400},
	} {
		b.Run(fmt.Sprintf("files=%d,that-matter=%d", size.files, size.matter), func(b *testing.B) {
			tools := []struct {
				path, typeName string
				dir            string
				samples        []sample
			}{
				{path: with, typeName: "settle.v2"},
				{path: without, typeName: "Settle"},
			}
			for i := range tools {
				t := &tools[i]
				t.dir = monolith(b, size.files, size.matter)
				runIn(b, t.dir, t.path, "./team001")          // compiles the dependencies
				runIn(b, t.dir, t.path, "check", "./team001") // fails when a second run would write
				generated, err := os.ReadFile(filepath.Join(t.dir, "team001", "temporal_gen.go"))
				if err != nil {
					b.Fatal(err)
				}
				if !strings.Contains(string(generated), "const SettleTypeName = "+strconv.Quote(t.typeName)+"\n") {
					b.Fatalf("%s does not give Settle the name %q", filepath.Base(t.path), t.typeName)
				}
			}
			for i := 0; b.Loop(); i++ {
				for j := range tools {
					t := &tools[(i+j)%len(tools)] // neither is always the one that follows the other
					t.samples = append(t.samples, runIn(b, t.dir, t.path, "./team001"))
				}
			}
			knowing, blind := tools[0].samples, tools[1].samples
			b.ReportMetric(float64(medianTime(knowing)), "ns/op")
			b.ReportMetric(float64(medianTime(blind)), "without-ns/op")
			b.ReportMetric(float64(medianTime(knowing))/float64(medianTime(blind)), "x-without")
			if runtime.GOOS != "windows" { // which does not count what a process starts
				b.ReportMetric(float64(medianCPU(knowing))/float64(medianCPU(blind)), "x-CPU")
			}
			if peak := maxMB(knowing); peak > 0 {
				b.ReportMetric(peak, "MB")
			}
		})
	}
}

func medianCPU(samples []sample) time.Duration {
	times := slices.Clone(samples)
	for i := range times {
		times[i].time = times[i].cpu
	}
	return medianTime(times)
}

// buildTool builds the command under a name.
func buildTool(b *testing.B, name string, flags ...string) string {
	b.Helper()
	tool := filepath.Join(b.TempDir(), name)
	if runtime.GOOS == "windows" {
		tool += ".exe"
	}
	runIn(b, ".", "go", slices.Concat([]string{"build", "-o", tool}, flags, []string{"."})...)
	return tool
}

// withoutEvidence is the overlay of a build that looks at no code but the
// package's own.
func withoutEvidence(b *testing.B) string {
	b.Helper()
	usage, err := filepath.Abs(filepath.Join("..", "..", "generator", "usage.go"))
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	blind, overlay := filepath.Join(dir, "usage.go"), filepath.Join(dir, "overlay.json")
	text, err := json.Marshal(map[string]any{"Replace": map[string]string{usage: blind}})
	if err != nil {
		b.Fatal(err)
	}
	writeBench(b, blind, blindUsage)
	writeBench(b, overlay, string(text))
	return overlay
}

const blindUsage = `package generator

import "github.com/temporal-gen/temporal-gen/internal/evidence"

type usage struct{}

func startUsage(Config) *usage               { return &usage{} }
func (*usage) expect([]string)               {}
func (*usage) wait() error                   { return nil }
func (*usage) of(evidence.Func) evidence.Use { return evidence.Use{} }
`

func writeBench(b *testing.B, name, text string) {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		b.Fatal(err)
	}
}

// monolith writes a module of so many files and returns its folder. Those that
// matter are the ten of each team: its workflows, a worker that registers them
// through an interface, a table and a wrapper, and a server that starts them.
// The rest are libraries of ten files each, which import one another, and of
// which each team imports one. All teams have the same names for their
// workflows, and libraries use these for methods of their own.
func monolith(b *testing.B, files, matter int) string {
	b.Helper()
	dir := b.TempDir()
	write := func(name, text string, names ...string) {
		b.Helper()
		writeBench(b, filepath.Join(dir, filepath.FromSlash(name)), strings.NewReplacer(names...).Replace(text))
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "testdata", name))
		if err != nil {
			b.Fatal(err)
		}
		write(name, modulePathLine.ReplaceAllString(string(text), "module example.com/monolith"))
	}
	library := func(i int) string { return fmt.Sprintf("lib%03d", i) }
	libraries := (files - matter) / 10
	for i := range libraries {
		for j := range 10 {
			imports, uses := "", ""
			if i >= 2 {
				imports = fmt.Sprintf("\n\t\"example.com/monolith/libs/%s\"\n\t\"example.com/monolith/libs/%s\"\n", library(i/2), library(i/2-1))
				uses = fmt.Sprintf("\n// Joined%d are stores together.\ntype Joined%d struct {\n\tFirst  *%s.Store%d\n\tSecond *%s.Store%d\n}\n", j, j, library(i/2), j, library(i/2-1), j)
			}
			write(fmt.Sprintf("libs/%s/file%d.go", library(i), j), benchLibrary,
				"LIB", library(i), "FILE", fmt.Sprint(j), "IMPORTS", imports, "USES", uses)
		}
	}
	for i := range matter / 10 {
		team := fmt.Sprintf("team%03d", i+1)
		for name, text := range benchTeam {
			write(team+name, text, "TEAM", team, "LIB", library(libraries/2+i%(libraries/2)))
		}
	}
	return dir
}

// benchLibrary is a file of a library. It is of the size that files have, and
// has methods of the names that workflows have too.
const benchLibrary = `package LIB

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"
IMPORTS)

// ErrClosedFILE is returned by a store that is closed.
var ErrClosedFILE = errors.New("store is closed")

// RecordFILE is what a store keeps.
type RecordFILE struct {
	ID       string            ` + "`json:\"id\"`" + `
	Name     string            ` + "`json:\"name\"`" + `
	Labels   map[string]string ` + "`json:\"labels,omitempty\"`" + `
	Created  time.Time         ` + "`json:\"created\"`" + `
	Modified time.Time         ` + "`json:\"modified\"`" + `
	Version  int               ` + "`json:\"version\"`" + `
}

// ListenerFILE is told of changes.
type ListenerFILE interface {
	Added(ctx context.Context, record RecordFILE) error
	Removed(ctx context.Context, id string) error
}

// StoreFILE keeps records in memory and tells listeners of changes.
type StoreFILE struct {
	mu        sync.Mutex
	records   map[string]RecordFILE
	listeners []ListenerFILE
	closed    bool
	now       func() time.Time
}

// NewStoreFILE returns an empty store.
func NewStoreFILE(now func() time.Time) *StoreFILE {
	if now == nil {
		now = time.Now
	}
	return &StoreFILE{records: map[string]RecordFILE{}, now: now}
}

// Add keeps a record under its ID. A record of that ID that is there already
// goes up in version.
func (s *StoreFILE) Add(ctx context.Context, record RecordFILE) error {
	if err := validateFILE(record); err != nil {
		return fmt.Errorf("record %q: %w", record.ID, err)
	}
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return ErrClosedFILE
	}
	old, ok := s.records[record.ID]
	if ok {
		record.Created = old.Created
		record.Version = old.Version + 1
	} else {
		record.Created = s.now()
	}
	record.Modified = s.now()
	s.records[record.ID] = record
	listeners := append([]ListenerFILE(nil), s.listeners...)
	s.mu.Unlock()
	for _, l := range listeners {
		if err := l.Added(ctx, record); err != nil {
			return err
		}
	}
	return nil
}

func validateFILE(record RecordFILE) error {
	switch {
	case record.ID == "":
		return errors.New("it has no ID")
	case strings.ContainsAny(record.ID, " /\t\n"):
		return errors.New("its ID has a space or a slash")
	case len(record.Name) > 200:
		return fmt.Errorf("its name has %d bytes, of at most 200", len(record.Name))
	}
	for key, value := range record.Labels {
		if key == "" || strings.TrimSpace(value) != value {
			return fmt.Errorf("label %q is not clean: %q", key, value)
		}
	}
	return nil
}

// Process removes the records that are older than a time, in the order of
// their IDs.
func (s *StoreFILE) Process(ctx context.Context, before time.Time) (removed int, err error) {
	s.mu.Lock()
	var ids []string
	for id, record := range s.records {
		if record.Modified.Before(before) {
			ids = append(ids, id)
		}
	}
	sort.Strings(ids)
	listeners := append([]ListenerFILE(nil), s.listeners...)
	for _, id := range ids {
		delete(s.records, id)
	}
	s.mu.Unlock()
	for _, id := range ids {
		for _, l := range listeners {
			if err := l.Removed(ctx, id); err != nil {
				return removed, err
			}
		}
		removed++
	}
	return removed, nil
}

// Find returns the records that have all of the labels, newest first.
func (s *StoreFILE) Find(labels map[string]string) []RecordFILE {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []RecordFILE
records:
	for _, record := range s.records {
		for key, value := range labels {
			if record.Labels[key] != value {
				continue records
			}
		}
		found = append(found, record)
	}
	sort.Slice(found, func(i, j int) bool { return found[i].Modified.After(found[j].Modified) })
	return found
}

// Listen adds a listener.
func (s *StoreFILE) Listen(l ListenerFILE) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listeners = append(s.listeners, l)
}

// RunnerFILE cleans up a store from time to time.
type RunnerFILE struct {
	Store    *StoreFILE
	Interval time.Duration
	MaxAge   time.Duration
}

// Run runs until the context is done.
func (r *RunnerFILE) Run(ctx context.Context) error {
	ticker := time.NewTicker(r.Interval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case at := <-ticker.C:
			if _, err := r.Store.Process(ctx, at.Add(-r.MaxAge)); err != nil {
				return fmt.Errorf("cleaning up: %w", err)
			}
		}
	}
}

// Execute runs once.
func (r *RunnerFILE) Execute(ctx context.Context) (string, error) {
	n, err := r.Store.Process(ctx, time.Now().Add(-r.MaxAge))
	return fmt.Sprintf("removed %d records", n), err
}
USES`

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
