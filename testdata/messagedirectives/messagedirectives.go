// Package messagedirectives declares messages that the code leaves open, gives
// others another Go name, and declares those of contracts.
package messagedirectives

import (
	"time"

	"go.temporal.io/sdk/workflow"

	wire "github.com/temporal-gen/temporal-gen/testdata/messages/inbox"
)

// Approval is what a signal carries.
type Approval struct{ By string }

// Status is what a query returns.
type Status struct{ Open bool }

// Page is generic.
type Page[T any] struct{ Of []T }

// Review takes messages whose names or types are known when it runs.
//
//temporalgen:workflow name=review task-queue=reviews
//temporalgen:signal name=approve type=Approval as=Accept
//temporalgen:signal name=letters type=Page[*wire.Letter]
//temporalgen:signal "name=wake up"
//temporalgen:query name=status "type=func(detail bool, since time.Duration) (*Status, error)"
//temporalgen:update name=assign "type=func(ctx workflow.Context, to string, urgent bool) (map[string]Status, error)"
//temporalgen:update name=close type=func(workflow.Context)error as=Finish
func Review(ctx workflow.Context, names []string, timeout time.Duration) ([]string, error) {
	var got []string
	receive := func(name string, target any) {
		workflow.GetSignalChannel(ctx, name).Receive(ctx, target)
		got = append(got, name)
	}
	handlers := map[string]any{
		"assign": func(_ workflow.Context, to string, urgent bool) (map[string]Status, error) {
			return map[string]Status{to: {Open: urgent}}, nil
		},
		"close": func(workflow.Context) error { return nil },
	}
	for _, name := range []string{"assign", "close"} {
		if err := workflow.SetUpdateHandler(ctx, name, handlers[name]); err != nil {
			return nil, err
		}
	}
	for i, target := range []any{&Approval{}, &Page[*wire.Letter]{}, nil} {
		receive(names[i], target)
	}
	return got, workflow.SetQueryHandler(ctx, names[len(names)-1], any(func(detail bool, since time.Duration) (*Status, error) {
		return &Status{Open: detail && since > 0}, nil
	}))
}

// Renamed takes messages whose Go names would collide, or would be odd.
//
//temporalgen:signal name=add-item as=Add
//temporalgen:query "name=1 (one)" as=One
//temporalgen:update name=項目 as=Item
func Renamed(ctx workflow.Context) error {
	var item, other string
	workflow.GetSignalChannel(ctx, "add-item").Receive(ctx, &item)
	workflow.GetSignalChannel(ctx, "add_item").Receive(ctx, &other)
	err := workflow.SetQueryHandler(ctx, "1 (one)", func() (int, error) { return 1, nil })
	if err != nil {
		return err
	}
	return workflow.SetUpdateHandler(ctx, "項目", func(_ workflow.Context, item string) error { return nil })
}

// Settled repeats what its code says, and settles what it leaves open.
//
//temporalgen:signal name=same type=Approval
//temporalgen:signal name=two type=Approval
//temporalgen:signal name=elsewhere type=Approval
func Settled(ctx workflow.Context, target string) ([]string, error) {
	var got []string
	var same, two Approval
	workflow.GetSignalChannel(ctx, "same").Receive(ctx, &same)
	got = append(got, same.By)

	ch := workflow.GetSignalChannel(ctx, "two")
	if target == "count" {
		var count int
		ch.Receive(ctx, &count)
	} else {
		ch.Receive(ctx, &two)
		got = append(got, two.By)
	}

	var elsewhere Approval
	targets := map[string]any{target: &elsewhere}
	workflow.GetSignalChannel(ctx, "elsewhere").Receive(ctx, targets[target])
	return append(got, elsewhere.By), nil
}

// Transcode is written in another language.
//
//temporalgen:workflow name=transcode
//temporalgen:signal name=pause
//temporalgen:signal name=priority type=int
//temporalgen:query name=progress "type=func() (float64, error)"
//temporalgen:update name=retarget "type=func(ctx workflow.Context, url string, at time.Time) error"
type Transcode func(ctx workflow.Context, source string) (Status, error)

// Studio has workflows of another module.
type Studio interface {
	// Draw draws.
	//
	//temporalgen:workflow name=studio.draw
	//temporalgen:signal name=cancel type=Approval
	//temporalgen:update name=colour "type=func(Status) (Status, error)"
	Draw(ctx workflow.Context) error

	//temporalgen:workflow name=studio.erase
	Erase(ctx workflow.Context) error
}
