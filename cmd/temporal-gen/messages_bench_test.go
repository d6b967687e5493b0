package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// BenchmarkMessages generates a package of 100 workflows that take a signal, a
// query and an update each, by turns with the same package without these. Half
// of the workflows set them up in helpers. They are long or short: they call as
// many activities as the benchmark's name says.
//
// Both are warm, and their generated files up to date. ns/op is the median with
// messages, without-ns/op that without, and x-without their ratio, as x-CPU is
// that of the processor time of all processes. What there is more to read and
// to write with messages counts: x-lines and x-generated-lines say how much.
//
// Give the number of runs: -benchtime=10x.
func BenchmarkMessages(b *testing.B) {
	tool := buildTool(b, "temporal-gen")
	for _, activities := range []int{1, 10} {
		b.Run(fmt.Sprintf("activities=%d", activities), func(b *testing.B) {
			with := newConversations(b, tool, activities, true)
			without := newConversations(b, tool, activities, false)
			for i := 0; b.Loop(); i++ {
				if i%2 == 0 { // neither is always the one that follows the other
					with.run(b, tool)
					without.run(b, tool)
				} else {
					without.run(b, tool)
					with.run(b, tool)
				}
			}
			b.ReportMetric(float64(medianTime(with.samples)), "ns/op")
			b.ReportMetric(float64(medianTime(without.samples)), "without-ns/op")
			b.ReportMetric(float64(medianTime(with.samples))/float64(medianTime(without.samples)), "x-without")
			if runtime.GOOS != "windows" { // which does not count what a process starts
				b.ReportMetric(float64(medianCPU(with.samples))/float64(medianCPU(without.samples)), "x-CPU")
			}
			if peak := maxMB(with.samples); peak > 0 {
				b.ReportMetric(peak, "MB")
			}
			b.ReportMetric(float64(with.lines)/float64(without.lines), "x-lines")
			b.ReportMetric(float64(with.generated)/float64(without.generated), "x-generated-lines")
		})
	}
}

// conversations is a module whose package orders has 100 workflows, with
// messages or without.
type conversations struct {
	dir       string
	lines     int // of the package's source
	generated int // lines of the generated file
	samples   []sample
}

func newConversations(b *testing.B, tool string, activities int, messages bool) *conversations {
	b.Helper()
	const workflows = 100
	c := &conversations{dir: benchModule(b, 0, 0)}
	c.write(b, "orders.go", "package orders"+benchOrders)
	c.write(b, "activities.go", "package orders"+benchActivities)
	c.write(b, "status.go", benchStatus)
	for first := 0; first < workflows; first += 10 {
		var file strings.Builder
		file.WriteString(benchConversationImports)
		for i := first; i < first+10; i++ {
			take, helper := "", ""
			switch {
			case messages && i%2 == 0:
				take = benchTakeHere
			case messages:
				take, helper = benchTakeInHelper, benchTakeHelper
			}
			text := strings.NewReplacer("TAKE", take, "ACTIVITIES", strings.Repeat(benchActivity, activities), "HELPER", helper).Replace(benchConversation)
			file.WriteString(strings.ReplaceAll(text, "NUMBER", fmt.Sprint(i)))
		}
		c.write(b, fmt.Sprintf("workflows%03d.go", first), file.String())
	}

	runIn(b, c.dir, tool, "./orders")          // compiles the dependencies
	runIn(b, c.dir, tool, "check", "./orders") // fails when a second run would write
	runIn(b, c.dir, "go", "vet", "./orders")
	generated, err := os.ReadFile(filepath.Join(c.dir, "orders", "temporal_gen.go"))
	if err != nil {
		b.Fatal(err)
	}
	c.generated = strings.Count(string(generated), "\n")
	want := 0
	if messages {
		want = workflows
	}
	for _, method := range []string{"Run) SignalApprove(", "Run) QueryStatus(", "Run) UpdateAddLine("} {
		if n := strings.Count(string(generated), method); n != want {
			b.Fatalf("%d workflows have a method %s...), want %d", n, method, want)
		}
	}
	return c
}

func (c *conversations) write(b *testing.B, name, text string) {
	b.Helper()
	writeBench(b, filepath.Join(c.dir, "orders", name), text)
	c.lines += strings.Count(text, "\n")
}

func (c *conversations) run(b *testing.B, tool string) {
	b.Helper()
	c.samples = append(c.samples, runIn(b, c.dir, tool, "./orders"))
}

const benchStatus = `package orders

// Approval lets an order go on.
type Approval struct{ By string }

// Status is how far an order is.
type Status struct {
	Stage    string
	Approval Approval
	Lines    []Line
}
`

const benchConversationImports = `package orders

import (
	"errors"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

var _ = errors.New
`

// benchConversation is a workflow.
const benchConversation = `
// ProcessOrderNUMBER takes an order from payment to delivery.
func ProcessOrderNUMBER(ctx workflow.Context, order Order) (Receipt, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: time.Minute,
		RetryPolicy:         &temporal.RetryPolicy{MaximumAttempts: 3},
	})
	status := Status{Stage: "charging", Lines: order.Lines}
TAKE	receipt := Receipt{OrderID: order.ID}
	var a *Activities
	if err := workflow.ExecuteActivity(ctx, a.Charge, order).Get(ctx, &receipt.Total); err != nil {
		return receipt, err
	}
ACTIVITIES	return receipt, nil
}
HELPER`

const benchActivity = `
	status.Stage = "shipping"
	if err := workflow.ExecuteActivity(ctx, a.Ship, order).Get(ctx, &receipt.Shipped); err != nil {
		return receipt, err
	}
`

// benchTakeHere has a workflow take messages itself.
const benchTakeHere = `	err := workflow.SetQueryHandler(ctx, "status", func(detail bool) (Status, error) {
		if !detail {
			return Status{Stage: status.Stage}, nil
		}
		return status, nil
	})
	if err != nil {
		return Receipt{}, err
	}
	err = workflow.SetUpdateHandlerWithOptions(ctx, "add-line", func(ctx workflow.Context, line Line) (int, error) {
		status.Lines = append(status.Lines, line)
		return len(status.Lines), nil
	}, workflow.UpdateHandlerOptions{Validator: func(line Line) error {
		if line.Count < 1 {
			return errors.New("a line without a count")
		}
		return nil
	}})
	if err != nil {
		return Receipt{}, err
	}
	workflow.GetSignalChannel(ctx, "approve").Receive(ctx, &status.Approval)
`

// benchTakeInHelper has a workflow take messages in benchTakeHelper.
const benchTakeInHelper = `	if err := status.takeNUMBER(ctx); err != nil {
		return Receipt{}, err
	}
	status.awaitNUMBER(ctx, workflow.GetSignalChannel(ctx, "approve"))
`

const benchTakeHelper = `
func (s *Status) takeNUMBER(ctx workflow.Context) error {
	if err := workflow.SetQueryHandler(ctx, "status", s.statusNUMBER); err != nil {
		return err
	}
	return workflow.SetUpdateHandlerWithOptions(ctx, "add-line", s.addNUMBER, workflow.UpdateHandlerOptions{
		Validator: func(line Line) error {
			if line.Count < 1 {
				return errors.New("a line without a count")
			}
			return nil
		},
	})
}

func (s *Status) statusNUMBER(detail bool) (Status, error) {
	if !detail {
		return Status{Stage: s.Stage}, nil
	}
	return *s, nil
}

func (s *Status) addNUMBER(ctx workflow.Context, line Line) (int, error) {
	s.Lines = append(s.Lines, line)
	return len(s.Lines), nil
}

func (s *Status) awaitNUMBER(ctx workflow.Context, approvals workflow.ReceiveChannel) {
	selector := workflow.NewSelector(ctx)
	selector.AddReceive(approvals, func(approvals workflow.ReceiveChannel, _ bool) {
		approvals.Receive(ctx, &s.Approval)
	})
	selector.AddReceive(ctx.Done(), func(workflow.ReceiveChannel, bool) {})
	selector.Select(ctx)
}
`
