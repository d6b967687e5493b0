package evidence_test

import (
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/internal/evidence"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// archives are the cases of testdata by name. The comment of each says what it
// is about, its files are a module or several, and the file want is how they
// use every function that takes a workflow.Context.
func archives(t testing.TB) map[string]*txtar.Archive {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	all := map[string]*txtar.Archive{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(name), ".txtar")] = txtar.Parse([]byte(strings.ReplaceAll(string(text), "\r\n", "\n")))
	}
	return all
}

// TestOf asks about all functions of each case.
func TestOf(t *testing.T) {
	t.Parallel()
	for name, archive := range archives(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want, files := "", archive.Files
			if last := len(files) - 1; last >= 0 && files[last].Name == "want" {
				want, files = string(files[last].Data), files[:last]
			}
			root, modules := writeModules(t, archive)
			reader := evidence.Read(modules, nil, findIn(t, root, archive))
			var b strings.Builder
			for _, fn := range questions(t, archive, modules) {
				use := reader.Of(fn)
				b.WriteString(title(fn) + "\n" + answer(root, use))
				if kind := kindOf(use); !strings.HasPrefix(strings.ToLower(fn.Name), kind) && isKind(fn.Name) {
					t.Errorf("%s is taken for %s", title(fn), kind)
				}
			}
			b.WriteString(blind(root, reader.Blind()))
			got := b.String()
			if *update {
				archive.Files = append(slices.Clone(files), txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(filepath.Join("testdata", name+".txtar"), txtar.Format(archive), 0o644); err != nil {
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

// kindOf is what a use makes of a function.
func kindOf(use evidence.Use) string {
	for _, u := range []evidence.Uses{use.Code, use.Tests} {
		switch {
		case len(u.Registrations) > 0:
			return "registered"
		case len(u.Implementations) > 0:
			return "implements"
		case len(u.Starts) > 0:
			return "started"
		case len(u.Handlers) > 0:
			return "handler"
		case len(u.Calls) > 0:
			return "called"
		}
	}
	return "unused"
}

// isKind reports whether the name of a function tells what is right, as it mostly
// does: RegisteredInInit, StartedAsChild.
func isKind(name string) bool {
	return slices.ContainsFunc([]string{"registered", "implements", "started", "handler", "called", "unused"}, func(kind string) bool {
		return strings.HasPrefix(strings.ToLower(name), kind)
	})
}

// TestOrder asks in several orders, once of a prepared reader, and each question
// of a reader of its own: an answer must not depend on what was asked before.
func TestOrder(t *testing.T) {
	t.Parallel()
	for name, archive := range archives(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root, modules := writeModules(t, archive)
			functions := questions(t, archive, modules)
			find := findIn(t, root, archive)
			want := map[evidence.Func]string{}
			for _, fn := range functions {
				want[fn] = answer(root, evidence.Read(modules, nil, find).Of(fn))
			}
			order := rand.New(rand.NewPCG(1, 2))
			for round := range 6 {
				order.Shuffle(len(functions), func(i, j int) { functions[i], functions[j] = functions[j], functions[i] })
				reader := evidence.Read(modules, nil, find)
				if round == 0 {
					reader.Prepare(packagesOf(functions))
				}
				for i, fn := range functions {
					if diff := cmp.Diff(want[fn], answer(root, reader.Of(fn))); diff != "" {
						t.Errorf("%s, asked after %d others, -alone +after:\n%s", title(fn), i, diff)
					}
				}
			}
		})
	}
}

func packagesOf(functions []evidence.Func) []string {
	var paths []string
	for _, fn := range functions {
		if !slices.Contains(paths, fn.Package) {
			paths = append(paths, fn.Package)
		}
	}
	return append(paths, "shop/nowhere")
}
