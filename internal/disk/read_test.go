package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.go"), "package a\n")
	link(t, "a.go", filepath.Join(dir, "link.go"))
	link(t, "nothing.go", filepath.Join(dir, "dangling.go"))
	for _, name := range []string{"a.go", "link.go"} {
		if got, err := Read(filepath.Join(dir, name)); err != nil || string(got) != "package a\n" {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
	for _, name := range []string{"missing.go", "dangling.go"} {
		if _, err := Read(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: got %v, want one that says that it is not there", name, err)
		}
	}
	if _, err := Read(dir); err == nil {
		t.Error("a folder was read")
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := Unreadable(nil, dir); err != nil {
		t.Errorf("nothing became %v", err)
	}
	err := Unreadable(&fs.PathError{Op: "open", Path: filepath.Join(dir, "orders", "z.go"), Err: fs.ErrPermission}, dir)
	if want := "orders/z.go: can't be read (permission denied): make it a file that can be, or remove it"; err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
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

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.FromSlash(target), name); err != nil {
		t.Skip(err) // not everyone may make links on Windows
	}
}
