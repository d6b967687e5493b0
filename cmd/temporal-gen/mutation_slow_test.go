//go:build slow

package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/internal/mutation"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

var (
	mutants = flag.Int("mutants", 32, "how many generated files TestMutants damages")
	seed    = flag.Uint64("seed", 87, "how") // among them functions without receiver and without body
)

// mutantFiles are a package whose generated file is to be damaged, N, with a
// caller in it and one beside it.
const mutantFiles = `
-- pN/orders.go --
package orders

import "go.temporal.io/sdk/workflow"

type Order struct{ ID string }

// ProcessOrder charges and ships an order.
//
//temporalgen:workflow task-queue=orders
func ProcessOrder(ctx workflow.Context, order Order) (string, error) {
	workflow.GetSignalChannel(ctx, "approve").Receive(ctx, new(bool))
	return "", workflow.SetQueryHandler(ctx, "status", func() (string, error) { return "", nil })
}

type Workflows struct{}

//temporalgen:workflow name=orders.Return
func (w *Workflows) Return(ctx workflow.Context) error {
	return workflow.SetUpdateHandler(ctx, "reason", func(ctx workflow.Context, why string) error { return nil })
}
-- pN/start.go --
package orders

import (
	"context"

	"go.temporal.io/sdk/client"
)

func Start(ctx context.Context, c client.Client, order Order) (client.WorkflowRun, error) {
	return c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{}, ProcessOrder, order)
}
-- cN/start.go --
package callers

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/pN"
)

func Start(ctx context.Context, c client.Client, order orders.Order) error {
	run, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{}, "ProcessOrder", order)
	if err != nil {
		return err
	}
	if err := c.SignalWorkflow(ctx, run.GetID(), "", "approve", true); err != nil {
		return err
	}
	var receipt string
	return run.Get(ctx, &receipt)
}
`

// TestMutants damages generated files and lets every command loose on them. None
// may fail as a tool does, none but fix and generating may write, and these write
// what is theirs to write: a file that is still the tool's own becomes what it
// was, and any other one stays.
func TestMutants(t *testing.T) {
	t.Parallel()
	mutant := func(n int) []txtar.File {
		return txtar.Parse([]byte(strings.NewReplacer("pN", fmt.Sprint("p", n), "cN", fmt.Sprint("c", n)).Replace(mutantFiles))).Files
	}
	s := shop{t, newModule(t, mutant(0)...)}
	if got := temporalGen(t, s.dir, "./..."); got != (outcome{stdout: "p0/temporal_gen.go: 2 workflows\n"}) {
		t.Fatalf("%+v", got)
	}
	want := s.read("p0/temporal_gen.go")
	damaged := map[string]string{}
	for n := range *mutants {
		for _, f := range mutant(n) {
			s.write(f.Name, string(f.Data))
		}
		name := fmt.Sprintf("p%d/temporal_gen.go", n)
		damaged[name] = string(mutation.Of(rand.New(rand.NewPCG(*seed, uint64(n))), []byte(want)))
		s.write(name, damaged[name])
	}
	t.Logf("-seed=%d", *seed)

	before := snapshot(t, s.dir)
	for _, args := range [][]string{{"list", "./..."}, {"check", "./..."}, {"vet", "./..."}, {"fix", "-diff", "./..."}} {
		runSoundly(t, s, args...)
		if diff := cmp.Diff(before, snapshot(t, s.dir)); diff != "" {
			t.Errorf("%v changes the disk:\n%s", args, diff)
		}
	}
	runSoundly(t, s, "fix", "./...")
	for change := range strings.Lines(changes(before, snapshot(t, s.dir))) {
		verb, name, _ := strings.Cut(strings.TrimSpace(change), " ")
		if verb != "changed" || path.Base(name) != "start.go" {
			t.Errorf("fix: %s %s", verb, name)
		} else if _, err := parser.ParseFile(token.NewFileSet(), s.path(name), nil, 0); err != nil {
			t.Errorf("fix: %v", err)
		}
	}

	got := runSoundly(t, s, "./...")
	for name, text := range damaged {
		ours := names.IsOurs([]byte(text)) || names.IsBlank([]byte(text))
		now := s.read(name)
		switch {
		case ours && now != want:
			t.Errorf("%s is not generated again: -want +got:\n%s", name, cmp.Diff(want, now))
		case !ours && now != text:
			t.Errorf("%s is not the tool's any more, and is overwritten: it was\n%s", name, text)
		case !ours && !strings.Contains(got.stderr, name+": "):
			t.Errorf("%s is not the tool's any more, and nothing is said of it:\n%s", name, got.stderr)
		}
	}
}

// runSoundly runs a command line that may find anything, and must not fail.
func runSoundly(t *testing.T, s shop, args ...string) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	var stdout, stderr bytes.Buffer
	status := run(ctx, args, s.dir, &stdout, &stderr)
	if ctx.Err() != nil {
		t.Fatalf("%v does not end", args)
	}
	if status < exitDone || status > exitError || strings.Contains(stderr.String(), "internal error") {
		t.Errorf("%v: exit %d\n%s", args, status, &stderr)
	}
	return outcome{status, stdout.String(), stderr.String()}
}
