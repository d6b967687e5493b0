//go:build slow

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestActivitiesAgain generates the typed calls of all cases of activities from every state
// that their output can be in. That gives the same bytes, which a check finds up to date,
// and a second run writes nothing.
func TestActivitiesAgain(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the golden files are being written")
	}
	for _, test := range []struct {
		name   string
		change func(t *testing.T, file string)
	}{
		{"up to date", nil},
		{"missing", func(t *testing.T, file string) {
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
		}},
		{"stale", func(t *testing.T, file string) {
			writeFile(t, file, strings.ReplaceAll(readText(t, file), "ctx workflow.Context", "ctx workflow.Context, more int"))
		}},
		{"cut off", func(t *testing.T, file string) { writeFile(t, file, readText(t, file)[:300]) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := tempDir(t)
			addModule(t, dir, "github.com/temporal-gen/temporal-gen/testdata")
			if err := os.CopyFS(filepath.Join(dir, "activities"), os.DirFS(filepath.Join(testdataDir(t), "activities"))); err != nil {
				t.Fatal(err)
			}
			want := snapshot(t, dir)
			long := time.Now().Add(-24 * time.Hour).Truncate(time.Second)
			written := generatedFiles(t, dir)
			if len(written) == 0 {
				t.Fatal("nothing is generated for the cases")
			}
			for _, name := range written {
				if test.change != nil {
					test.change(t, filepath.Join(dir, name))
				}
			}

			if out := temporalGen(t, dir, "./..."); out.status != exitDone || out.stderr != "" || (out.stdout == "") != (test.change == nil) {
				t.Fatalf("the first run: %+v", out)
			}
			if diff := cmp.Diff(want, snapshot(t, dir)); diff != "" {
				t.Errorf("the files, -golden +generated:\n%s", diff)
			}
			for _, name := range written {
				if err := os.Chtimes(filepath.Join(dir, name), long, long); err != nil {
					t.Fatal(err)
				}
			}
			for _, args := range [][]string{{"check", "./..."}, {"./..."}} {
				if out := temporalGen(t, dir, args...); out != (outcome{}) {
					t.Errorf("%v, a second time: %+v", args, out)
				}
			}
			for _, name := range written {
				if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.ModTime().Equal(long) {
					t.Errorf("%s is written again: %v", name, err)
				}
			}
		})
	}
}

// TestActivitiesAlone generates for each case of activities alone, in its own folder: that
// gives what generating for all gives.
func TestActivitiesAlone(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the golden files are being written")
	}
	for _, cases := range goldens(t) {
		for _, c := range cases {
			if !strings.HasPrefix(c.name, "activities/") {
				continue
			}
			t.Run(c.name, func(t *testing.T) {
				if out := temporalGen(t, c.path, "check"); out != (outcome{}) {
					t.Errorf("%+v", out)
				}
			})
		}
	}
}
