package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/generator"
)

// golden is a case of the testdata module: a package.
type golden struct {
	name string // the folder, below testdata
	path string
}

// goldens are the cases, by the flags they are generated with: what is in
// the file flags of their folder.
func goldens(t *testing.T) map[string][]golden {
	t.Helper()
	root := testdataDir(t)
	cases := map[string][]golden{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if path != root && hasGoMod(path) {
			return fs.SkipDir // a module of its own, with tests of its own
		}
		sources, err := filepath.Glob(filepath.Join(path, "*.go"))
		if err != nil || len(sources) == 0 {
			return err
		}
		flags := ""
		if text, err := os.ReadFile(filepath.Join(path, "flags")); err == nil {
			flags = strings.Join(strings.Fields(string(text)), " ")
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		rel, err := filepath.Rel(root, path)
		cases[flags] = append(cases[flags], golden{name: filepath.ToSlash(rel), path: path})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

func hasGoMod(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

// TestGolden compares what is generated for every package of the testdata
// module with the file beside it.
func TestGolden(t *testing.T) {
	t.Parallel()
	var all []string
	for flags, cases := range goldens(t) {
		args := strings.Fields(flags)
		for _, c := range cases {
			args = append(args, "./"+c.name)
		}
		if *update {
			if out := temporalGen(t, testdataDir(t), args...); out.status != exitDone {
				t.Fatalf("%s%s", out.stdout, out.stderr)
			}
		}

		command := &command{}
		parsed := newFlagSet()
		command.declareOutput(parsed)
		if err := parsed.Parse(args); err != nil {
			t.Fatal(err)
		}
		command.config.Context = t.Context()
		command.config.Dir = testdataDir(t)
		command.config.Patterns = parsed.Args()
		result, err := generator.Generate(command.config)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range result.Diagnostics {
			t.Error(d.Format(testdataDir(t)))
		}
		generated := map[string][]byte{}
		for _, f := range result.Files {
			generated[f.Path] = f.New
		}
		for _, c := range cases {
			t.Run(c.name, func(t *testing.T) {
				for name, source := range generated {
					if filepath.Dir(name) == c.path {
						compareGolden(t, name, source)
					}
				}
			})
		}
		for name, source := range generated {
			all = append(all, name)
			if !slices.ContainsFunc(cases, func(c golden) bool { return c.path == filepath.Dir(name) }) {
				compareGolden(t, name, source) // of a case, in another folder
			}
		}

		if out := temporalGen(t, testdataDir(t), slices.Concat([]string{"check"}, args)...); out != (outcome{}) {
			t.Errorf("check after generating: %+v", out)
		}
	}
	for _, name := range generatedFiles(t, testdataDir(t)) {
		if path := filepath.Join(testdataDir(t), filepath.FromSlash(name)); !slices.Contains(all, path) && !strings.HasPrefix(name, "workspace/") {
			t.Errorf("%s is there, though nothing is generated", path)
		}
	}
}

// messageCases are the cases with messages, some of which other packages set
// up.
var messageCases = []string{"messages", "messages/inbox", "messagenames", "messagedirectives", "handlers", "clients/orders"}

// TestMessagesAlone generates for each of them alone, in its own folder: that
// must give what generating for all gives.
func TestMessagesAlone(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the golden files are being written")
	}
	checked := 0
	for flags, cases := range goldens(t) {
		for _, c := range cases {
			if !slices.Contains(messageCases, c.name) {
				continue
			}
			checked++
			t.Run(c.name, func(t *testing.T) {
				t.Parallel()
				if out := temporalGen(t, c.path, append([]string{"check"}, strings.Fields(flags)...)...); out != (outcome{}) {
					t.Errorf("%+v", out)
				}
			})
		}
	}
	if checked != len(messageCases) {
		t.Errorf("%d cases are checked, want %d", checked, len(messageCases))
	}
}

// compareGolden compares the file at name with what it should hold; nil for no
// file.
func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	if got == nil {
		t.Errorf("%s is there, though nothing is generated", name)
		return
	}
	if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is missing: go test ./cmd/temporal-gen -run Golden -update", name)
	}
	want := readText(t, name)
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s, -want +got:\n%s", name, diff)
	}
}
