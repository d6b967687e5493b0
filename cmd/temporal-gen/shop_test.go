package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"
)

// shopFiles is a module with a bit of everything that real ones have: two
// packages, functions and methods, results and none, types from elsewhere,
// helpers, and callers of the generated code in both packages.
const shopFiles = `
-- orders/orders.go --
// Package orders has the workflows of a shop.
package orders

import (
	"time"

	"go.temporal.io/sdk/workflow"

	"example.com/shop/money"
)

type Order struct{ ID string }

// ProcessOrder charges and ships an order.
func ProcessOrder(ctx workflow.Context, order Order, limit money.Amount) (money.Amount, error) {
	if err := ShipOrder(ctx, order.ID, time.Minute); err != nil {
		return 0, err
	}
	if err := pause(ctx, time.Minute); err != nil {
		return 0, err
	}
	return limit, nil
}

// ShipOrder is called by ProcessOrder and started by others.
//
//temporalgen:workflow name=shipping.Ship task-queue=shipping
func ShipOrder(ctx workflow.Context, id string, patience time.Duration) error {
	return ExecuteRefundOrderChild(ctx, &Order{ID: id}).Get(ctx)
}

type Workflows struct{ Till money.Till }

func (w *Workflows) RefundOrder(ctx workflow.Context, order *Order) error {
	return NewProcessOrderContinueAsNewError(ctx, *order, 0)
}

func pause(ctx workflow.Context, d time.Duration) error {
	return workflow.Sleep(ctx, d)
}
-- orders/start.go --
package orders

import (
	"context"

	"go.temporal.io/sdk/client"
)

// Start uses what is generated.
func Start(ctx context.Context, c client.Client, order Order) (ProcessOrderRun, error) {
	return NewWorkflowClient(c).ExecuteProcessOrder(ctx, client.StartWorkflowOptions{}, order, 1)
}
-- money/money.go --
package money

type Amount int

type Till interface{ Open() error }
-- main.go --
package main

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
)

func main() {
	c, err := client.Dial(client.Options{})
	if err != nil {
		panic(err)
	}
	run, err := orders.NewWorkflowClient(c).ExecuteShipOrder(context.Background(), client.StartWorkflowOptions{}, "1", 0)
	if err != nil {
		panic(err)
	}
	if err := run.Get(context.Background()); err != nil {
		panic(err)
	}
}
`

const shopOutput = "orders/temporal_gen.go"

// shop is a module of [shopFiles].
type shop struct {
	t   *testing.T
	dir string
}

func newShop(t *testing.T) shop {
	t.Helper()
	return shop{t, newModule(t, txtar.Parse([]byte(shopFiles)).Files...)}
}

// shopStarters is what is generated for a shop, which the first test that needs
// it has generated.
var shopStarters struct {
	sync.Once
	text string
}

// generatedShop is a shop with its generated file, and that file's content.
func generatedShop(t *testing.T) (s shop, output string) {
	t.Helper()
	s = newShop(t)
	shopStarters.Do(func() {
		if got := temporalGen(t, s.dir, "./..."); got != (outcome{stdout: shopOutput + ": 3 workflows\n"}) {
			t.Fatalf("%+v", got)
		}
		shopStarters.text = s.read(shopOutput)
	})
	if shopStarters.text == "" {
		t.Fatal("nothing could be generated for a shop: see the first failure")
	}
	s.write(shopOutput, shopStarters.text)
	return s, shopStarters.text
}

func (s shop) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// read is the content of a file, bytes as they are.
func (s shop) read(name string) string {
	s.t.Helper()
	content, err := os.ReadFile(s.path(name))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(content)
}

func (s shop) write(name, content string) {
	s.t.Helper()
	writeFile(s.t, s.path(name), content)
}

func (s shop) remove(name string) {
	s.t.Helper()
	if err := os.Remove(s.path(name)); err != nil {
		s.t.Fatal(err)
	}
}

// replace puts new for old in a file that has it.
func (s shop) replace(name, old, new string) {
	s.t.Helper()
	content := s.read(name)
	if !strings.Contains(content, old) {
		s.t.Fatalf("%s does not contain %q", name, old)
	}
	s.write(name, strings.ReplaceAll(content, old, new))
}

// wantOutput requires the generated file to be want, and no other file to
// have come.
func (s shop) wantOutput(want string) {
	s.t.Helper()
	if got := s.read(shopOutput); got != want {
		s.t.Errorf("generated\n%s\nwant\n%s", got, want)
	}
	entries, err := os.ReadDir(s.path("orders"))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasPrefix(e.Name(), ".") {
			s.t.Errorf("%s is left behind", e.Name())
		}
	}
}
