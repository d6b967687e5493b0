package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// insteadOfGo is the addition to the environment under which a shell script is
// found as the go command. In it, $go is the real one.
func insteadOfGo(t *testing.T, script string) string {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a shell script is not found as the go command")
	}
	goCommand, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	script = "#!/bin/sh\ngo='" + goCommand + "'\n" + script + "\n"
	if err := os.WriteFile(filepath.Join(bin, "go"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return "PATH=" + bin + string(filepath.ListSeparator) + os.Getenv("PATH")
}

// loadingCommands are those that load packages. There are two ways, and a quick
// test has a command for each.
var loadingCommands = []string{"", "vet"}

func init() {
	if slow {
		loadingCommands = []string{"", "check", "list", "vet", "fix"}
	}
}

// requireFailure runs the commands in s under env: each has to fail in the words
// that the regular expression words matches, and to leave everything alone.
func requireFailure(t *testing.T, s shop, env []string, commands []string, words string) {
	t.Helper()
	for _, command := range commands {
		before := snapshot(t, s.dir)
		got := temporalGenProcess(t, s.dir, env, strings.Fields(command+" ./...")...)
		if got.status != exitError || got.stdout != "" || !regexp.MustCompile(`^temporal-gen: (?:`+words+`)\n$`).MatchString(got.stderr) {
			t.Errorf("temporal-gen %s: %+v, want %q", command, got, words)
		}
		if diff := cmp.Diff(before, snapshot(t, s.dir)); diff != "" {
			t.Errorf("temporal-gen %s changes the disk:\n%s", command, diff)
		}
	}
}

// TestGoCommandFails has the go command fail: what it does not tell is not
// taken for nothing, and its own words come out.
func TestGoCommandFails(t *testing.T) {
	t.Parallel()
	missing := filepath.Join(tempDir(t), "missing")
	script := func(text string) func(*testing.T, shop) string {
		return func(t *testing.T, _ shop) string { return insteadOfGo(t, text) }
	}
	value := func(text string) func(*testing.T, shop) string {
		return func(*testing.T, shop) string { return text }
	}
	for _, test := range []struct {
		name  string
		env   func(*testing.T, shop) string
		words string
		only  []string // commands, nil for all
	}{
		{"unusable GOCACHE", func(_ *testing.T, s shop) string { return "GOCACHE=" + s.path("go.mod") }, `failed to initialize build cache at .*`, nil},
		{"no place for GOCACHE", func(t *testing.T, _ shop) string {
			if runtime.GOOS != "linux" {
				t.Skip("there is no folder in which nobody makes one")
			}
			return "GOCACHE=/proc/self"
		}, `failed to initialize build cache at /proc/self: .*`, nil},
		{"missing GOWORK", value("GOWORK=" + missing), `go: reading go.work: open .*`, nil},
		{"go.work with a missing module", func(_ *testing.T, s shop) string {
			s.write("go.work", "go 1.26.0\n\nuse (\n\t.\n\t./missing\n)\n")
			return "GOWORK=" + s.path("go.work")
		}, `go: cannot load module missing listed in go.work file: open .*`, nil},
		{"modules turned off", value("GO111MODULE=off"), `GO111MODULE=off turns modules off, and temporal-gen works on modules: unset it`, nil},
		{"no go command", value("PATH=" + missing), `the go command was not found in PATH: install Go, or add the folder of its go command to PATH`, nil},
		{"no go command that runs", func(t *testing.T, _ shop) string {
			path := insteadOfGo(t, "")
			bin, _, _ := strings.Cut(strings.TrimPrefix(path, "PATH="), string(filepath.ListSeparator))
			if err := os.WriteFile(filepath.Join(bin, "go"), []byte("\x7fELF"), 0o755); err != nil {
				t.Fatal(err)
			}
			return path
		}, `the go command can't be run: fork/exec .*`, nil},
		{"silent", script(`exit 1`), `go list failed without a word \(exit status 1\)`, nil},
		{"silent and content", script(`exit 0`), `the go command failed: bad ReleaseTags output: ""`, nil},
		{"crashing", script(`printf 'runtime: out of memory\nfatal error: out of memory\n\ngoroutine 1 [running]:\n' >&2; exit 2`),
			`runtime: out of memory; fatal error: out of memory`, nil},
		{"silent for the main modules", script(`[ "$2" = -m ] && exit 1; exec "$go" "$@"`), `go list failed without a word \(exit status 1\)`, []string{"", "check", "list"}},
		{"killed for the main modules", script(`[ "$2" = -m ] && kill -9 $$; exec "$go" "$@"`), `go list failed without a word \(signal: killed\)`, []string{"", "check", "list"}},
		{"without main modules", script(`[ "$2" = -m ] && exit 0; exec "$go" "$@"`), `go list -m names no main module: .*`, []string{"", "check", "list"}},
		{"killed while it lists", script(`case "$*" in *-deps=true*) kill -9 $$;; esac; exec "$go" "$@"`), `go list failed without a word \(signal: killed\)`, nil},
		{"out of memory while it lists", script(`case "$*" in *-deps=true*) printf '# example.com/shop/orders\nout of memory\n' >&2; exit 1;; esac; exec "$go" "$@"`),
			`# example.com/shop/orders; out of memory`, nil},
		{"cut off while it tells", script(`case "$*" in *-json*-deps=true*) "$go" "$@" | head -c 2000; echo 'go: broken pipe' >&2; exit 1;; *-deps=true*) echo 'go: broken pipe' >&2; exit 1;; esac; exec "$go" "$@"`),
			`go: broken pipe`, nil},
		{"silent once while it lists", script(`case "$*" in *-json*-deps=true*) exit 1;; esac; exec "$go" "$@"`),
			`the go command failed: exit status 1`, nil},
		{"standard library lost", script(`case "$*" in *-deps=true*) "$go" "$@" | sed 's|"ImportPath": "errors",|&"Error": {"Err": "open ` + missing + `: permission denied"},|'; exit;; esac; exec "$go" "$@"`),
			`open ` + missing + `: permission denied`, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, _ := generatedShop(t)
			commands := loadingCommands
			if test.only != nil {
				commands = test.only
			}
			requireFailure(t, s, []string{test.env(t, s)}, commands, test.words)
		})
	}
}

// TestBuildCache has none that can be used, and no place for temporary files: nothing
// is compiled.
func TestBuildCache(t *testing.T) {
	t.Parallel()
	missing := filepath.Join(tempDir(t), "missing")
	for _, env := range []string{"GOCACHE=off", "GOCACHE=cache", "GOTMPDIR=" + missing, "TMPDIR=" + missing} {
		t.Run(env[:strings.Index(env, "=")], func(t *testing.T) {
			t.Parallel()
			s, output := generatedShop(t)
			for _, command := range []string{"check", "vet"} {
				if command == "vet" && strings.HasPrefix(env, "GOCACHE") {
					continue // which has the main packages of tests written
				}
				if got := temporalGenProcess(t, s.dir, []string{env}, command, "./...").withoutWarnings(); got != (outcome{}) {
					t.Errorf("temporal-gen %s under %s: %+v", command, env, got)
				}
			}
			s.wantOutput(output)
		})
	}
}

// TestFewFiles has the system refuse to open files. The tool comes further with
// more, but not to the end.
func TestFewFiles(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("there is no such limit")
	}
	s, _ := generatedShop(t)
	before := snapshot(t, s.dir)
	for _, limit := range []string{"10", "12", "14"} {
		for _, command := range loadingCommands {
			cmd := temporalGenCommand(t, s.dir, nil, strings.Fields(command+" ./...")...)
			cmd.Args = slices.Concat([]string{"sh", "-c", "ulimit -n " + limit + ` && exec "$0" "$@"`, cmd.Path}, cmd.Args[1:])
			cmd.Path = "/bin/sh"
			got := outcomeOf(t, cmd)
			if got.status != exitError || got.stdout != "" || !strings.Contains(got.stderr, "too many open files") {
				t.Errorf("%s files, temporal-gen %s: %+v", limit, command, got)
			}
		}
	}
	if diff := cmp.Diff(before, snapshot(t, s.dir)); diff != "" {
		t.Errorf("the disk changes:\n%s", diff)
	}
}
