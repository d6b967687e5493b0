package testdata_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"google.golang.org/grpc"

	"github.com/temporal-gen/temporal-gen/testdata/orders"
)

// BenchmarkExecute starts a workflow by its generated starter, and with the
// plain client by name and by function.
//
// Side by side, they take turns, so that nothing else on the machine favours
// one of them; the figures are medians. x-by-name and x-by-function are the
// starter's time as a multiple of the plain client's.
func BenchmarkExecute(b *testing.B) {
	c := answeredClient(b)
	wc := orders.NewWorkflowClient(c)
	ctx := context.Background()
	options := client.StartWorkflowOptions{ID: "order-1", TaskQueue: "orders"}
	in := orders.OrderInput{Customer: "me", Items: []string{"tea", "pot"}}

	starts := []struct {
		name  string
		start func() error
	}{
		{"generated", func() error {
			_, err := wc.ExecuteProcessOrder(ctx, options, in)
			return err
		}},
		{"by-name", func() error {
			_, err := c.ExecuteWorkflow(ctx, options, "ProcessOrder", in)
			return err
		}},
		{"by-function", func() error {
			_, err := c.ExecuteWorkflow(ctx, options, orders.ProcessOrder, in)
			return err
		}},
	}
	for _, s := range starts {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := s.start(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("side-by-side", func(b *testing.B) {
		times := make([][]time.Duration, len(starts))
		for turn := 0; b.Loop(); turn++ {
			for i := range starts {
				i = (i + turn) % len(starts) // each is first, second and last as often
				begin := time.Now()
				err := starts[i].start()
				times[i] = append(times[i], time.Since(begin))
				if err != nil {
					b.Fatal(err)
				}
			}
		}
		median := make([]float64, len(starts))
		for i := range times {
			slices.Sort(times[i])
			median[i] = float64(times[i][len(times[i])/2])
		}
		b.ReportMetric(median[0], "ns/op")
		for i, s := range starts[1:] {
			b.ReportMetric(median[0]/median[i+1], "x-"+s.name)
		}
	})
}

// answeredClient is the SDK's own client over a connection that answers every
// request at once: what is measured is all that the client does to start a
// workflow, and no wire.
func answeredClient(b *testing.B) client.Client {
	b.Helper()
	answer := func(_ context.Context, method string, _, response any, _ *grpc.ClientConn, _ grpc.UnaryInvoker, _ ...grpc.CallOption) error {
		switch response := response.(type) {
		case *workflowservice.StartWorkflowExecutionResponse:
			response.RunId = startedRunID
		case *workflowservice.GetSystemInfoResponse: // what a client asks first
		default:
			return fmt.Errorf("unexpected call of %s", method)
		}
		return nil
	}
	c, err := client.Dial(client.Options{
		HostPort: "passthrough:///answered",
		Logger:   discard{},
		ConnectionOptions: client.ConnectionOptions{
			DialOptions: []grpc.DialOption{grpc.WithChainUnaryInterceptor(answer)},
		},
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(c.Close)
	return c
}
