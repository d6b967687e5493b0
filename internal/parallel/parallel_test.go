package parallel

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

func TestDo(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 1000} {
		done := make([]int, n)
		Do(n, func(i int) { done[i]++ })
		for i, times := range done {
			if times != 1 {
				t.Errorf("call %d of %d was made %d times", i, n, times)
			}
		}
	}
}

func explode(i int) { panic(i) }

// TestPanic lets the caller recover from the panics of others, and makes the
// remaining calls nonetheless.
func TestPanic(t *testing.T) {
	t.Parallel()
	var calls atomic.Int32
	try := func() (err error) {
		defer report.Catch(&err, nil)
		Do(1000, func(i int) {
			calls.Add(1)
			if i%7 == 3 {
				explode(i)
			}
		})
		return nil
	}
	var internal *report.InternalError
	if err := try(); !errors.As(err, &internal) {
		t.Fatalf("got %v, want an internal error", err)
	}
	if internal.Cause != 3 {
		t.Errorf("the cause is %v, want that of the first call that failed, 3", internal.Cause)
	}
	if !strings.Contains(string(internal.Stack), "explode") {
		t.Errorf("the stack does not tell where it was:\n%s", internal.Stack)
	}
	if calls.Load() != 1000 {
		t.Errorf("%d calls were made, want 1000", calls.Load())
	}
}
