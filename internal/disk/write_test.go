package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

func TestReplace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "folder", "below", "a.go")
	for _, content := range []string{"one", "", "two"} {
		if err := Replace(name, []byte(content)); err != nil {
			t.Fatal(err)
		}
		if got := read(t, name); got != content {
			t.Errorf("got %q, want %q", got, content)
		}
	}
	requireNames(t, filepath.Dir(name), "a.go")

	write(t, filepath.Join(dir, "taken.go", "file"), "")
	if err := Replace(filepath.Join(dir, "taken.go"), nil); err == nil {
		t.Error("a folder was replaced")
	}
	requireNames(t, dir, "folder", "taken.go")
}

// TestMode gives a new file the mode that any new file gets, and keeps that of
// an old one.
func TestMode(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("files have no such mode")
	}
	dir := t.TempDir()
	created, err := os.Create(filepath.Join(dir, "created"))
	if err != nil {
		t.Fatal(err)
	}
	created.Close()
	name := filepath.Join(dir, "a.go")
	if err := Replace(name, nil); err != nil {
		t.Fatal(err)
	}
	if got, want := mode(t, name), mode(t, created.Name()); got != want {
		t.Errorf("a new file has mode %v, want %v", got, want)
	}
	for _, want := range []fs.FileMode{0o600, 0o664, 0o400, 0o777} {
		if err := os.Chmod(name, want); err != nil {
			t.Fatal(err)
		}
		if err := Replace(name, nil); err != nil {
			t.Fatal(err)
		}
		if got := mode(t, name); got != want {
			t.Errorf("mode is %v, want %v", got, want)
		}
	}
}

func mode(t *testing.T, name string) fs.FileMode {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

// TestThroughLink writes to what a link leads to, and removes no more than the
// link.
func TestThroughLink(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	write(t, at("shop/go.mod"), "module example.com/shop\n")
	write(t, at("shop/a.go"), "old")
	write(t, at("a.go"), "old")
	link(t, "a.go", at("shop/inside.go"))
	link(t, "../a.go", at("shop/outside.go"))

	if err := Replace(at("shop/inside.go"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := Replace(at("shop/outside.go"), []byte("new")); !errors.Is(err, ErrOutside) {
		t.Errorf("got %v, want a refusal", err)
	}
	for name, want := range map[string]string{"shop/a.go": "new", "shop/inside.go": "new", "a.go": "old", "shop/outside.go": "old"} {
		if got := read(t, at(name)); got != want {
			t.Errorf("%s has %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{"shop/inside.go", "shop/outside.go"} {
		if info, err := os.Lstat(at(name)); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more", name)
		}
		for range 2 { // the second time it is gone
			if err := Remove(at(name)); err != nil {
				t.Error(err)
			}
		}
	}
	requireNames(t, at("shop"), "a.go", "go.mod")
	requireNames(t, dir, "a.go", "shop")
}

// TestLeftovers removes what killed runs have left behind, and nothing that a run
// may be at work on or that may be somebody else's.
func TestLeftovers(t *testing.T) {
	t.Parallel()
	long := time.Now().Add(-2 * leftover)
	generated := names.Header + "\n\npackage a\n"
	for _, test := range []struct {
		name, content string
		time          time.Time
		stays         bool
	}{
		{".a.go.temporal-gen-123", "package a\n", long, false},
		{".a.go.temporal-gen-123", "", long, false},
		{".other.go.temporal-gen-4294967295", "package a\n", long, false},
		{".a.go.temporal-gen-123", "package a\n", time.Now(), true},
		{".a.go.temporal-gen-123", "package a\n", time.Now().Add(-leftover / 2), true},
		{".a.go.temporal-gen-123", "package a\n", time.Now().Add(leftover), true},
		{"a.go.temporal-gen-123", "", long, true},
		{".a.go.temporal-gen-old", "", long, true},
		{".a.go.temporal-gen-", "", long, true},
		{".a.go.temporal-gen-123/file", "", long, true},

		// As they were called before.
		{".a.go.123", generated, long, false},
		{".a.go.123", "", long, false},
		{".a.go.123", generated, time.Now(), true},
		{".a.go.123", "package a\n", long, true},
		{".b.go.123", generated, long, true},
		{".a.go.bak", generated, long, true},
		{".a.go.swp", "", long, true},
		{"a.go.123", generated, long, true},
	} {
		dir := t.TempDir()
		old := filepath.Join(dir, filepath.FromSlash(test.name))
		write(t, old, test.content)
		top, _, _ := strings.Cut(test.name, "/")
		for _, name := range []string{old, filepath.Join(dir, top)} {
			if err := os.Chtimes(name, test.time, test.time); err != nil {
				t.Fatal(err)
			}
		}
		if err := Replace(filepath.Join(dir, "a.go"), nil); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Lstat(old); (err == nil) != test.stays {
			t.Errorf("%s with %q of %v: %v, want it to stay: %v", test.name, test.content, test.time, err, test.stays)
		}
	}
}

// TestAtOnce replaces, reads and removes one file in many goroutines: nobody
// fails, and nobody sees half a file.
func TestAtOnce(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a file that is open can't be replaced")
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "a.go")
	content := strings.Repeat("x", 1<<16)
	var running sync.WaitGroup
	for i := range 8 {
		running.Go(func() {
			for range 50 {
				var err error
				switch i % 4 {
				case 0:
					err = Remove(name)
				case 1:
					var got []byte
					if got, err = Read(name); errors.Is(err, fs.ErrNotExist) {
						err = nil
					} else if string(got) != content {
						t.Errorf("read %d bytes", len(got))
					}
				default:
					err = Replace(name, []byte(content))
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	running.Wait()
	if err := Remove(name); err != nil {
		t.Error(err)
	}
	requireNames(t, dir)
}

func requireNames(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the folder has %q, want %q", got, want)
	}
}
