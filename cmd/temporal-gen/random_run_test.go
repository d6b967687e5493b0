package main

import (
	"errors"
	"fmt"
	"go/types"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// randomRun is a module of cases, and what the last command line said of it.
type randomRun struct {
	*testing.T
	root      string
	libraries map[string]*types.Package
	cases     []*randomCase
	// refused are the diagnostics of a run, by the folders they are for.
	refused map[string][]string
	// printed are how many cases were printed whole.
	printed int
}

// randomTarget is what flags say of where and how to generate.
type randomTarget struct{ output, client, queue string }

func newRandomTarget(flags ...string) randomTarget {
	t := randomTarget{client: "WorkflowClient"}
	for i := 0; i < len(flags); i += 2 {
		*map[string]*string{"-o": &t.output, "-client": &t.client, "-task-queue": &t.queue}[flags[i]] = flags[i+1]
	}
	return t
}

// of is the import path of the package that p's starters are in.
func (t randomTarget) of(p *randomPackage) string {
	return path.Join(p.path, path.Dir(strings.ReplaceAll(t.output, "{pkg}", p.name)))
}

// folder is where that package is, below the module's root.
func (t randomTarget) folder(p *randomPackage) string { return folderOf(t.of(p)) }

// source is the package that the output for p names as its source, "" for none.
func (t randomTarget) source(p *randomPackage) string {
	if t.of(p) == p.path {
		return ""
	}
	return p.path
}

// newCase writes a case that compiles in every build.
func (r *randomRun) newCase(seed uint64) *randomCase {
	c := newRandomCase(seed)
	var errs []error
	for range 300 {
		c.build()
		for name, text := range c.sources() {
			writeFile(r.T, filepath.Join(r.root, filepath.FromSlash(name)), text)
		}
		for _, b := range c.builds(r.root, r.libraries) {
			if errs = b.compileErrors(c.paths()); len(errs) > 0 {
				break
			}
		}
		if len(errs) == 0 {
			return c
		}
		if err := os.RemoveAll(filepath.Join(r.root, c.dir)); err != nil {
			r.Fatal(err)
		}
	}
	r.Fatalf("seed %d gives nothing that compiles: %v", seed, errs)
	return nil
}

// generate runs the command line args, which are for cases, and judges what it
// does.
func (r *randomRun) generate(cases []*randomCase, target randomTarget, args ...string) {
	out := temporalGen(r.T, r.root, args...)
	r.readDiagnostics(out)
	checked := temporalGen(r.T, r.root, append([]string{"check"}, args...)...)
	if diff := cmp.Diff(outcome{status: out.status, stderr: out.stderr}, checked, cmp.AllowUnexported(outcome{})); diff != "" {
		r.Errorf("check after generating with %v: -want +got:\n%s", args, diff)
	}
	for _, c := range cases {
		r.judge(c, target)
	}
}

// randomDiagnostic matches a diagnostic; one for a file as a whole has no line.
var randomDiagnostic = regexp.MustCompile(`^([^:]+\.go)(?::(\d+):\d+)?: .+: .+$`)

// readDiagnostics reads what a run has to say of its packages.
func (r *randomRun) readDiagnostics(out outcome) {
	r.refused = map[string][]string{}
	for line := range strings.Lines(out.stderr) {
		line = strings.TrimSuffix(line, "\n")
		m := randomDiagnostic.FindStringSubmatch(line)
		if m == nil {
			r.Errorf("this is no diagnostic: %s", line)
			continue
		}
		if n, _ := strconv.Atoi(m[2]); n > 0 {
			src, err := os.ReadFile(filepath.Join(r.root, filepath.FromSlash(m[1])))
			if err != nil || n > strings.Count(string(src), "\n") {
				r.Errorf("this is a diagnostic for no line: %s", line)
			}
		}
		r.refused[path.Dir(m[1])] = append(r.refused[path.Dir(m[1])], line)
	}
	want := exitDone
	if len(r.refused) > 0 {
		want = exitFound
	}
	if out.status != want {
		r.Errorf("exits %d instead of %d with\n%s", out.status, want, out.stderr)
	}
}

// judge requires that what was generated for a case compiles in every build and
// is what it should be, and that nothing was where something was refused.
func (r *randomRun) judge(c *randomCase, target randomTarget) {
	for _, p := range c.packages {
		if err := r.outputError(p, target); err != nil {
			r.fail(c, err)
		}
	}
	for _, b := range c.builds(r.root, r.libraries) {
		paths := c.paths()
		for _, p := range c.packages {
			paths = append(paths, target.of(p))
		}
		slices.Sort(paths)
		err := errors.Join(b.compileErrors(slices.Compact(paths))...)
		for _, p := range c.packages {
			if err == nil && !r.isRefused(c, p, target) {
				err = r.starterError(b, p, target)
			}
		}
		if err != nil {
			r.fail(c, fmt.Errorf("%s: %w", b, err))
			return // other builds would say the same
		}
	}
}

// outputError is what is wrong with the files that were generated for p.
func (r *randomRun) outputError(p *randomPackage, target randomTarget) error {
	dir := target.folder(p)
	files, err := filepath.Glob(filepath.Join(r.root, filepath.FromSlash(dir), "*.go"))
	if err != nil {
		return err
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if origin, ours := names.Owner(src); !ours || origin.Source != target.source(p) {
			continue
		}
		old := target != newRandomTarget() && dir == p.folder() // of the run before
		switch lines := r.refused[p.folder()]; {
		case len(lines) > 0 && !old:
			return fmt.Errorf("%s is written, and its package refused: %s", name, lines[0])
		case len(p.workflows) == 0:
			return fmt.Errorf("%s is written, and its package has no workflows", name)
		}
		if err := formatError(name); err != nil {
			return err
		}
	}
	return nil
}

// isRefused reports whether a diagnostic is in the package, in that of its
// output, or in a helper that sets up messages.
func (r *randomRun) isRefused(c *randomCase, p *randomPackage, target randomTarget) bool {
	return slices.ContainsFunc(c.packages, func(o *randomPackage) bool {
		return (o == p || o.helps) && len(r.refused[o.folder()]) > 0
	}) || len(r.refused[target.folder(p)]) > 0
}

// starterError is what is wrong with the starters of p in a build.
func (r *randomRun) starterError(b *randomBuild, p *randomPackage, target randomTarget) error {
	s := &starters{build: b, source: b.check(p.path).types, target: b.check(target.of(p)).types, client: target.client, queue: target.queue}
	if s.source == nil {
		return nil
	}
	if s.target == nil {
		s.target = types.NewPackage(target.of(p), "none")
	}
	for _, w := range p.workflows {
		s.check(w)
	}
	return errors.Join(s.errors...)
}

// fail reports an error with all that is needed to see it again.
func (r *randomRun) fail(c *randomCase, err error) {
	r.Helper()
	text := fmt.Sprintf("seed %d: %v\n%s\nto run it again: go test -tags slow ./cmd/temporal-gen -run '^TestRandomPackages$' -random.seed=%d -random.cases=1\n",
		c.seed, err, excerpt(err), c.seed)
	if r.printed++; r.printed <= 5 {
		sources, archive := c.sources(), &txtar.Archive{}
		for _, name := range slices.Sorted(maps.Keys(sources)) {
			archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(sources[name])})
		}
		text += string(txtar.Format(archive))
	}
	r.Error(text)
}

// misplaced matches what go vet says of a doc comment in a source.
var misplaced = regexp.MustCompile(`: misplaced (\+build|//go:build) comment\n$`)

// vet has the go command compile everything, tests included, with additions to
// its environment and flags. It may find fault with sources alone.
func (r *randomRun) vet(env string, flags ...string) {
	r.Helper()
	cmd := exec.CommandContext(r.Context(), "go", slices.Concat([]string{"vet"}, flags, []string{"./..."})...)
	cmd.Dir, cmd.Env = r.root, append(os.Environ(), strings.Fields(env)...)
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		r.Fatal(err)
	}
	for line := range strings.Lines(string(out)) {
		if !strings.HasPrefix(line, "#") && (!misplaced.MatchString(line) || strings.Contains(line, "temporal_gen.go:")) {
			r.Errorf("%s %v: %s", env, cmd.Args, line)
		}
	}
}
