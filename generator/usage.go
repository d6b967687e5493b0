package generator

import (
	"errors"
	"fmt"
	"os/exec"
	"path"
	"path/filepath"
	"strings"

	"github.com/temporal-gen/temporal-gen/generator/evidence"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// usage tells how the code of all main modules uses functions. It reads that
// code in the background, while the go command loads packages.
type usage struct {
	reader *evidence.Reader
	// modules are the main modules, known once ready.
	modules []evidence.Module
	ready   chan struct{}
	// err is why the modules could not be listed or read.
	err error
}

func startUsage(config Config) *usage {
	ready := make(chan struct{})
	u := &usage{ready: ready}
	go func() {
		defer close(ready)
		defer report.Catch(&u.err, nil)
		if u.modules, u.err = mainModules(config); u.err != nil {
			return
		}
		u.reader = evidence.Read(u.modules)
		u.err = disk.Unreadable(u.reader.Err(), config.Dir)
	}()
	return u
}

// expect prepares, in the background, for questions about the functions of the
// packages at paths. clientsOf are the other packages that the starters of
// one go to.
func (u *usage) expect(paths []string, clientsOf func(path string) []string) {
	read, ready := u.ready, make(chan struct{})
	u.ready = ready
	go func() {
		defer close(ready)
		<-read
		if u.err == nil {
			defer report.Catch(&u.err, nil)
			u.reader.Prepare(paths, clientsOf)
		}
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

// imported waits for the reading, and returns the packages of the modules, other
// than those at paths, that these import, directly or not, and that have a file
// for which pick is true.
func (u *usage) imported(paths []string, pick func(src []byte) bool) []string {
	<-u.ready
	if u.err != nil {
		return nil // told when the reading is asked for
	}
	return u.reader.Imported(paths, pick)
}

// wait waits for the reading and says whether it could be done. Without the
// modules' code a workflow could get the wrong name.
func (u *usage) wait() error {
	<-u.ready
	return u.err
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
func mainModules(config Config) ([]evidence.Module, error) {
	cmd := exec.Command("go", "list", "-m", "-f", "{{.Path}}\t{{.Dir}}")
	if config.Context != nil {
		cmd = exec.CommandContext(config.Context, cmd.Path, cmd.Args[1:]...)
	}
	cmd.Dir = config.Dir
	out, err := cmd.Output()
	if err != nil {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			return nil, fmt.Errorf("listing the main modules: %s", strings.TrimSpace(string(exit.Stderr)))
		}
		return nil, fmt.Errorf("listing the main modules: %w", err)
	}
	var modules []evidence.Module
	for line := range strings.Lines(string(out)) {
		if path, dir, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t"); ok && dir != "" {
			modules = append(modules, evidence.Module{Path: path, Dir: dir})
		}
	}
	return modules, nil
}
