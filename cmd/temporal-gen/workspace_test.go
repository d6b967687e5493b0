package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/generator"
)

// TestGoldenWorkspace compares what is generated in the workspace of
// testdata/workspace with the files there. Workflows of its module flows have
// the names that code in other packages, and in the module worker, registers
// them under: wherever the command runs and whatever packages it is given.
// The tests of testdata/workspace-server say that these names reach a worker.
func TestGoldenWorkspace(t *testing.T) {
	t.Parallel()
	root := filepath.Join(testdataDir(t), "workspace")
	const module = "github.com/temporal-gen/temporal-gen/testdata/workspace/flows/"
	if *update {
		if out := temporalGen(t, root, "./flows/..."); out.status != exitDone {
			t.Fatalf("%s%s", out.stdout, out.stderr)
		}
	}

	for _, test := range []struct {
		name     string
		dir      string
		patterns []string
		packages []string
	}{
		{"in a package's folder", "flows/orders", nil, []string{"orders"}},
		{"in another package's folder", "flows/returns", nil, []string{"returns"}},
		{"in a module", "flows", []string{"./..."}, []string{"orders", "returns"}},
		{"from another package", "flows/setup", []string{"../orders"}, []string{"orders"}},
		{"from another module by import path", "worker", []string{module + "orders"}, []string{"orders"}},
		{"from another module by folder", "worker", []string{"./...", "../flows/returns"}, []string{"returns"}},
		{"all modules", ".", []string{"./worker/...", "./flows/..."}, []string{"orders", "returns"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			result, err := generator.Generate(generator.Config{
				Context:  t.Context(),
				Dir:      filepath.Join(root, filepath.FromSlash(test.dir)),
				Patterns: test.patterns,
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range result.Diagnostics {
				t.Error(d.Format(root))
			}
			generated := map[string][]byte{}
			for _, f := range result.Files {
				generated[f.Path] = f.New
			}
			if len(generated) != len(test.packages) {
				t.Errorf("generated %d files, want those of %v", len(generated), test.packages)
			}
			for _, pkg := range test.packages {
				name := filepath.Join(root, "flows", pkg, generator.DefaultOutput)
				compareGolden(t, name, generated[name])
			}
		})
	}

	t.Run("list", func(t *testing.T) { compareTranscript(t, root, filepath.Join(root, "list.txtar")) })
}

// compareTranscript runs the command lines of the archive at name in folder
// root, and compares what comes of them with the archive's only file.
func compareTranscript(t *testing.T, root, name string) {
	t.Helper()
	archive := txtar.Parse([]byte(readText(t, name)))
	got := transcript(t, root, strings.Split(string(archive.Comment), "\n"))
	if *update {
		archive.Files = []txtar.File{{Name: "want", Data: []byte(got)}}
		if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(archive.Files) != 1 {
		t.Fatalf("%s has %d files, want one", name, len(archive.Files))
	}
	if diff := cmp.Diff(strings.Split(string(archive.Files[0].Data), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
