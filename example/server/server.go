// Server runs the scenario of the order system on a Temporal server inside its
// own process. The server keeps everything in memory and is gone when the
// program ends. It is a module of its own since that server has three hundred
// modules to download, and minutes to compile, which no other part of the
// example needs.
package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/log"
	"go.temporal.io/server/temporaltest"

	"github.com/temporal-gen/temporal-gen/example/scenario"
	"github.com/temporal-gen/temporal-gen/example/workers"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "server:", err)
		os.Exit(1)
	}
}

// run is the program without its process.
func run(ctx context.Context, out io.Writer) error {
	server := startServer()
	defer server.Stop()
	fmt.Fprintf(out, "An embedded Temporal server listens on %s.\n", server.GetFrontendHostPort())
	stop, err := workers.Start(server.GetDefaultClient())
	if err != nil {
		return err
	}
	defer stop()
	_, err = scenario.Run(ctx, server.GetDefaultClient(), "shop", out)
	return err
}

// startServer starts a Temporal server in this process. It logs what goes wrong
// in clients and workers, and nothing else.
func startServer() *temporaltest.TestServer {
	logger := log.NewStructuredLogger(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))
	return temporaltest.NewServer(temporaltest.WithBaseClientOptions(client.Options{Logger: logger}))
}
