//go:build ignore

// Package kit is what every test kit has of its client, whatever workflows it is for.
package kit

import (
	"context"
	"io"
	"log/slog"
	"maps"
	"testing"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/log"
	"google.golang.org/grpc"
)

// Client is a client.Client whose workflows are fakes. It is the SDK's own client up
// to the call that would leave the process: names, arguments, results and errors are
// what they would be with a server. What it does not fake fails the test by its name.
type Client struct {
	client.Client
	Fakes

	// Fail may fail a call before it does anything, as a server would. method is that
	// of Temporal's API, such as StartWorkflowExecution.
	Fail func(method string) error

	server *fakeServer
}

// NewClient returns a client of the package's workflows, all yet to be set, and of
// those of other packages, of which it is given the Fakes.
func NewClient(t testing.TB, others ...interface{ Workflows() map[string]any }) *Client {
	c := &Client{}
	c.server = &fakeServer{t: t, client: c, fakes: c.Workflows(), latest: map[string]*fakeRun{}}
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
	t.Cleanup(c.server.stop)
	return c
}

// Start is a workflow that was started.
type Start struct {
	WorkflowType string
	// Options are as they were given, with the ID that the workflow has.
	Options client.StartWorkflowOptions
	RunID   string
	// Args are the arguments, to be decoded.
	Args converter.EncodedValues
	// Status is where the run is now, and CancelRequested reports whether it was
	// asked to cancel itself.
	Status          enumspb.WorkflowExecutionStatus
	CancelRequested bool
}

// Starts are the workflows that were started, in that order.
func (c *Client) Starts() []Start {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	var starts []Start
	for _, run := range c.server.runs {
		starts = append(starts, run.Start)
	}
	return starts
}

// Schedules are the schedules that were created, in that order.
func (c *Client) Schedules() []client.ScheduleOptions {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	return append([]client.ScheduleOptions(nil), c.server.schedules...)
}

// Complete has the latest run with a workflow's ID do what its Execute does, and
// returns what comes of it, as its Get does. Where something waits for the result,
// nobody has to ask for that.
func (c *Client) Complete(ctx context.Context, id string) error {
	return c.GetWorkflow(ctx, id, "").Get(ctx, nil)
}

// fakeOptionsKey is the key of the options that the SDK was given, in contexts.
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

// ScheduleClient is [client.Client.ScheduleClient]. Schedules can be created, and never
// start anything.
func (c *Client) ScheduleClient() client.ScheduleClient {
	return fakeScheduleClient{c.Client.ScheduleClient()}
}

type fakeScheduleClient struct{ client.ScheduleClient }

func (c fakeScheduleClient) Create(ctx context.Context, options client.ScheduleOptions) (client.ScheduleHandle, error) {
	return c.ScheduleClient.Create(context.WithValue(ctx, fakeOptionsKey{}, options), options)
}
