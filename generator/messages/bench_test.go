package messages_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkOf reads 100 workflows with three messages each, half of them set up
// by helpers. Its load takes a hundred times as long.
func BenchmarkOf(b *testing.B) {
	m := loadModule(b)
	var src strings.Builder
	src.WriteString("package many\n\nimport \"go.temporal.io/sdk/workflow\"\n\ntype Item struct{ ID string }\n")
	for i := range 100 {
		fmt.Fprintf(&src, `
type Total%[1]d struct{ N int }

func Order%[1]dWorkflow(ctx workflow.Context, in Item) error {
	total := Total%[1]d{}
	if err := workflow.SetQueryHandler(ctx, "status", func() (Total%[1]d, error) { return total, nil }); err != nil {
		return err
	}
	if err := workflow.SetUpdateHandler(ctx, "add", total.add); err != nil {
		return err
	}
	await%[1]d(ctx, workflow.GetSignalChannel(ctx, "approve"))
	return nil
}

func (t *Total%[1]d) add(ctx workflow.Context, item Item) (Total%[1]d, error) { return *t, nil }

func await%[1]d(ctx workflow.Context, ch workflow.ReceiveChannel) {
	selector := workflow.NewSelector(ctx)
	selector.AddReceive(ch, func(c workflow.ReceiveChannel, more bool) {
		var item Item
		c.Receive(ctx, &item)
	})
	selector.Select(ctx)
}
`, i)
	}
	writeFile(b, filepath.Join(m.root, "many", "many.go"), src.String())
	m.packages = m.load(b, "./many")
	workflows := m.workflows("many")
	for b.Loop() {
		reader := m.reader()
		for _, w := range workflows {
			if len(reader.Of(w.fn)) != 3 {
				b.Fatalf("%s has not three messages", w.fn.Name())
			}
		}
	}
}
