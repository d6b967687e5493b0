package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"
	"go.temporal.io/sdk/log"
	"go.temporal.io/server/temporaltest"
)

// logger has what goes wrong in clients and workers, and nothing else.
var logger = log.NewStructuredLogger(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))

// connect returns a client of the server in the environment, or of an embedded
// one where the environment names none. The caller ends it with disconnect.
func connect(out io.Writer) (c client.Client, disconnect func(), err error) {
	address := os.Getenv("TEMPORAL_ADDRESS")
	if address == "" {
		server := startServer()
		fmt.Fprintf(out, "An embedded Temporal server listens on %s.\n", server.GetFrontendHostPort())
		return server.GetDefaultClient(), server.Stop, nil
	}
	fmt.Fprintf(out, "The Temporal server is %s.\n", address)
	c, err = dial()
	if err != nil {
		return nil, nil, err
	}
	return c, c.Close, nil
}

// dial returns a client of the server in the environment.
func dial() (client.Client, error) {
	options, err := envconfig.LoadDefaultClientOptions()
	if err != nil {
		return nil, fmt.Errorf("environment: %w", err)
	}
	options.Logger = logger
	return client.Dial(options)
}

// startServer starts a Temporal server in this process, which keeps everything
// in memory.
func startServer() *temporaltest.TestServer {
	return temporaltest.NewServer(temporaltest.WithBaseClientOptions(client.Options{Logger: logger}))
}
