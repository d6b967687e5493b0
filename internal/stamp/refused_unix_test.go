//go:build unix

package stamp

import (
	"syscall"
	"testing"
)

// TestPipe does not wait for what a named pipe would give.
func TestPipe(t *testing.T) {
	for _, name := range []string{"shop/orders/a.go", "shop/go.sum2.c", "go.work", "elsewhere/pipe.txt"} {
		w := newWorld(t)
		if err := syscall.Mkfifo(w.path(name), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Look(w.path("shop"), w.path("elsewhere/pipe.txt")); err == nil {
			t.Errorf("%s is a pipe, and there is a stamp", name)
		}
	}
	w := newWorld(t)
	if err := syscall.Mkfifo(w.path("shop/orders/socket"), 0o644); err != nil {
		t.Fatal(err)
	}
	w.look() // nobody reads it
}
