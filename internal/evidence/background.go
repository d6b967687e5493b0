package evidence

import (
	"context"
	"errors"
	"go/token"
	"io/fs"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Background reads modules while the go command loads packages.
type Background struct {
	reader  *Reader
	modules []disk.Module
	err     error
	ready   chan struct{}
	// Stop ends the listing of the modules.
	Stop func()
}

// Start lists modules, and reads them through files, in the background. find finds
// packages of other modules, see [Read].
func Start(ctx context.Context, files *disk.Files, list func(context.Context) ([]disk.Module, error), find Find) *Background {
	ctx, cancel := context.WithCancel(ctx)
	listed := make(chan struct{})
	b := &Background{ready: make(chan struct{})}
	b.Stop = func() {
		cancel()
		<-listed // or the go command would go on alone
	}
	go func() {
		defer close(b.ready)
		defer report.Catch(&b.err, nil)
		func() {
			defer close(listed)
			b.modules, b.err = list(ctx)
		}()
		if b.err == nil {
			b.reader = Read(b.modules, files, find)
		}
	}()
	return b
}

// Wait waits for the reading, and returns what was read; or why it could not be.
// Without the modules' code a workflow could get the wrong name.
func (b *Background) Wait() (*Reader, []disk.Module, error) {
	<-b.ready
	return b.reader, b.modules, b.err
}

// Unreadable is an error for the first file that could not be read, and warnings for
// folders. An output whose link leads to nothing is yet to be written.
func (r *Reader) Unreadable(isOutput func(path string) bool) (warnings []report.Diagnostic, err error) {
	for _, unread := range r.Unread() {
		switch {
		case unread.Folder:
			warnings = append(warnings, report.Diagnostic{
				Pos:     token.Position{Filename: unread.Path},
				Message: "can't be read (" + disk.Cause(unread.Err) + "): registrations in it are not seen",
			})
		case !errors.Is(unread.Err, fs.ErrNotExist) || !isOutput(unread.Path):
			return nil, unread.Err
		}
	}
	return warnings, nil
}

// SetClients says which other packages the output of each package goes to: by its import
// path, the import paths of these. It is to be called before anything is asked.
func (r *Reader) SetClients(clients map[string][]string) { r.world.clients = clients }

// Prepare answers ahead, for the packages at paths, what is likely to be
// asked: it takes a function for a workflow when its first parameter looks like
// workflow.Context.
func (r *Reader) Prepare(paths []string) {
	r.Blind()
	r.Undeclared()
	for _, path := range paths {
		pkg := r.files.packages[path]
		if pkg == nil {
			continue
		}
		for _, d := range r.world.definitions(pkg) {
			r.Of(d.Func)
		}
	}
}

// Ahead has the reader prepare for questions about the packages at paths in the
// background, see [Reader.Prepare], and returns the function that waits for it.
func (r *Reader) Ahead(paths []string) (wait func() error) {
	ready := make(chan struct{})
	var err error
	go func() {
		defer close(ready)
		defer report.Catch(&err, nil)
		r.Prepare(paths)
	}()
	return func() error {
		<-ready
		return err
	}
}
