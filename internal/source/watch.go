package source

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/temporal-gen/temporal-gen/internal/disk"
)

// Watch is a context for the go commands that work in dir. The go command opens
// whatever has the name of a Go file, and waits for ever for what a named pipe
// would give; as that is rare, the modules are looked through when an answer takes
// long, and if there is such a file the context ends.
//
// done is to be called with the error of the work, and returns what is to be told
// of it: which file it was.
func Watch(parent context.Context, dir string) (ctx context.Context, done func(error) error) {
	if parent == nil {
		parent = context.Background()
	}
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	ctx, cancel := context.WithCancelCause(parent)
	for above := dir; ; above = filepath.Dir(above) {
		for _, name := range []string{"go.mod", "go.work"} {
			check(filepath.Join(above, name), cancel)
		}
		if above == filepath.Dir(above) {
			break
		}
	}
	timer := time.AfterFunc(patience, func() {
		modules, _ := Query{Context: ctx, Dir: dir}.Modules()
		for _, m := range modules {
			disk.GoFiles(m.Dir, func(_, name string) { check(name, cancel) })
		}
	})
	return ctx, func(err error) error {
		timer.Stop()
		if cause := context.Cause(ctx); err != nil && cause != nil && parent.Err() == nil {
			err = disk.Unreadable(cause, dir)
		}
		cancel(nil)
		return err
	}
}

// patience is how long the go command may take before anything is suspected: a
// second, in which it answers where nothing has to be built.
const patience = time.Second

// check cancels if the file called name is one for which the go command would
// wait. It would not for a device: it ends its reading at the first zero.
func check(name string, cancel context.CancelCauseFunc) {
	if info, err := os.Stat(name); err == nil && info.Mode()&fs.ModeNamedPipe != 0 {
		_, err := disk.Read(name) // says what it is, and reads nothing
		cancel(err)
	}
}
