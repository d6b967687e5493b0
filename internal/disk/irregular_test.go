//go:build unix

package disk

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// TestReadIrregular refuses at once what would give nothing or no end.
func TestReadIrregular(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	pipe(t, filepath.Join(dir, "pipe.go"))
	link(t, "pipe.go", filepath.Join(dir, "linked.go"))
	link(t, "/dev/zero", filepath.Join(dir, "zero.go"))
	for name, want := range map[string]string{
		"pipe.go":   "is a named pipe, not a file",
		"linked.go": "is a named pipe, not a file",
		"zero.go":   "is a device, not a file",
	} {
		if _, err := Read(filepath.Join(dir, name)); err == nil || Cause(err) != want {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
	}
}

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
			pipe(t, filepath.Join(dir, filepath.FromSlash(test.pipe)))

			ctx, done := Watch(t.Context(), dir)
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
	ctx, done := Watch(parent, dir)
	if err := done(errors.ErrUnsupported); err != errors.ErrUnsupported {
		t.Errorf("got %v", err)
	}
	if ctx.Err() == nil {
		t.Error("the context goes on")
	}
	_, done = Watch(parent, dir)
	cancel()
	if err := done(context.Canceled); err != context.Canceled {
		t.Errorf("got %v", err)
	}
	_, done = Watch(nil, "")
	if err := done(nil); err != nil {
		t.Errorf("got %v", err)
	}
}

func pipe(t *testing.T, name string) {
	t.Helper()
	if err := syscall.Mkfifo(name, 0o644); err != nil {
		t.Fatal(err)
	}
}
