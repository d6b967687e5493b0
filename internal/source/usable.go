package source

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// NoPackageError says of a pattern that it names no package, and may have been
// meant as a folder or as something else.
type NoPackageError struct{ Path string }

func (e *NoPackageError) Error() string {
	return "there is no package " + e.Path + ": begin folders with ./, as in ./" + e.Path
}

// NoMatch is the answer to patterns that match nothing.
func NoMatch(patterns []string) error {
	return &report.UsageError{Message: "no packages match " + strings.Join(patterns, " ") + ": name packages of this module, for example ./..."}
}

// Usable refuses what patterns should not have matched: files, and packages of
// other modules. A pattern that matches nothing, and a go command that fails,
// come as a package with an error.
func (q Query) Usable(pkg *packages.Package) error {
	if len(pkg.GoFiles) > 0 || pkg.Name != "" {
		switch {
		case pkg.PkgPath == filesPath:
			return errFiles
		case pkg.Module != nil && pkg.Module.Main:
			return nil
		}
	}
	for _, e := range pkg.Errors {
		if e.Kind == packages.ListError {
			return q.refused(pkg, e.Msg)
		}
	}
	if _, err := q.Modules(); err != nil { // there may be no main module at all
		return err
	}
	return &report.UsageError{Message: "package " + pkg.PkgPath + " is not part of the main module: run temporal-gen in the module that declares it"}
}

// filesPath is the package that files on a command line make.
const filesPath = "command-line-arguments"

var errFiles = &report.UsageError{Message: "arguments are packages, not files: name the folder, for example ./orders"}

// refused is the go command's words on a pattern, and what to do about it where
// that is certain.
func (q Query) refused(pkg *packages.Package, message string) error {
	message, _, _ = strings.Cut(ownWords(message), "; to add it:") // which has two lines
	has := func(text string) bool { return strings.Contains(message, text) }
	advice := ""
	switch {
	case has("named files must"):
		return errFiles
	case has("is not in std"):
		return &NoPackageError{pkg.PkgPath}
	case has("does not contain main module") && !inModule(q.Dir):
		return &report.UsageError{Message: noModule}
	case has("no Go files in"):
		advice = ": name the folder of a package, or ./... for all below"
	case has("build constraints exclude all Go files"):
		advice = ", and what has the tag ignore is no part of a package: name another folder"
	case has("does not contain package"):
		advice = ": run temporal-gen in the module that does"
	case has("no required module provides"), has("directory not found"), has("outside main module"), has("malformed import path"):
		advice = ": name packages of this module, for example ./..."
	default:
		return errors.New(message)
	}
	return &report.UsageError{Message: message + advice}
}

// inModule reports whether dir or a folder above it has a go.mod.
func inModule(dir string) bool {
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return false
		}
		dir = parent
	}
}
