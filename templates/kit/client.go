//go:build ignore

// Package kit is what every test kit has of its client, whatever workflows it is for.
package kit

import (
	"context"
	"io"
	"log/slog"
	"maps"
	"slices"
	"testing"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/log"
	"google.golang.org/grpc"
)

// Client is a client.Client whose workflows are fakes. It is the SDK's own client up to
// the call that would leave the process, so that names, arguments, results and errors are
// those that a server would give. A call that it has no fake for, or whose func is not
// set, fails the test and says so.
type Client struct {
	client.Client
	Fakes

	// Fail, where it is set, may fail a call before it does anything. method is that of
	// Temporal's API, such as StartWorkflowExecution. The SDK does not try again.
	Fail func(method string) error

	server *fakeServer
}

// NewClient returns a client of the package's workflows, with no func set yet. Other
// packages' workflows are among its own where it is given their Fakes. Set what is needed
// before the code under test has the client.
func NewClient(t testing.TB, others ...interface{ Workflows() map[string]any }) *Client {
	c := &Client{}
	ctx, stop := context.WithCancel(context.Background())
	c.server = &fakeServer{t: t, ctx: ctx, client: c, fakes: c.Workflows()}
	for _, fakes := range others {
		maps.Copy(c.server.fakes, fakes.Workflows())
	}
	sdk, err := client.NewLazyClient(client.Options{
		HostPort:          "passthrough:///fake",
		Logger:            log.NewStructuredLogger(slog.New(slog.NewTextHandler(io.Discard, nil))),
		ConnectionOptions: client.ConnectionOptions{DialOptions: []grpc.DialOption{grpc.WithUnaryInterceptor(c.server.answer)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	c.Client = sdk
	t.Cleanup(func() {
		c.server.mu.Lock() // until no failure is on its way to t
		defer c.server.mu.Unlock()
		stop()
	})
	return c
}

// Start is a run of a workflow, as it was started and as far as it has come.
type Start struct {
	WorkflowType string
	// Options are those that were given, with the ID that the workflow has.
	Options client.StartWorkflowOptions
	RunID   string
	// Args are the arguments, to be decoded by their Get.
	Args            converter.EncodedValues
	Status          enumspb.WorkflowExecutionStatus
	CancelRequested bool
}

// Starts returns the runs that were started, in that order.
func (c *Client) Starts() []Start {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	var starts []Start
	for _, run := range c.server.runs {
		starts = append(starts, run.Start)
	}
	return starts
}

// Schedules returns the options of the schedules that were created, in that order.
func (c *Client) Schedules() []client.ScheduleOptions {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	return slices.Clone(c.server.schedules)
}

// Complete runs the Execute of the latest run with a workflow ID to its end, and returns
// the error that the run's Get has. Only tests of what does not wait for a result need it:
// Execute runs once, at the first Get or here.
func (c *Client) Complete(ctx context.Context, id string) error {
	return c.GetWorkflow(ctx, id, "").Get(ctx, nil)
}

// fakeOptionsKey is the key of the options that a method was given, in its context.
type fakeOptionsKey struct{}

// ExecuteWorkflow is [client.Client.ExecuteWorkflow].
func (c *Client) ExecuteWorkflow(ctx context.Context, options client.StartWorkflowOptions, workflow any, args ...any) (client.WorkflowRun, error) {
	return c.Client.ExecuteWorkflow(context.WithValue(ctx, fakeOptionsKey{}, options), options, workflow, args...)
}

// SignalWithStartWorkflow is [client.Client.SignalWithStartWorkflow].
func (c *Client) SignalWithStartWorkflow(ctx context.Context, workflowID, signalName string, signalArg any, options client.StartWorkflowOptions, workflow any, args ...any) (client.WorkflowRun, error) {
	return c.Client.SignalWithStartWorkflow(context.WithValue(ctx, fakeOptionsKey{}, options), workflowID, signalName, signalArg, options, workflow, args...)
}

// NewWithStartWorkflowOperation is [client.Client.NewWithStartWorkflowOperation].
func (c *Client) NewWithStartWorkflowOperation(options client.StartWorkflowOptions, workflow any, args ...any) client.WithStartWorkflowOperation {
	operation := c.Client.NewWithStartWorkflowOperation(options, workflow, args...)
	c.server.operations.Store(operation, options)
	return operation
}

// UpdateWithStartWorkflow is [client.Client.UpdateWithStartWorkflow].
func (c *Client) UpdateWithStartWorkflow(ctx context.Context, options client.UpdateWithStartWorkflowOptions) (client.WorkflowUpdateHandle, error) {
	given, _ := c.server.operations.Load(options.StartWorkflowOperation)
	return c.Client.UpdateWithStartWorkflow(context.WithValue(ctx, fakeOptionsKey{}, given), options)
}

// ScheduleClient is [client.Client.ScheduleClient], whose schedules can be created, which
// Schedules tells, and never start anything.
func (c *Client) ScheduleClient() client.ScheduleClient {
	return fakeScheduleClient{c.Client.ScheduleClient()}
}

type fakeScheduleClient struct{ client.ScheduleClient }

func (c fakeScheduleClient) Create(ctx context.Context, options client.ScheduleOptions) (client.ScheduleHandle, error) {
	return c.ScheduleClient.Create(context.WithValue(ctx, fakeOptionsKey{}, options), options)
}
