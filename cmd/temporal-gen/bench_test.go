package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkTool runs the command on modules of several sizes, by turns with the go
// command that compiles whatever types are read from, as tools do that read what the
// compiler wrote:
//
//	go list -e -deps -export -json ./...
//
// The build cache has everything, the generated files are up to date, and the tool is
// not told that it has seen that before. Where a file is edited, it changes before
// each of the commands. ns/op is the median of the tool's processor time; x-go-list is
// that as a multiple of the go command's median. MB is the largest resident set among
// the tool's processes, go-list-MB that of the go command alone.
//
// Give the number of runs: -benchtime=10x.
func BenchmarkTool(b *testing.B) {
	tool := buildTool(b, "temporal-gen")
	for _, test := range []struct {
		name                string
		workflows, packages int
		command, edited     string
	}{
		{"1", 1, 1, "", ""},
		{"30", 30, 30, "", ""},
		{"300", 300, 300, "", ""},
		{"300-of-which-10-have-workflows", 10, 300, "", ""},
		{"1000", 1000, 1000, "", ""},
		{"1-edited", 1, 1, "", "orders001/orders.go"},
		{"300-of-which-1-is-edited", 300, 300, "", "orders001/orders.go"},
		{"vet-1", 1, 1, "vet", ""},
		{"vet-300", 300, 300, "vet", ""},
	} {
		b.Run("packages="+test.name, func(b *testing.B) {
			module := benchModule(b, test.workflows, test.packages)
			edit := func() {
				if test.edited != "" {
					edit(b, filepath.Join(module, test.edited))
				}
			}
			goList := func() sample {
				edit()
				return runIn(b, module, "go", "list", "-e", "-deps", "-export", "-json", "./...")
			}
			run := func() sample {
				edit()
				return runIn(b, module, tool, append(strings.Fields(test.command), "./...")...)
			}
			runIn(b, module, tool, "./...")
			written, _ := filepath.Glob(filepath.Join(module, "*", "temporal_gen.go"))
			if len(written) != test.workflows {
				b.Fatalf("generated for %d packages, want %d", len(written), test.workflows)
			}
			goList()                                 // compiles what was generated
			runIn(b, module, tool, "check", "./...") // fails when a second run would write

			var list, ran []sample
			for b.Loop() {
				// Neither is always the one that follows the other.
				if len(ran)%2 == 0 {
					list, ran = append(list, goList()), append(ran, run())
				} else {
					ran, list = append(ran, run()), append(list, goList())
				}
			}
			b.ReportMetric(float64(medianCPU(ran)), "ns/op")
			b.ReportMetric(float64(medianCPU(ran))/float64(medianCPU(list)), "x-go-list")
			if peak := maxMB(ran); peak > 0 {
				b.ReportMetric(peak, "MB")
				b.ReportMetric(maxMB(list), "go-list-MB")
			}
		})
	}
}

// BenchmarkEmptyCache runs the command on one package, each time with an empty build
// cache. ns/op is the median of its processor time.
func BenchmarkEmptyCache(b *testing.B) {
	tool := buildTool(b, "temporal-gen")
	module := benchModule(b, 1, 1)
	var runs []sample
	for b.Loop() {
		runs = append(runs, runUnder(b, module, []string{"GOCACHE=" + b.TempDir()}, tool, "./..."))
	}
	b.ReportMetric(float64(medianCPU(runs)), "ns/op")
}

// edit adds a declaration to a Go file that it never had.
func edit(b *testing.B, name string) {
	b.Helper()
	file, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	if _, err := fmt.Fprintf(file, "\nvar edited%d int\n", time.Now().UnixNano()); err != nil {
		b.Fatal(err)
	}
}

// sample is one run of a command.
type sample struct {
	time time.Duration
	cpu  time.Duration // of all processes; on Windows, of the command's own
	mb   float64       // 0 where the system does not say
}

// runIn runs a command that has to succeed in folder dir. The tool does not know
// that run yet, by a variable that nothing else looks at, and has to work.
func runIn(b *testing.B, dir, name string, args ...string) sample {
	b.Helper()
	return runUnder(b, dir, []string{fmt.Sprintf("GOUNKNOWN=%d", time.Now().UnixNano())}, name, args...)
}

// runUnder runs a command under additions to the environment. Its output is not
// kept, since the memory of this process counts as its child's, which begins as a
// copy.
func runUnder(b *testing.B, dir string, env []string, name string, args ...string) sample {
	b.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	// The module's folder is another one each time: with -trimpath the build
	// cache knows its packages all the same.
	cmd.Env = append(os.Environ(), "GOFLAGS="+os.Getenv("GOFLAGS")+" -trimpath")
	cmd.Env = append(cmd.Env, env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	start := time.Now()
	err := cmd.Run()
	elapsed := time.Since(start)
	if err != nil {
		b.Fatalf("%s %q: %v\n%s", name, args, err, stderr.Bytes())
	}
	state := cmd.ProcessState
	return sample{elapsed, state.UserTime() + state.SystemTime(), peakMB(state)}
}

// peakMB is the largest resident set among a process and the children it
// waited for, 0 where the system does not say.
func peakMB(state *os.ProcessState) float64 {
	// By name, because the type that has the field is not there on Windows.
	usage := reflect.Indirect(reflect.ValueOf(state.SysUsage()))
	if usage.Kind() != reflect.Struct {
		return 0
	}
	maxRSS := usage.FieldByName("Maxrss")
	if !maxRSS.IsValid() {
		return 0
	}
	unit := 1 << 10
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		unit = 1
	}
	return float64(maxRSS.Int()) * float64(unit) / (1 << 20)
}

func medianTime(samples []sample) time.Duration {
	times := make([]time.Duration, len(samples))
	for i, s := range samples {
		times[i] = s.time
	}
	slices.Sort(times)
	return (times[(len(times)-1)/2] + times[len(times)/2]) / 2
}

func maxMB(samples []sample) float64 {
	peak := 0.0
	for _, s := range samples {
		peak = max(peak, s.mb)
	}
	return peak
}

// benchModule writes a module of so many packages, of which the first have
// workflows, and one more whose types they share. It returns the module's
// folder. Its dependencies are those of the testdata module, so that go.sum
// has them all.
func benchModule(b *testing.B, workflows, packages int) string {
	b.Helper()
	dir := b.TempDir()
	write := func(name, text string) {
		b.Helper()
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	testdata := filepath.Join("..", "..", "testdata")
	goMod, err := os.ReadFile(filepath.Join(testdata, "go.mod"))
	if err != nil {
		b.Fatal(err)
	}
	goSum, err := os.ReadFile(filepath.Join(testdata, "go.sum"))
	if err != nil {
		b.Fatal(err)
	}
	write("go.mod", regexp.MustCompile(`(?m)^module .*$`).ReplaceAllString(string(goMod), "module example.com/shop"))
	write("go.sum", string(goSum))
	write("money/money.go", benchMoney)
	for i := range packages {
		name := fmt.Sprintf("orders%03d", i+1)
		write(name+"/orders.go", "package "+name+benchOrders)
		write(name+"/activities.go", "package "+name+benchActivities)
		if i < workflows {
			write(name+"/workflows.go", "package "+name+benchWorkflows)
		}
	}
	return dir
}

const benchMoney = `// Package money has what all orders count in.
package money

// Amount is a sum in the smallest unit of a currency.
type Amount struct {
	Currency string
	Units    int64
}

// Add returns the sum of two amounts of one currency.
func (a Amount) Add(b Amount) Amount {
	return Amount{Currency: a.Currency, Units: a.Units + b.Units}
}
`

const benchOrders = `

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"example.com/shop/money"
)

// Line is a line of an order.
type Line struct {
	SKU   string
	Count int
	Price money.Amount
}

// Order is what a customer orders.
type Order struct {
	ID       string
	Customer string
	Lines    []Line
	Placed   time.Time
}

// Receipt is what becomes of an order.
type Receipt struct {
	OrderID string
	Total   money.Amount
	Shipped []string
}

var errEmpty = errors.New("order has no lines")

// Total is what an order costs.
func (o Order) Total() (money.Amount, error) {
	var total money.Amount
	for _, line := range o.Lines {
		if line.Count < 0 {
			return total, fmt.Errorf("line %s: negative count %d", line.SKU, line.Count)
		}
		for range line.Count {
			total = total.Add(line.Price)
		}
	}
	if len(o.Lines) == 0 {
		return total, errEmpty
	}
	return total, nil
}

// Find returns the lines whose SKU has a prefix.
func (o Order) Find(prefix string) []Line {
	var found []Line
	for _, line := range o.Lines {
		if strings.HasPrefix(line.SKU, prefix) {
			found = append(found, line)
		}
	}
	slices.SortFunc(found, func(a, b Line) int { return strings.Compare(a.SKU, b.SKU) })
	return found
}
`

const benchActivities = `

import (
	"context"
	"encoding/json"
	"fmt"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/temporal"

	"example.com/shop/money"
)

// Activities are the activities of this package.
type Activities struct{ Endpoint string }

// Charge takes the money for an order.
func (a *Activities) Charge(ctx context.Context, order Order) (money.Amount, error) {
	activity.GetLogger(ctx).Info("charging", "order", order.ID)
	total, err := order.Total()
	if err != nil {
		return total, temporal.NewNonRetryableApplicationError("bad order", "BadOrder", err)
	}
	return total, nil
}

// Ship sends the lines of an order away and returns their parcels.
func (a *Activities) Ship(ctx context.Context, order Order) ([]string, error) {
	var parcels []string
	for i, line := range order.Lines {
		activity.RecordHeartbeat(ctx, i)
		label, err := json.Marshal(line)
		if err != nil {
			return nil, fmt.Errorf("label of %s: %w", line.SKU, err)
		}
		parcels = append(parcels, a.Endpoint+"/"+string(label))
	}
	return parcels, nil
}
`

const benchWorkflows = `

import (
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/money"
)

// ProcessOrder takes an order from payment to delivery.
func ProcessOrder(ctx workflow.Context, order Order) (Receipt, error) {
	ctx = withOptions(ctx)
	receipt := Receipt{OrderID: order.ID}
	var a *Activities
	if err := workflow.ExecuteActivity(ctx, a.Charge, order).Get(ctx, &receipt.Total); err != nil {
		return receipt, err
	}
	err := workflow.ExecuteActivity(ctx, a.Ship, order).Get(ctx, &receipt.Shipped)
	return receipt, err
}

// Workflows are the workflows that need the shop's rates.
type Workflows struct{ Rates map[string]float64 }

// Settle pays what a day's orders brought.
func (w *Workflows) Settle(ctx workflow.Context, day time.Time, total money.Amount) error {
	if total.Units == 0 {
		return temporal.NewApplicationError("nothing to settle", "Empty")
	}
	return workflow.Sleep(withOptions(ctx), time.Until(day))
}

// RemindCustomer reminds a customer of an order until it is paid for.
func RemindCustomer(ctx workflow.Context, customer string) error {
	paid := false
	workflow.Go(ctx, func(ctx workflow.Context) {
		workflow.GetSignalChannel(ctx, "paid").Receive(ctx, &paid)
	})
	for !paid {
		if _, err := workflow.AwaitWithTimeout(ctx, time.Hour, func() bool { return paid }); err != nil {
			return err
		}
	}
	return nil
}

func withOptions(ctx workflow.Context) workflow.Context {
	return workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: time.Minute,
		RetryPolicy:         &temporal.RetryPolicy{MaximumAttempts: 3},
	})
}
`
