package messages_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkOf reads 100 workflows with three messages each, half of them set up
// by helpers. The workflows call as many activities as the name says. Their load
// takes many times as long.
func BenchmarkOf(b *testing.B) {
	m := loadModule(b)
	for _, activities := range []int{1, 11} {
		b.Run(fmt.Sprintf("activities=%d", activities), func(b *testing.B) {
			name := fmt.Sprintf("many%d", activities)
			writeFile(b, filepath.Join(m.root, name, name+".go"), manyWorkflows(name, activities))
			m.packages = m.load(b, "./"+name)
			workflows := m.workflows(name)
			b.ReportAllocs()
			for b.Loop() {
				reader := m.reader()
				for _, w := range workflows {
					if len(reader.Of(w.fn)) != 3 {
						b.Fatalf("%s has not three messages", w.fn.Name())
					}
				}
			}
		})
	}
}

// manyWorkflows is the code of the package that [BenchmarkOf] reads.
func manyWorkflows(name string, activities int) string {
	var src strings.Builder
	fmt.Fprintf(&src, `package %s

import (
	"context"
	"errors"
	"time"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

type Activities struct{}

func (a *Activities) Charge(ctx context.Context, in Item) (int, error) { return 0, nil }

func (a *Activities) Ship(ctx context.Context, in Item) (bool, error) { return true, nil }

type Item struct{ ID string }

type Status struct {
	Stage    string
	Approval Item
	Items    []Item
}

type Receipt struct {
	ItemID  string
	Total   int
	Shipped bool
}
`, name)
	for i := range 100 {
		take, helper := takeHere, ""
		if i%2 == 1 {
			take, helper = takeInHelper, takeHelper
		}
		text := strings.NewReplacer("TAKE", take, "ACTIVITIES", strings.Repeat(oneActivity, activities-1), "HELPER", helper).Replace(oneWorkflow)
		src.WriteString(strings.ReplaceAll(text, "NUMBER", fmt.Sprint(i)))
	}
	return src.String()
}

const oneWorkflow = `
func OrderNUMBERWorkflow(ctx workflow.Context, item Item) (Receipt, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		StartToCloseTimeout: time.Minute,
		RetryPolicy:         &temporal.RetryPolicy{MaximumAttempts: 3},
	})
	status := Status{Stage: "charging"}
TAKE	receipt := Receipt{ItemID: item.ID}
	var a *Activities
	if err := workflow.ExecuteActivity(ctx, a.Charge, item).Get(ctx, &receipt.Total); err != nil {
		return receipt, err
	}
ACTIVITIES	return receipt, nil
}
HELPER`

const oneActivity = `
	status.Stage = "shipping"
	if err := workflow.ExecuteActivity(ctx, a.Ship, item).Get(ctx, &receipt.Shipped); err != nil {
		return receipt, err
	}
`

const takeHere = `	err := workflow.SetQueryHandler(ctx, "status", func(detail bool) (Status, error) {
		if !detail {
			return Status{Stage: status.Stage}, nil
		}
		return status, nil
	})
	if err != nil {
		return Receipt{}, err
	}
	err = workflow.SetUpdateHandlerWithOptions(ctx, "add", func(ctx workflow.Context, item Item) (int, error) {
		status.Items = append(status.Items, item)
		return len(status.Items), nil
	}, workflow.UpdateHandlerOptions{Validator: func(item Item) error {
		if item.ID == "" {
			return errors.New("an item without an ID")
		}
		return nil
	}})
	if err != nil {
		return Receipt{}, err
	}
	workflow.GetSignalChannel(ctx, "approve").Receive(ctx, &status.Approval)
`

const takeInHelper = `	if err := status.takeNUMBER(ctx); err != nil {
		return Receipt{}, err
	}
	status.awaitNUMBER(ctx, workflow.GetSignalChannel(ctx, "approve"))
`

const takeHelper = `
func (s *Status) takeNUMBER(ctx workflow.Context) error {
	if err := workflow.SetQueryHandler(ctx, "status", s.statusNUMBER); err != nil {
		return err
	}
	return workflow.SetUpdateHandler(ctx, "add", s.addNUMBER)
}

func (s *Status) statusNUMBER(detail bool) (Status, error) {
	if !detail {
		return Status{Stage: s.Stage}, nil
	}
	return *s, nil
}

func (s *Status) addNUMBER(ctx workflow.Context, item Item) (int, error) {
	s.Items = append(s.Items, item)
	return len(s.Items), nil
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
