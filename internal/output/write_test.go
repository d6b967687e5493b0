package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWrite goes on after a file that can't be written, and leaves no
// temporary file of it.
func TestWrite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	for name, content := range map[string]string{"stale.go": "old", "same.go": "same", "gone.go": "old", "edited.go": "mine", "racing.go": "new", "taken.go/file": "", "full.go/file": "", "file": ""} {
		if err := os.MkdirAll(filepath.Dir(path(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path(name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files := Files{
		{Path: path("taken.go"), New: []byte("new")}, // a folder
		{Path: path("file/a.go"), New: []byte("new")},
		{Path: path("full.go"), Old: []byte("old")},
		{Path: path("missing.go"), Old: []byte("old")}, // as another run wanted, too
		{Path: path("racing.go"), Old: []byte("old"), New: []byte("new")},
		{Path: path("edited.go"), Old: []byte("old"), New: []byte("new")},
		{Path: path("edited.go"), Old: []byte("old")},
		{Path: path("edited.go"), New: []byte("new")},
		{Path: path("folder/below/new.go"), New: []byte("new")},
		{Path: path("new.go"), New: []byte("new")},
		{Path: path("stale.go"), Old: []byte("old"), New: []byte("new")},
		{Path: path("same.go"), Old: []byte("same"), New: []byte("same")},
		{Path: path("gone.go"), Old: []byte("old")},
	}
	var done []string
	failed := files.Write(func(f *File) { done = append(done, filepath.Base(f.Path)) })
	if diff := cmp.Diff([]string{"missing.go", "racing.go", "new.go", "new.go", "stale.go", "gone.go"}, done); diff != "" {
		t.Errorf("done, -want +got:\n%s", diff)
	}
	var messages []string
	for _, d := range failed {
		message, _, _ := strings.Cut(d.Format(dir), " (") // the system's words
		messages = append(messages, message)
	}
	const edited = "edited.go: changed while temporal-gen was at work, so it is left alone: run temporal-gen again"
	want := []string{"taken.go: can't be written", "file/a.go: can't be written", "full.go: can't be removed", edited, edited, edited}
	if diff := cmp.Diff(want, messages); diff != "" {
		t.Errorf("failed, -want +got:\n%s", diff)
	}

	got := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		content, _ := os.ReadFile(path(e.Name()))
		got[e.Name()] = string(content)
	}
	if diff := cmp.Diff(map[string]string{"new.go": "new", "stale.go": "new", "same.go": "same", "edited.go": "mine", "racing.go": "new", "taken.go": "", "full.go": "", "file": "", "folder": ""}, got); diff != "" {
		t.Errorf("the folder, -want +got:\n%s", diff)
	}
}
