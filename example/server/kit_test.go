package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/temporal-gen/temporal-gen/example/orders/orderstest"
)

// TestKit has callers talk to the client of the test kit and to a server, whose
// workflows do what the client's fakes do, and compares what they see.
func TestKit(t *testing.T) {
	server := startServer()
	t.Cleanup(server.Stop)
	server.NewWorker(kitTaskQueue, registerKitWorkflows)
	real := server.GetDefaultClient()

	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	atOnce := make(chan struct{}, 16)

	for _, c := range slices.Concat(startCases(), resultCases(), endCases(), signalCases(), queryCases(), updateCases(), updateWithStartCases(), scheduleCases()) {
		// A server has one wait, for a second between two runs with an ID above all, so
		// that it has many conversations at once.
		want := newSession(real, c.name)
		played := make(chan struct{})
		go func() {
			defer close(played)
			atOnce <- struct{}{}
			defer func() { <-atOnce }()
			c.play(ctx, want)
		}()
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			fake := orderstest.NewClient(t)
			setKitFakes(fake)
			got := newSession(fake, c.name)
			c.play(ctx, got)
			<-played
			if len(want.seen) == 0 {
				t.Error("nothing was compared")
			}
			if diff := gocmp.Diff(want.seen, got.seen); diff != "" {
				t.Errorf("what is seen of a server and of the fake client (-server +fake):\n%s", diff)
			}
		})
	}
}

// kitCase is what a caller does with a client.
type kitCase struct {
	name string
	play func(ctx context.Context, s *session)
}

// session is a scenario as it goes with one client.
type session struct {
	client.Client
	// id is a workflow ID that no other scenario has.
	id   string
	seen []string
}

func newSession(c client.Client, name string) *session {
	return &session{Client: c, id: name}
}

// options are options to start the scenario's workflow.
func (s *session) options() client.StartWorkflowOptions {
	return client.StartWorkflowOptions{ID: s.id, TaskQueue: kitTaskQueue}
}

var runIDs = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// see has what a call gave compared. Run IDs differ, and so do the texts of errors, other
// than those of workflows; what they are must not.
func (s *session) see(call string, err error, values ...any) {
	line := call + ":"
	for _, value := range values {
		text, marshalError := json.Marshal(value)
		line += fmt.Sprintf(" %s", cmp.Or(string(text), fmt.Sprint(marshalError)))
	}
	s.seen = append(s.seen, runIDs.ReplaceAllString(line+describe(err), "RUN"))
}

// describe is the chain of an error: types, and what a caller can ask of them.
func describe(err error) string {
	var b strings.Builder
	for ; err != nil; err = errors.Unwrap(err) {
		fmt.Fprintf(&b, " > %T", err)
		switch err := err.(type) {
		case *temporal.ApplicationError:
			var detail string
			decoded := err.Details(&detail)
			message := strings.Replace(err.Message(), ` for update "add-item"`, "", 1)
			fmt.Fprintf(&b, "{%q %s non-retryable=%t %q %v}", message, err.Type(), err.NonRetryable(), detail, decoded)
		case *temporal.CanceledError:
			var detail string
			decoded := err.Details(&detail)
			fmt.Fprintf(&b, "{%q %v}", detail, decoded)
		case interface{ Unwrap() []error }:
			for _, each := range err.Unwrap() {
				fmt.Fprintf(&b, " [%s ]", describe(each))
			}
		}
	}
	return b.String()
}
