package evidence_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
)

const (
	ordersSource   = "package orders\n\nimport \"go.temporal.io/sdk/workflow\"\n\nfunc Process(ctx workflow.Context) error { return nil }\n"
	registerSource = "package worker\n\nimport \"shop/orders\"\n\nfunc init() { worker.RegisterWorkflow(orders.Process) }\n"
)

// TestFiles puts the registration into files that are hard to read.
func TestFiles(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		// prepare makes the module in a folder and returns its root.
		prepare func(t *testing.T, dir string) string
		found   bool
	}{
		{"plain", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", registerSource)
			return dir
		}, true},
		{"behind a link to the file", func(t *testing.T, dir string) string {
			write(t, dir, "elsewhere.txt", registerSource)
			link(t, "../elsewhere.txt", filepath.Join(dir, "worker", "worker.go"))
			return dir
		}, true},
		{"behind a link to its folder", func(t *testing.T, dir string) string {
			write(t, dir, "_hidden/worker.go", registerSource)
			link(t, "_hidden", filepath.Join(dir, "worker"))
			return dir
		}, false},
		{"beside a link to nothing", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", registerSource)
			link(t, "nothing.go", filepath.Join(dir, "worker", "dangling.go"))
			return dir
		}, true},
		{"beside a link to itself", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", registerSource)
			link(t, "itself.go", filepath.Join(dir, "worker", "itself.go"))
			return dir
		}, true},
		{"in a folder that a link below leads back to", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", registerSource)
			link(t, "..", filepath.Join(dir, "worker", "up"))
			return dir
		}, true},
		{"beside a folder named like a file", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", registerSource)
			write(t, dir, "worker/folder.go/x.go", "package x\n")
			return dir
		}, true},
		{"in a module whose root is a link", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", registerSource)
			root := filepath.Join(t.TempDir(), "link")
			link(t, dir, root)
			return root
		}, true},
		{"in a module whose folder is named testdata", func(t *testing.T, dir string) string {
			root := filepath.Join(dir, "testdata")
			write(t, root, "worker/worker.go", registerSource)
			write(t, root, "orders/orders.go", ordersSource)
			return root
		}, true},
		{"in a file that can't be read", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", registerSource)
			if err := os.Chmod(filepath.Join(dir, "worker", "worker.go"), 0); err != nil {
				t.Fatal(err)
			}
			return dir
		}, canReadAnything(t)},
		{"in a folder that can't be read", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", registerSource)
			worker := filepath.Join(dir, "worker")
			if err := os.Chmod(worker, 0); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(worker, 0o755) })
			return dir
		}, canReadAnything(t)},
		{"with CRLF", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", strings.ReplaceAll(registerSource, "\n", "\r\n"))
			return dir
		}, true},
		{"beside a file of zeros", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", registerSource)
			write(t, dir, "worker/zeros.go", strings.Repeat("\x00", 1<<16))
			return dir
		}, true},
		{"beside a file that nests deeply", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", registerSource)
			write(t, dir, "worker/deep.go", "package worker\n\nvar x = "+strings.Repeat("(", 100_000)+"\n")
			write(t, dir, "worker/sum.go", "package worker\n\nvar y = 1"+strings.Repeat("+ 1", 100_000)+"\n")
			return dir
		}, true},
		{"beside a long line", func(t *testing.T, dir string) string {
			write(t, dir, "worker/worker.go", registerSource)
			write(t, dir, "worker/long.go", "package worker\n\nvar x = `"+strings.Repeat("x", 1<<22)+"`\n")
			return dir
		}, true},
		{"in a module that is not there", func(t *testing.T, dir string) string {
			return filepath.Join(dir, "nowhere")
		}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, dir, "orders/orders.go", ordersSource)
			root := test.prepare(t, dir)
			reader := evidence.Read([]disk.Module{{Path: "shop", Dir: root}}, nil, nil)
			use := reader.Of(evidence.Func{Package: "shop/orders", Name: "Process", GoName: "Process"})
			if found := len(use.Code.Registrations) == 1; found != test.found {
				t.Errorf("got %+v", use)
			} else if found && use.Code.Registrations[0].Pos.Filename != filepath.Join(root, "worker", "worker.go") {
				t.Errorf("found it in %s, below %s", use.Code.Registrations[0].Pos, root)
			}
		})
	}
}

// TestUnknownFunction asks what the modules do not have.
func TestUnknownFunction(t *testing.T) {
	t.Parallel()
	root, modules := writeModules(t, &txtar.Archive{Files: []txtar.File{{Name: "orders/orders.go", Data: []byte(ordersSource)}}})
	reader := evidence.Read(modules, nil, nil)
	for _, fn := range []evidence.Func{
		{},
		{Package: "shop/nowhere", Name: "Process"},
		{Package: "shop/orders", Name: "Nothing", GoName: "Nothing"},
		{Package: "shop/orders", Receiver: "Nobody", Name: "Process"},
		{Package: "go.temporal.io/sdk/workflow", Name: "Go"},
	} {
		if got := answer(root, reader.Of(fn)); got != "\tno evidence\n" {
			t.Errorf("%s:\n%s", title(fn), got)
		}
	}
	for _, modules := range [][]disk.Module{nil, {{}}} {
		if got := answer("", evidence.Read(modules, nil, nil).Of(evidence.Func{Package: "shop/orders", Name: "Process"})); got != "\tno evidence\n" {
			t.Errorf("of %v: %s", modules, got)
		}
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.FromSlash(target), name); err != nil {
		t.Skip(err) // not everyone may make links on Windows
	}
}

// canReadAnything reports whether file modes keep nobody out, as they do not with
// an administrator or on Windows.
func canReadAnything(t *testing.T) bool {
	t.Helper()
	if runtime.GOOS == "windows" {
		return true
	}
	name := filepath.Join(t.TempDir(), "closed")
	if err := os.WriteFile(name, nil, fs.FileMode(0)); err != nil {
		t.Fatal(err)
	}
	_, err := os.ReadFile(name)
	return err == nil
}
