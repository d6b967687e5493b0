package testdata_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// wrong is a test with a mistake in each line, none of which testify or the SDK would
// see before it runs, if at all.
const wrong = `package wrong

import (
	"context"
	"testing"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/testsuite"

	"github.com/temporal-gen/temporal-gen/testdata/kits/orders"
	"github.com/temporal-gen/temporal-gen/testdata/kits/orderstest"
)

func Test(t *testing.T, env *testsuite.TestWorkflowEnvironment) {
	c := orderstest.NewClient(t)
	c.ProcessOrder.Execute = func(context.Context, client.StartWorkflowOptions, string) (orders.Receipt, error) { return orders.Receipt{}, nil }
	c.ProcessOrder.Approve = func(context.Context, string, *orders.Approval) error { return nil }
	c.ProcessOrder.Status = func(context.Context, string) (string, error) { return "", nil }
	c.ProcessOrder.AddItem = func(context.Context, string, string) (int, error) { return 1, nil }
	orderstest.FakeChargeActivity(env, func(context.Context, string) (string, error) { return "", nil })
	orderstest.FakeDiscountActivity(env, func(context.Context, orders.Order) int { return 1 })
	orderstest.FakeShipOrder(env, func(string) (string, error) { return "", nil })
	orderstest.SignalProcessOrderApprove(env, time.Hour, "Noor")
	orderstest.UpdateProcessOrderAddItem(env, time.Hour, 1)
	orderstest.QueryProcessOrderStatus(env, "true")
	orderstest.ExecuteProcessOrder(env, orders.Receipt{})
}
`

// TestKitTypes has the compiler find every mistake in a test that uses a test kit.
func TestKitTypes(t *testing.T) {
	t.Parallel()
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	source, overlay := filepath.Join(t.TempDir(), "wrong.go"), filepath.Join(t.TempDir(), "overlay.json")
	replace, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(dir, "kits", "wrong", "wrong.go"): source}})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{source: []byte(wrong), overlay: replace} {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	output, err := exec.Command("go", "build", "-gcflags=-e", "-overlay="+overlay, "./kits/wrong").CombinedOutput()
	if err == nil {
		t.Fatal("it compiles")
	}
	first := 1 + strings.Count(wrong[:strings.Index(wrong, "\tc.ProcessOrder.Execute")], "\n")
	for line := first; line < strings.Count(wrong, "\n"); line++ {
		if !strings.Contains(string(output), fmt.Sprintf("wrong.go:%d:", line)) {
			t.Errorf("line %d compiles: %s\n%s", line, strings.Split(wrong, "\n")[line-1], output)
		}
	}
}
