package report

import (
	"errors"
	"strings"
	"testing"
)

func explode() { panic("boom\nbang") }

func TestCatch(t *testing.T) {
	t.Parallel()
	deep := func() (err error) {
		defer Catch(&err, func() string { return "workflow Order" })
		explode()
		return nil
	}
	shallow := func() (err error) {
		defer Catch(&err, func() string { return "the module" })
		panic(deep())
	}
	for _, f := range []func() error{deep, shallow} {
		var internal *InternalError
		if err := f(); !errors.As(err, &internal) {
			t.Fatalf("got %v, want an internal error", err)
		}
		if internal.Subject != "workflow Order" || internal.Cause != "boom\nbang" {
			t.Errorf("got %+v", internal)
		}
		if !strings.Contains(string(internal.Stack), "explode") {
			t.Errorf("the stack does not tell where it was:\n%s", internal.Stack)
		}
	}

	unknown := func() (err error) {
		defer Catch(&err, nil)
		explode()
		return nil
	}
	if got, want := unknown().Error(), "internal error: boom\nbang: please report it"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	fine := func() (err error) {
		defer Catch(&err, nil)
		return errors.ErrUnsupported
	}
	if err := fine(); err != errors.ErrUnsupported {
		t.Errorf("without a panic the error became %v", err)
	}
}
