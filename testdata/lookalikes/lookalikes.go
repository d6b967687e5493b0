// Package lookalikes shows functions that take a workflow.Context first and
// that Temporal could not run as workflows.
package lookalikes

import (
	"context"
	"fmt"
	"unsafe"

	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/workflow"
)

// Real is the only workflow.
func Real(ctx workflow.Context, name string) error {
	return nil
}

// Names that Go can't call.

func _(ctx workflow.Context, name string) error {
	return nil
}

type nameless struct{}

func (nameless) _(ctx workflow.Context, name string) error {
	return nil
}

// Parameters that nothing can deserialise.

func Variadic(ctx workflow.Context, names ...string) error { return nil }

func Func(ctx workflow.Context, f func() error) error { return nil }

func Chan(ctx workflow.Context, c chan string) error { return nil }

func Receive(ctx workflow.Context, c <-chan string) error { return nil }

func Future(ctx workflow.Context, f workflow.Future) error { return nil }

func Stringer(ctx workflow.Context, s fmt.Stringer) error { return nil }

func Inline(ctx workflow.Context, s interface{ Name() string }) error { return nil }

func Pointer(ctx workflow.Context, p unsafe.Pointer) error { return nil }

func Within(ctx workflow.Context, s []fmt.Stringer, f map[string]func()) error { return nil }

func Dynamic(ctx workflow.Context, args converter.EncodedValues) (string, error) { return "", nil }

// Results that Temporal does not know.

func Nothing(ctx workflow.Context) {}

func NoError(ctx workflow.Context) string { return "" }

func TwoResults(ctx workflow.Context) (int, string, error) { return 0, "", nil }

func ErrorFirst(ctx workflow.Context) (error, int) { return nil, 0 }

func Bool(ctx workflow.Context) (int, bool) { return 0, false }

func Interface(ctx workflow.Context) (fmt.Stringer, error) { return nil, nil }

func Closures(ctx workflow.Context) ([]func(), error) { return nil, nil }

// Contexts that are not the one of workflows.

func Plain(ctx context.Context, name string) error { return nil }

func Second(name string, ctx workflow.Context) error { return nil }

func Indirect(ctx *workflow.Context, name string) error { return nil }

// Context is a type of its own.
type Context interface{ workflow.Context }

func OwnContext(ctx Context, name string) error { return nil }

// Generic code has no name that Temporal could call.

func Generic[T any](ctx workflow.Context, in T) error { return nil }

// Queue is generic.
type Queue[T any] struct{ items []T }

// Drain is a method of a generic type.
func (q *Queue[T]) Drain(ctx workflow.Context, max int) error {
	q.items = nil
	return nil
}

// Things that are no functions.

// Closure is a variable.
var Closure = func(ctx workflow.Context, name string) error { return nil }

// Starter is an interface.
type Starter interface {
	Start(ctx workflow.Context, name string) error
}

// Func2 is a type.
type Func2 func(ctx workflow.Context, name string) error
