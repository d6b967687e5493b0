package templates

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/testspeed"
)

// shop is the package that the model is generated for, and money is a module
// that its types are from.
const (
	shop = `package shop

import (
	"context"

	cash "example.com/money"
	"go.temporal.io/sdk/workflow"
)

type (
	Shop   struct{}
	handle string
	value  struct{}
	result struct{}
)

func Order(ctx workflow.Context, id string, limit []*cash.Amount) ([]*cash.Amount, error) { return limit, nil }

func return_(ctx workflow.Context) error { return nil }

func (s *Shop) Refund(ctx workflow.Context, id string) error { return nil }

type Desk struct{}

func (d *Desk) Charge(ctx context.Context, limit []*cash.Amount) ([]*cash.Amount, error) { return nil, nil }

func SendActivity(ctx string, options, handle, err, c string) error { return nil }

type Pinger interface{ Ping() error }
`
	money = "package money\n\ntype Amount int\n"

	requireMoney = "\nrequire example.com/money v0.0.0\n\nreplace example.com/money => ./money\n"
)

// TestCompiles compiles the model's file with the newest supported SDK, as the
// testdata module requires it.
func TestCompiles(t *testing.T) {
	t.Parallel()
	testspeed.BuildSDK(filepath.Join("..", "testdata"))
	compileModel(t, "go", true)
}

// compileModel compiles the files of the models, a test kit among them, with the SDK
// that the testdata module's files MOD.mod and MOD.sum require. features tells whether
// that SDK has what the model makes use of where it can.
func compileModel(t *testing.T, mod string, features bool) {
	t.Helper()
	f := model()
	f.PinsFirstRun, f.DescribesWorkflow, f.StartsActivities = features, features, features
	for _, w := range f.Workflows {
		w.Signaled = w.Signaled && features
	}
	for _, a := range f.Activities {
		a.Standalone = a.Standalone && features
	}
	source, err := Render(f)
	if err != nil {
		t.Fatal(err)
	}
	kit := kitModel()
	kit.ClientOnly, kit.PinsFirstRun, kit.DescribesWorkflow = false, features, features
	kitSource, err := Render(kit)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name string, content []byte) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range []struct{ from, to, more string }{
		{mod + ".mod", "go.mod", requireMoney},
		{mod + ".sum", "go.sum", ""},
	} {
		content, err := os.ReadFile(filepath.Join("..", "testdata", file.from))
		if err != nil {
			t.Fatal(err)
		}
		write(file.to, append(content, file.more...))
	}
	write("money/go.mod", []byte("module example.com/money\n"))
	write("money/money.go", []byte(money))
	write("shop.go", []byte(shop))
	write("temporal_gen.go", source)
	write("temporal_gen_test.go", kitSource)

	cmd := exec.CommandContext(t.Context(), "go", "vet", "./...")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s\n%s\n%s", err, out, source, kitSource)
	}
}
