package generator

import (
	"context"
	"errors"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/report"
	sources "github.com/temporal-gen/temporal-gen/internal/source"
)

// usage tells how the code of all main modules uses functions. It reads that
// code in the background, while the go command loads packages.
type usage struct {
	reader *evidence.Reader
	// modules are the main modules, known once ready.
	modules []evidence.Module
	ready   chan struct{}
	// stop ends the go command that lists the modules.
	stop func()
	// err is why the modules could not be listed or read.
	err error
}

func startUsage(config Config) *usage {
	ctx, cancel := context.WithCancel(config.Context)
	listed, ready := make(chan struct{}), make(chan struct{})
	u := &usage{ready: ready}
	u.stop = func() {
		cancel()
		<-listed // or the go command would go on alone
	}
	go func() {
		defer close(ready)
		defer report.Catch(&u.err, nil)
		func() {
			defer close(listed)
			u.modules, u.err = mainModules(sources.Query{Context: ctx, Dir: config.Dir})
		}()
		if u.err == nil {
			u.reader = evidence.Read(u.modules)
		}
	}()
	return u
}

// expect prepares, in the background, for questions about the functions of the
// packages at paths. clientsOf are the other packages that the starters of
// one go to.
func (u *usage) expect(paths []string, clientsOf func(path string) []string) {
	ready := make(chan struct{})
	u.ready = ready
	go func() {
		defer close(ready)
		defer report.Catch(&u.err, nil)
		u.reader.Prepare(paths, clientsOf)
	}()
}

// packages waits for the reading, and returns the packages of the modules.
func (u *usage) packages() []evidence.Package {
	<-u.ready
	if u.err != nil {
		return nil // told when the reading is asked for
	}
	return u.reader.Packages()
}

// wait waits for the reading and says whether it could be done. Without the
// modules' code a workflow could get the wrong name.
func (u *usage) wait() error {
	<-u.ready
	return u.err
}

// unread is an error for the first file that could not be read, and warnings for
// folders. An output whose link leads to nothing is yet to be written.
func (u *usage) unread(isOutput func(path string) bool) ([]Diagnostic, error) {
	var warnings []Diagnostic
	for _, unread := range u.reader.Unread() {
		switch {
		case unread.Folder:
			warnings = append(warnings, Diagnostic{
				Pos:     token.Position{Filename: unread.Path},
				Message: "can't be read (" + disk.Cause(unread.Err) + "): registrations in it are not seen",
			})
		case !errors.Is(unread.Err, fs.ErrNotExist) || !isOutput(unread.Path):
			return nil, unread.Err
		}
	}
	return warnings, nil
}

// of waits for the reading, and answers.
func (u *usage) of(fn evidence.Func) evidence.Use {
	<-u.ready
	return u.reader.Of(fn)
}

// importPath is that of the package in a folder of the main modules, which have to
// be known, and "" for another folder. A symbolic link is where it leads to.
func (u *usage) importPath(dir string) string {
	importPath, dir := "", disk.Real(dir)
	for _, module := range u.modules {
		root := disk.Real(module.Dir)
		if rel, err := filepath.Rel(root, dir); err == nil && filepath.IsLocal(rel) && !startsModule(root, rel) {
			importPath = path.Join(module.Path, filepath.ToSlash(rel))
		}
	}
	return importPath
}

// mainModules are the main module, or those of the workspace.
func mainModules(query sources.Query) ([]evidence.Module, error) {
	listed, err := query.Modules()
	modules := make([]evidence.Module, len(listed))
	for i, m := range listed {
		modules[i] = evidence.Module(m)
	}
	return modules, err
}
