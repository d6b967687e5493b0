//go:build unix

package disk

import (
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

func pipe(t *testing.T, name string) {
	t.Helper()
	if err := syscall.Mkfifo(name, 0o644); err != nil {
		t.Fatal(err)
	}
}
