//go:build unix

package source_test

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/source"
)

// TestWatch ends a command that would wait for ever, for the file that it waits
// for.
func TestWatch(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ pipe, want string }{
		{"orders/z.go", "orders/z.go: can't be read (is a named pipe, not a file): make it a file that can be, or remove it"},
		{"go.work", "go.work: can't be read (is a named pipe, not a file): make it a file that can be, or remove it"},
		{"_old/z.go", ""},
		{"nested/z.go", ""},
	} {
		t.Run(test.pipe, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, filepath.Join(dir, "go.mod"), "module example.com/shop\n")
			write(t, filepath.Join(dir, "orders", "a.go"), "package orders\n")
			write(t, filepath.Join(dir, "_old", "a.go"), "package old\n")
			write(t, filepath.Join(dir, "nested", "go.mod"), "module example.com/nested\n")
			if err := syscall.Mkfifo(filepath.Join(dir, filepath.FromSlash(test.pipe)), 0o644); err != nil {
				t.Fatal(err)
			}

			ctx, done := source.Watch(t.Context(), dir)
			got := ""
			if err := done(exec.CommandContext(ctx, "sleep", "5").Run()); err != nil {
				got = err.Error()
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestWatchEnds lets errors be that have nothing to do with files.
func TestWatchEnds(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	parent, cancel := context.WithCancel(t.Context())
	ctx, done := source.Watch(parent, dir)
	if err := done(errors.ErrUnsupported); err != errors.ErrUnsupported {
		t.Errorf("got %v", err)
	}
	if ctx.Err() == nil {
		t.Error("the context goes on")
	}
	_, done = source.Watch(parent, dir)
	cancel()
	if err := done(context.Canceled); err != context.Canceled {
		t.Errorf("got %v", err)
	}
	//lint:ignore SA1012 as of a Config without a context
	_, done = source.Watch(nil, "")
	if err := done(nil); err != nil {
		t.Errorf("got %v", err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
