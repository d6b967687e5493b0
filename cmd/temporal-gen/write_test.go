package main

import (
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestUnchangedFileIsNotWritten keeps the time of a file that is up to date,
// so that nothing is built again.
func TestUnchangedFileIsNotWritten(t *testing.T) {
	t.Parallel()
	s, want := generatedShop(t)
	long := time.Now().Add(-time.Hour).Truncate(time.Second)
	if err := os.Chtimes(s.path(shopOutput), long, long); err != nil {
		t.Fatal(err)
	}
	if got := temporalGen(t, s.dir, "./..."); got != (outcome{}) {
		t.Errorf("second run: %+v", got)
	}
	info, err := os.Stat(s.path(shopOutput))
	if err != nil {
		t.Fatal(err)
	}
	if !info.ModTime().Equal(long) {
		t.Errorf("modified %v, want %v", info.ModTime(), long)
	}
	s.wantOutput(want)
}

// TestCRLF takes a checkout with CRLF line ends for what it is.
func TestCRLF(t *testing.T) {
	t.Parallel()
	s, want := generatedShop(t)
	for _, name := range []string{"orders/orders.go", "orders/start.go", "main.go", shopOutput} {
		s.replace(name, "\n", "\r\n")
	}
	before := snapshot(t, s.dir)
	for _, args := range [][]string{{"check", "./..."}, {"./..."}} {
		if got := temporalGen(t, s.dir, args...); got != (outcome{}) {
			t.Errorf("%v: %+v", args, got)
		}
	}
	if diff := cmp.Diff(before, snapshot(t, s.dir)); diff != "" {
		t.Errorf("the disk changed:\n%s", diff)
	}

	s.remove(shopOutput)
	if got := temporalGen(t, s.dir, "./..."); got.status != exitDone {
		t.Errorf("%+v", got)
	}
	s.wantOutput(want)
}

// TestLastWorkflowGone deletes the tool's own file and nothing else.
func TestLastWorkflowGone(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		change func(s shop)
	}{
		{"no workflow", func(s shop) { s.write("orders/orders.go", "package orders\n\ntype Order struct{}\n") }},
		{"no mention of a workflow", func(s shop) {
			s.write("orders/orders.go", "package orders\n\ntype Order struct{}\n")
			s.write("orders/start.go", "package orders\n")
		}},
		{"only helpers", func(s shop) {
			s.write("orders/orders.go", "package orders\n\nimport \"go.temporal.io/sdk/workflow\"\n\n//temporalgen:ignore\nfunc Help(ctx workflow.Context) error { return nil }\n")
		}},
		{"only the tool's file", func(s shop) {
			s.remove("orders/orders.go")
			s.remove("orders/start.go")
		}},
		{"only the tool's file, broken", func(s shop) {
			s.remove("orders/orders.go")
			s.remove("orders/start.go")
			s.replace(shopOutput, "return result, err", "return result, err)")
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, _ := generatedShop(t)
			test.change(s)
			before := snapshot(t, s.dir)
			if got := temporalGen(t, s.dir, "check", "./..."); got.status != exitFound || !strings.HasPrefix(got.stdout, "--- "+shopOutput+"\n+++ /dev/null\n") {
				t.Errorf("check: %+v", got)
			}
			if diff := cmp.Diff(before, snapshot(t, s.dir)); diff != "" {
				t.Errorf("check changed the disk:\n%s", diff)
			}
			want := outcome{stdout: shopOutput + ": removed, it is not generated any more\n"}
			if got := temporalGen(t, s.dir, "./..."); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
			delete(before, shopOutput)
			if diff := cmp.Diff(before, snapshot(t, s.dir)); diff != "" {
				t.Errorf("the disk, -want +got:\n%s", diff)
			}
		})
	}
}

// TestFileMode keeps the mode of a file that is written again.
func TestFileMode(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("files have no such mode")
	}
	for _, mode := range []os.FileMode{0o600, 0o664, 0o400} {
		s, want := generatedShop(t)
		s.replace(shopOutput, "order Order", "order string")
		if err := os.Chmod(s.path(shopOutput), mode); err != nil {
			t.Fatal(err)
		}
		if got := temporalGen(t, s.dir, "./..."); got.status != exitDone {
			t.Fatalf("%+v", got)
		}
		s.wantOutput(want)
		info, err := os.Stat(s.path(shopOutput))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != mode {
			t.Errorf("mode is %v, want %v", info.Mode(), mode)
		}
	}
}

// TestRunsAtOnce has several runs write one file.
func TestRunsAtOnce(t *testing.T) {
	t.Parallel()
	_, want := generatedShop(t)
	s := newShop(t)
	var runs sync.WaitGroup
	for range 4 {
		runs.Go(func() {
			if got := temporalGen(t, s.dir, "./..."); got.status != exitDone || got.stderr != "" {
				t.Errorf("%+v", got)
			}
		})
	}
	runs.Wait()
	s.wantOutput(want)
}

// TestNoTemporaryFiles leaves nothing behind where it needs temporary files:
// for a run whose output has to be hidden from the go command.
func TestNoTemporaryFiles(t *testing.T) {
	t.Parallel()
	s, want := generatedShop(t)
	s.replace(shopOutput, "package orders", "package sales")
	temp := t.TempDir()
	env := []string{"TMPDIR=" + temp, "TMP=" + temp, "TEMP=" + temp}
	if got := temporalGenProcess(t, s.dir, env, "./..."); got.status != exitDone {
		t.Fatalf("%+v", got)
	}
	s.wantOutput(want)
	entries, err := os.ReadDir(temp)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "goimports" { // golang.org/x/tools/imports makes it where it runs in a test
			t.Errorf("%s is left behind", e.Name())
		}
	}
}
