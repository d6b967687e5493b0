// Example is an order system whose Workflows are started through what
// temporal-gen generates.
//
// Usage:
//
//	example                             run the scenario and say what happens
//	example result WORKFLOW_ID [RUN_ID] print the receipt of an order
//
// It uses the Temporal server of the environment: TEMPORAL_ADDRESS and its
// like, as the Temporal CLI knows them. Without any that is the one that
// "temporal server start-dev" starts on this machine. The module in the folder
// server runs the same scenario and needs no other server.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"
	"go.temporal.io/sdk/log"

	"github.com/temporal-gen/temporal-gen/example/orders"
	"github.com/temporal-gen/temporal-gen/example/scenario"
	"github.com/temporal-gen/temporal-gen/example/workers"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "example:", err)
		os.Exit(1)
	}
}

// run is the program without its process.
func run(ctx context.Context, args []string, out io.Writer) error {
	switch {
	case len(args) == 0:
		return runScenario(ctx, out)
	case args[0] == "result" && len(args) == 2:
		return printReceipt(ctx, out, args[1], "")
	case args[0] == "result" && len(args) == 3:
		return printReceipt(ctx, out, args[1], args[2])
	default:
		return errors.New("usage: example [result WORKFLOW_ID [RUN_ID]]")
	}
}

// runScenario runs workers for the order system, and the scenario beside them.
func runScenario(ctx context.Context, out io.Writer) error {
	c, err := dial()
	if err != nil {
		return err
	}
	defer c.Close()

	stop, err := workers.Start(c)
	if err != nil {
		return err
	}
	defer stop()

	prefix := time.Now().UTC().Format("20060102-150405")
	_, err = scenario.Run(ctx, c, prefix, out)
	return err
}

// printReceipt waits for an order that any process may have started.
func printReceipt(ctx context.Context, out io.Writer, id, runID string) error {
	c, err := dial()
	if err != nil {
		return err
	}
	defer c.Close()

	receipt, err := orders.NewWorkflowClient(c).GetProcessOrderResult(ctx, id, runID)
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(receipt)
}

// dial returns a client of the server in the environment.
func dial() (client.Client, error) {
	options, err := envconfig.LoadDefaultClientOptions()
	if err != nil {
		return nil, fmt.Errorf("environment: %w", err)
	}
	options.Logger = log.NewStructuredLogger(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})))
	c, err := client.Dial(options)
	if err != nil {
		return nil, fmt.Errorf("%w: start a server with \"temporal server start-dev\", or run the module in the folder server, which embeds one", err)
	}
	return c, nil
}
