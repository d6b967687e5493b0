package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// unreadableShop is a generated shop with a file of another package, which could
// register the workflows under other names.
func unreadableShop(t *testing.T) (s shop, output string) {
	t.Helper()
	s, output = generatedShop(t)
	s.write("worker/worker.go", "package worker\n")
	return s, output
}

// close takes all rights to a file or folder away until the test ends.
func (s shop) close(name string) {
	s.t.Helper()
	info, err := os.Stat(s.path(name))
	if err != nil {
		s.t.Fatal(err)
	}
	if err := os.Chmod(s.path(name), 0); err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { os.Chmod(s.path(name), info.Mode().Perm()) })
}

// TestUnreadableFile has a Go file of the module that can't be read, whichever
// packages are named: it could hold anything.
func TestUnreadableFile(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, file, why string
		change          func(s shop, file string)
	}{
		{"file of another package", "worker/worker.go", "permission denied", shop.close},
		{"file of the package", "orders/start.go", "permission denied", shop.close},
		{"test of another package", "worker/worker_test.go", "permission denied", func(s shop, file string) {
			s.write(file, "package worker\n")
			s.close(file)
		}},
		{"output", shopOutput, "permission denied", shop.close},
		{"link that leads nowhere", "worker/more.go", "no such file or directory", func(s shop, file string) {
			if err := os.Symlink("nowhere.go", s.path(file)); err != nil {
				s.t.Skip(err)
			}
		}},
	} {
		for _, pattern := range []string{"./orders", "./..."} {
			t.Run(test.name+" of "+pattern, func(t *testing.T) {
				t.Parallel()
				s, _ := unreadableShop(t)
				test.change(s, test.file)
				byGo := fmt.Sprintf("temporal-gen: open %s: %s\n", s.path(test.file), test.why)
				byUs := fmt.Sprintf("temporal-gen: %s: can't be read (%s): make it a file that can be, or remove it\n", test.file, test.why)
				asOwnerOnly(t, func() {
					for _, command := range loadingCommands {
						got := temporalGenProcess(t, s.dir, nil, strings.Fields(command+" "+pattern)...)
						if got.status != exitError || got.stdout != "" || got.stderr != byGo && got.stderr != byUs {
							t.Errorf("temporal-gen %s: got %+v, want %s or %s", command, got, byUs, byGo)
						}
					}
				})
				if _, err := os.Lstat(s.path(shopOutput)); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// TestUnreadableFolder has a folder that can't be looked into. It is a warning
// where it is none of the packages named, but for vet and fix: these could miss
// typed starters.
func TestUnreadableFolder(t *testing.T) {
	t.Parallel()
	s, output := unreadableShop(t)
	s.close("worker")
	const warning = "worker: warning: can't be read (permission denied): registrations in it are not seen\n"
	asOwnerOnly(t, func() {
		for _, test := range []struct {
			args string
			want outcome
		}{
			{"./orders", outcome{stderr: warning}},
			{"check ./orders", outcome{stderr: warning}},
			{"vet ./orders", outcome{exitError, "", "temporal-gen: open " + s.path("worker") + ": permission denied\n"}},
			{"fix ./orders", outcome{exitError, "", "temporal-gen: open " + s.path("worker") + ": permission denied\n"}},
			{"./...", outcome{exitError, "", "temporal-gen: pattern ./...: open worker: permission denied\n"}},
			{"check ./...", outcome{exitError, "", "temporal-gen: pattern ./...: open worker: permission denied\n"}},
			{"vet ./...", outcome{exitError, "", "temporal-gen: pattern ./...: open worker: permission denied\n"}},
		} {
			if got := temporalGenProcess(t, s.dir, nil, strings.Fields(test.args)...); got != test.want {
				t.Errorf("temporal-gen %s: got %+v, want %+v", test.args, got, test.want)
			}
		}
		s.remove(shopOutput)
		got := temporalGenProcess(t, s.dir, nil, "./orders")
		if want := (outcome{exitDone, shopOutput + ": 3 workflows\n", warning}); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	})
	s.wantOutput(output)
}

// TestCacheOfAnotherUser has a build cache that can be read and can't be written,
// and that knows of packages no more than their names. The go command writes there
// what it knows of folders, if these are older than some seconds: it answers, or the
// run ends in its words.
func TestCacheOfAnotherUser(t *testing.T) {
	t.Parallel()
	s, _ := generatedShop(t)
	env := "GOCACHE=" + t.TempDir()
	list := exec.CommandContext(t.Context(), "go", "list", "./...")
	list.Dir, list.Env = s.dir, append(os.Environ(), env)
	if out, err := list.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	folders, err := filepath.Glob(filepath.Join(strings.TrimPrefix(env, "GOCACHE="), "*"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no cache: %v", err)
	}
	for _, folder := range folders {
		if err := os.Chmod(folder, 0o555); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.Chmod(folder, 0o755) })
	}
	asOwnerOnly(t, func() {
		for _, command := range loadingCommands {
			before := snapshot(t, s.dir)
			got := temporalGenProcess(t, s.dir, []string{env}, strings.Fields(command+" ./...")...).withoutWarnings()
			refused := got.status == exitError && regexp.MustCompile(`^temporal-gen: .*open .*: permission denied\n$`).MatchString(got.stderr)
			if got.status != exitDone && !refused || got.status == exitDone && got.stderr != "" {
				t.Errorf("temporal-gen %s: %+v", command, got)
			}
			if diff := cmp.Diff(before, snapshot(t, s.dir)); diff != "" {
				t.Errorf("temporal-gen %s changes the disk:\n%s", command, diff)
			}
		}
	})
}

// TestSourceLost has sources that hold nothing but zeros, as after a power loss:
// what else is in the package does not tell whether it has workflows.
func TestSourceLost(t *testing.T) {
	t.Parallel()
	for _, rest := range []string{"package orders\n", "package orders\n\nimport _ \"go.temporal.io/sdk/workflow\"\n"} {
		s, output := generatedShop(t)
		zeros := strings.Repeat("\x00", 1000)
		s.write("orders/orders.go", zeros)
		s.write("orders/start.go", rest)
		want := outcome{exitFound, "", "orders: read " + s.path("orders/orders.go") + ": unexpected NUL in input\n"}
		for _, command := range []string{"", "check", "list"} {
			if got := temporalGen(t, s.dir, strings.Fields(command+" ./...")...); got != want {
				t.Errorf("temporal-gen %s: got %+v, want %+v", command, got, want)
			}
		}
		requireFailure(t, s, nil, []string{"vet", "fix"}, `package example.com/shop/orders is not checked: read .*orders.go: unexpected NUL in input`)
		s.wantOutput(output)
	}
}

// TestNamesThatDifferInCase has two files that are one on other systems.
func TestNamesThatDifferInCase(t *testing.T) {
	t.Parallel()
	s, output := generatedShop(t)
	if _, err := os.Stat(s.path("orders/Start.go")); err == nil {
		t.Skip("they are one here")
	}
	s.write("orders/Start.go", "package orders\n")
	const collision = `case-insensitive file name collision: "Start.go" and "start.go"`
	for _, command := range []string{"", "check", "list"} {
		got := temporalGen(t, s.dir, strings.Fields(command+" ./...")...)
		if want := (outcome{exitFound, "", "orders: " + collision + ": rename one of them\n"}); got != want {
			t.Errorf("temporal-gen %s: got %+v, want %+v", command, got, want)
		}
	}
	requireFailure(t, s, nil, []string{"vet", "fix"}, `package example.com/shop/orders is not checked: `+collision+`(?s:.*)`)
	s.wantOutput(output)
}
