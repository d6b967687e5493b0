package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

const lockFile = "temporal_lock.json"

// TestAgainst compares with the lock at a git ref: what was written down since counts,
// unless it was accepted since.
func TestAgainst(t *testing.T) {
	t.Parallel()
	s, _ := generatedShop(t)
	check := func(status int, want string, args ...string) {
		t.Helper()
		got := temporalGen(t, s.dir, append(append([]string{"check"}, args...), "./...")...)
		if got.status != status || !strings.Contains(got.stderr, want) || want == "" && got.stderr != "" {
			t.Errorf("check %v: %+v, want %d and %q", args, got, status, want)
		}
	}
	s.commit()
	check(exitError, "the lock at HEAD can't be read: git show: ", "-against", "HEAD")
	temporalGen(t, s.dir, "lock")
	s.commit()
	check(exitDone, "", "-against", "HEAD")

	s.replace("orders/orders.go", "ID string", "Number string")
	temporalGen(t, s.dir, "./...")
	check(exitFound, "[lost]")
	check(exitFound, "[lost]", "-against", "HEAD")
	if got := temporalGen(t, s.dir, "lock", "-accept", "orders.Order.Number", "-because", "none is open"); got.status != exitDone {
		t.Fatalf("%+v", got)
	}
	check(exitDone, "")
	check(exitDone, "", "-against", "HEAD")
	s.commit()
	check(exitDone, "", "-against", "HEAD~1")
	s.replace("orders/orders.go", "Number string", "Code string")
	temporalGen(t, s.dir, "./...")
	check(exitFound, "[lost]", "-against", "HEAD")
	check(exitError, "is no git ref", "-against", "--output=x")
}

// commit commits what the shop has.
func (s shop) commit() {
	s.t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		s.t.Skip(err)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "shop"}} {
		cmd := exec.CommandContext(s.t.Context(), "git", args...)
		cmd.Dir = s.dir
		if out, err := cmd.CombinedOutput(); err != nil {
			s.t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
}

// TestLockIsRemembered has check remember its answer as long as the lock is the same, and
// never what git says.
func TestLockIsRemembered(t *testing.T) {
	t.Parallel()
	s := newRememberingShop(t, "")
	want := s.works(".", "check", "./...")
	s.remembers(".", want, "check", "./...")
	s.works(".", "lock")
	want = s.works(".", "check", "./...")
	s.remembers(".", want, "check", "./...")
	text := s.read(lockFile)
	s.write(lockFile, strings.Replace(text, `"string`, `"int`, 1))
	if got := s.works(".", "check", "./..."); got.status != exitFound {
		t.Errorf("another lock: %+v", got)
	}
	s.write(lockFile, text)
	s.remembers(".", want, "check", "./...")
	s.commit()
	s.works(".", "check", "-against", "HEAD", "./...")
	s.works(".", "check", "-against", "HEAD", "./...")
}

// TestLockBesideModule locks a module whose worker imports another one from a folder of it.
func TestLockBesideModule(t *testing.T) {
	t.Parallel()
	dir := newModule(t,
		txtar.File{Name: "main.go", Data: []byte(`package main

import (
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/api"
)

func Process(ctx workflow.Context, order api.Order) error { return nil }

func main() { worker.New(nil, api.Queue, worker.Options{}).RegisterWorkflow(Process) }
`)},
		txtar.File{Name: "api/api.go", Data: []byte("package api\n\ntype Order struct{ ID string }\n\nconst Queue = \"orders\"\n")},
	)
	addModule(t, filepath.Join(dir, "api"), "example.com/shop/api")
	goMod := filepath.Join(dir, "go.mod")
	writeFile(t, goMod, readText(t, goMod)+"\nrequire example.com/shop/api v0.0.0\n\nreplace example.com/shop/api => ./api\n")
	if got := temporalGen(t, dir, "lock"); got.status != exitDone || !strings.Contains(readText(t, filepath.Join(dir, lockFile)), `"ID": "string"`) {
		t.Errorf("%+v", got)
	}
}
