// Package shapes has activities of every shape.
package shapes

import (
	"context"
	"time"

	"go.temporal.io/sdk/worker"

	"github.com/temporal-gen/temporal-gen/testdata/activities/shapes/kinds"
)

// note is not exported.
type note struct{ Text string }

// Pointer has activities of a pointer.
type Pointer struct{ Sum int }

// Value has activities of a value.
type Value struct{ Sum int }

// Add has a pointer receiver.
func (p *Pointer) Add(ctx context.Context, n int) (int, error) { return p.Sum + n, nil }

// Take has a value receiver.
func (v Value) Take(ctx context.Context, n int) (int, error) { return v.Sum - n, nil }

// Nameless has a receiver without a name.
func (*Pointer) Nameless(ctx context.Context) error { return nil }

// NoContext takes no context.
func NoContext(text string, n int) (string, error) { return text, nil }

// Nothing takes nothing at all.
func Nothing() error { return nil }

// OnlyContext takes no more than a context.
func OnlyContext(ctx context.Context) error { return nil }

// Three takes three parameters.
func Three(ctx context.Context, a string, b int, c []byte) (map[string][]int, error) { return nil, nil }

// Types takes types of other packages.
func Types(ctx context.Context, kind kinds.Kind, boxes []kinds.Box[kinds.Kind], at time.Time, wait *time.Duration) (*kinds.Box[string], error) {
	return nil, nil
}

// Note takes what is not exported.
func Note(ctx context.Context, n note) (*note, error) { return &n, nil }

// quiet is not exported itself.
func quiet(ctx context.Context, n note) error { return nil }

// Unnamed has parameters without names.
func Unnamed(context.Context, string, int) error { return nil }

// One has one parameter without a name.
func One(_ context.Context, _ string) error { return nil }

// Names has parameters that are called as what is generated needs.
func Names(c context.Context, ctx, options, err string, handle, registry int) (result string, failed error) {
	return ctx + options + err, nil
}

// Hiding has parameters that hide packages.
func Hiding(ctx context.Context, workflow, client, activity, worker string, context int) error {
	return nil
}

// Old has been replaced.
//
// Deprecated: use [NoContext].
func Old(ctx context.Context, text string) (string, error) { return text, nil }

// SendMailActivity says in its name that it is one.
func SendMailActivity(ctx context.Context, to string) error { return nil }

// Activity has no other name.
func Activity(ctx context.Context) error { return nil }

// Documented has a doc comment of several paragraphs.
//
// It does this:
//
//   - one thing
//   - and another
//
// See [Types].
func Documented(ctx context.Context, text string) error { return nil }

func Undocumented(ctx context.Context, text string) error { return nil }

// Renamed has another name in Go.
//
//temporalgen:activity name=shapes.renamed as=Changed
func Renamed(ctx context.Context, text string) error { return nil }

// Any takes and returns anything.
func Any(ctx context.Context, in any, all map[string]any) (any, error) { return in, nil }

// Register registers them.
func Register(w worker.ActivityRegistry) {
	w.RegisterActivity(&Pointer{Sum: 1})
	var v Value
	w.RegisterActivity(v.Take)
	for _, f := range []any{
		NoContext, Nothing, OnlyContext, Three, Types, Note, quiet, Unnamed, One, Names, Hiding, Old,
		SendMailActivity, Activity, Documented, Undocumented, Any,
	} {
		w.RegisterActivity(f)
	}
}
