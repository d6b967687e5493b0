package templates

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// shop is the package that the model is generated for, and money is a module
// that its types are from.
const (
	shop = `package shop

import (
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
`
	money = "package money\n\ntype Amount int\n"

	requireMoney = "\nrequire example.com/money v0.0.0\n\nreplace example.com/money => ./money\n"
)

// TestCompiles vets the model's file with the newest and the oldest supported
// SDK, as the testdata module requires them.
func TestCompiles(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		mod      string
		features bool
		vet      []string
	}{
		// The flags are those with which the testdata module is built: its
		// dependencies are in the build cache.
		{"newest", "go", true, []string{"vet", "./..."}},
		{"oldest", "go.oldest", false, []string{"vet", "-trimpath", "./..."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f := model()
			f.PinsFirstRun, f.DescribesWorkflow = test.features, test.features
			source, err := Render(f)
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
				{test.mod + ".mod", "go.mod", requireMoney},
				{test.mod + ".sum", "go.sum", ""},
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

			cmd := exec.CommandContext(t.Context(), "go", test.vet...)
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s\n%s", err, out, source)
			}
		})
	}
}
