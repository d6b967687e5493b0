package evidence_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/internal/evidence"
)

// TestNeeds asks what each package of the archives in testdata/needs needs.
func TestNeeds(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob(filepath.Join("testdata", "needs", "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			archive := txtar.Parse([]byte(strings.ReplaceAll(string(text), "\r\n", "\n")))
			want, files := "", archive.Files
			if last := len(files) - 1; files[last].Name == "want" {
				want, files = string(files[last].Data), files[:last]
			}
			root, modules := writeModules(t, archive)
			var b strings.Builder
			reader := evidence.Read(modules, nil, findIn(t, root, archive))
			for _, folder := range reader.Folders() {
				b.WriteString(needs(t, root, reader, folder.Path))
				alone := evidence.Read(modules, nil, findIn(t, root, archive))
				if diff := cmp.Diff(needs(t, root, reader, folder.Path), needs(t, root, alone, folder.Path)); diff != "" {
					t.Errorf("%s, after others and alone: %s", folder.Path, diff)
				}
			}
			got := b.String()
			if *update {
				archive.Files = append(slices.Clone(files), txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// needs are those of a package, one a line.
func needs(t *testing.T, root string, reader *evidence.Reader, importPath string) string {
	found, untold := reader.Needs(importPath)
	var b strings.Builder
	relative := func(file string) string {
		rel, err := filepath.Rel(root, file)
		if err != nil {
			t.Fatal(err)
		}
		return filepath.ToSlash(rel)
	}
	for _, n := range found {
		kind := "activity"
		if n.Child {
			kind = "child"
		}
		fmt.Fprintf(&b, "%s: %s %q, %s%s (%s)\n", importPath, kind, n.Name, strings.TrimPrefix(n.In.Receiver+".", "."), n.In.Name, relative(n.File))
	}
	for _, file := range untold {
		fmt.Fprintf(&b, "%s: untold in %s\n", importPath, relative(file))
	}
	return b.String()
}
