package standalone_test

import (
	"context"
	"log/slog"
	"net"
	"reflect"
	"testing"
	"time"

	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/log"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/test/bufconn"

	"github.com/temporal-gen/temporal-gen/testdata/activities/standalone"
)

// calls keeps what a client asks of activities, and answers in the service's place.
type calls struct {
	interceptor.ClientInterceptorBase
	starts []*interceptor.ClientExecuteActivityInput
	gets   []*interceptor.ClientGetActivityHandleInput
	fails  error
}

func (c *calls) InterceptClient(next interceptor.ClientOutboundInterceptor) interceptor.ClientOutboundInterceptor {
	out := &outbound{calls: c}
	out.Next = next
	return out
}

type outbound struct {
	interceptor.ClientOutboundInterceptorBase
	calls *calls
}

func (out *outbound) ExecuteActivity(_ context.Context, in *interceptor.ClientExecuteActivityInput) (client.ActivityHandle, error) {
	out.calls.starts = append(out.calls.starts, in)
	return handle{}, out.calls.fails
}

func (out *outbound) GetActivityHandle(in *interceptor.ClientGetActivityHandleInput) client.ActivityHandle {
	out.calls.gets = append(out.calls.gets, in)
	return handle{}
}

// handle is that of an activity that has returned done.
type handle struct{ client.ActivityHandle }

func (handle) Get(_ context.Context, result any) error {
	if result != nil {
		*result.(*string) = "done"
	}
	return nil
}

// service answers what every client asks for first.
type service struct {
	workflowservice.UnimplementedWorkflowServiceServer
}

func (service) GetSystemInfo(context.Context, *workflowservice.GetSystemInfoRequest) (*workflowservice.GetSystemInfoResponse, error) {
	return &workflowservice.GetSystemInfoResponse{}, nil
}

func dial(t *testing.T) (*calls, client.Client) {
	t.Helper()
	server := grpc.NewServer()
	workflowservice.RegisterWorkflowServiceServer(server, service{})
	listener := bufconn.Listen(1 << 16)
	go func() {
		// The error of a stopped server tells nothing.
		_ = server.Serve(listener)
	}()
	t.Cleanup(server.Stop)

	recorded := &calls{}
	c, err := client.Dial(client.Options{
		HostPort:     "passthrough:///service",
		Interceptors: []interceptor.ClientInterceptor{recorded},
		Logger:       log.NewStructuredLogger(slog.New(slog.DiscardHandler)),
		ConnectionOptions: client.ConnectionOptions{DialOptions: []grpc.DialOption{
			grpc.WithTransportCredentials(insecure.NewCredentials()),
			grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) {
				return listener.DialContext(ctx)
			}),
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return recorded, c
}

// TestStart compares each typed start with the plain one by the activity's name. By a
// method the SDK sends its bare name, whatever is registered.
func TestStart(t *testing.T) {
	t.Parallel()
	recorded, c := dial(t)
	ctx, typed := t.Context(), standalone.NewWorkflowClient(c)
	options := client.StartActivityOptions{ID: "id", TaskQueue: "jobs", StartToCloseTimeout: time.Minute}
	start := func(activity any, args ...any) {
		t.Helper()
		if _, err := c.ExecuteActivity(ctx, options, activity, args...); err != nil {
			t.Fatal(err)
		}
	}

	start(new(standalone.Jobs).Resize, "a", 1)
	if got := recorded.starts[0].ActivityType; got != "Resize" {
		t.Errorf("by the method the Activity Type is %q", got)
	}
	recorded.starts = nil

	start("jobs.Resize", "a", 1)
	resize, err := typed.ExecuteResizeActivity(ctx, options, "a", 1)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := resize.Get(ctx); got != "done" || err != nil {
		t.Errorf("Resize: %q, %v", got, err)
	}
	start("jobs.Purge", "a")
	purge, err := typed.ExecutePurgeActivity(ctx, options, "a")
	if err != nil {
		t.Fatal(err)
	}
	if err := purge.Get(ctx); err != nil {
		t.Errorf("Purge: %v", err)
	}
	start(standalone.Clear, "a", "b", "c", "d")
	if _, err := typed.ExecuteClearActivity(ctx, options, "a", "b", "c", "d"); err != nil {
		t.Fatal(err)
	}
	if len(recorded.starts) != 6 {
		t.Fatalf("there were %d starts, want six", len(recorded.starts))
	}
	for i := 0; i < len(recorded.starts); i += 2 {
		if plain, typed := recorded.starts[i], recorded.starts[i+1]; !reflect.DeepEqual(plain, typed) {
			t.Errorf("start %d is %+v, want the plain one: %+v", i/2, typed, plain)
		}
	}
}

// TestStartFails returns the SDK's error, and no handle.
func TestStartFails(t *testing.T) {
	t.Parallel()
	recorded, c := dial(t)
	recorded.fails = context.DeadlineExceeded
	got, err := standalone.NewWorkflowClient(c).ExecutePurgeActivity(t.Context(), client.StartActivityOptions{}, "a")
	if err != context.DeadlineExceeded || got != (standalone.PurgeActivityHandle{}) {
		t.Errorf("got %v, %v", got, err)
	}
}

// TestGet finds an activity that was started before.
func TestGet(t *testing.T) {
	t.Parallel()
	recorded, c := dial(t)
	options := client.GetActivityHandleOptions{ActivityID: "id", RunID: "run"}
	c.GetActivityHandle(options)
	found := standalone.NewWorkflowClient(c).GetResizeActivity(options)
	if got, err := found.Get(t.Context()); got != "done" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if len(recorded.gets) != 2 || *recorded.gets[0] != *recorded.gets[1] {
		t.Errorf("the calls are %+v, want two alike", recorded.gets)
	}
}
