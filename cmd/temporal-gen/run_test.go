package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/temporal-gen/temporal-gen/generator"
)

// TestInternalError says of a defect what it is, and with -v where.
func TestInternalError(t *testing.T) {
	t.Parallel()
	internal := &generator.InternalError{
		Subject: "workflow Order (orders.go:5:6)",
		Cause:   errors.New("broken"),
		Stack:   []byte("goroutine 1\n"),
	}
	const message = "temporal-gen: internal error at workflow Order (orders.go:5:6): broken: please report it with that definition\n"
	for _, test := range []struct {
		verbose bool
		want    string
	}{
		{false, message},
		{true, message + "goroutine 1\n"},
	} {
		var stdout, stderr bytes.Buffer
		c := &command{stdout: &stdout, stderr: &stderr, verbose: test.verbose}
		if status := c.fail(internal); status != exitError {
			t.Errorf("status %d, want %d", status, exitError)
		}
		if stdout.Len() > 0 || stderr.String() != test.want {
			t.Errorf("printed %q and %q, want %q", stdout.String(), stderr.String(), test.want)
		}
	}
}

// exploding is what no writer should be.
type exploding struct{}

func (exploding) Write([]byte) (int, error) { panic("boom\nbang") }

// TestPanic makes of a panic anywhere in the command what it is: a defect to be
// reported, in one line, and with -v where it was.
func TestPanic(t *testing.T) {
	t.Parallel()
	const message = "temporal-gen: internal error: boom; bang: please report it\n"
	s := newShop(t)
	for _, args := range [][]string{{"version"}, {"help"}, {"vet", "-h"}, {"fix", "-h"}, {"list", "./orders"}, {"-v", "./orders"}} {
		var stderr bytes.Buffer
		status := run(t.Context(), args, s.dir, exploding{}, &stderr)
		stack, said := strings.CutPrefix(stderr.String(), message)
		if status != exitError || !said {
			t.Errorf("%v: exit %d: %s", args, status, &stderr)
		}
		if verbose := args[0] == "-v"; (stack != "") != verbose || verbose && !strings.Contains(stack, "exploding.Write") {
			t.Errorf("%v: the stack is %q", args, stack)
		}
	}
}

// TestCanceled ends a run by its context, as an interrupt does.
func TestCanceled(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	before := snapshot(t, s.dir)
	var stdout, stderr bytes.Buffer
	if status := run(ctx, []string{"./..."}, s.dir, &stdout, &stderr); status != exitError {
		t.Errorf("status %d, want %d: %s%s", status, exitError, stdout.String(), stderr.String())
	}
	if len(snapshot(t, s.dir)) != len(before) {
		t.Error("a canceled run wrote something")
	}
}
