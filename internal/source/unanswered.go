package source

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/tools/go/packages"
)

// This file is about questions that the go command did not answer, and why.

// failed is the error of go/packages without its wrapping.
func (q Query) failed(mode packages.LoadMode, patterns []string, err error) error {
	if q.Context != nil && q.Context.Err() != nil {
		return q.Context.Err()
	}
	why, stderr, _ := strings.Cut(err.Error(), ": stderr: ")
	if words := ownWords(stderr); words != "" {
		return errors.New(words)
	}
	if again := q.askAgain(mode, patterns); again != nil {
		return again
	}
	return errors.New("the go command failed: " + strings.TrimPrefix(why, "err: "))
}

// unanswered is why packages that were asked for did not come back.
func (q Query) unanswered(mode packages.LoadMode, paths []string) error {
	if why := q.askAgain(mode, paths); why != nil {
		return why
	}
	return fmt.Errorf("the go command told nothing of package %s, and not why: run temporal-gen again", paths[0])
}

// askAgain asks the go command what go/packages asked it, for the sake of what
// it says when it fails.
func (q Query) askAgain(mode packages.LoadMode, patterns []string) error {
	args := []string{"list", "-e", "-f", "{{.ImportPath}}"}
	if mode != findMode {
		args = append(args, fmt.Sprintf("-test=%t", q.Tests), "-deps=true")
	}
	if mode == typesMode {
		args = append(args, "-compiled=true", "-export=true")
	}
	args = append(append(append(args, q.flags()...), "--"), patterns...)
	_, err := Go(q.Context, q.Dir, args...)
	return err
}

// unread is why a package that pkgs need could not be read, nil if all could: its
// export data, or a package of the standard library, whose code is never at fault. One
// that there is none of is a mistake of who imports it.
func unread(pkgs []*packages.Package) (why error) {
	packages.Visit(pkgs, func(*packages.Package) bool { return why == nil }, func(pkg *packages.Package) {
		for _, e := range pkg.Errors {
			exportData := e.Kind == packages.UnknownError && e.Pos == "-" && len(pkg.Syntax) == 0
			if why == nil && (exportData || isStandard(pkg) && pkg.Name != "" && IsOwn(e)) {
				why = errors.New(ownWords(e.Msg))
			}
		}
	})
	return why
}

// IsOwn reports whether e is what the go command says of a package as a whole:
// not of a place in its code, nor of what did not compile.
func IsOwn(e packages.Error) bool {
	return e.Kind == packages.ListError && e.Pos == "" && !strings.HasPrefix(e.Msg, "# ")
}

// IsUnread reports whether e is what the go command says of a package of which it
// could not read a file.
func IsUnread(e packages.Error) bool {
	return IsOwn(e) && (strings.HasPrefix(e.Msg, "open ") || strings.HasPrefix(e.Msg, "read "))
}

// isStandard reports whether pkg belongs to the standard library.
func isStandard(pkg *packages.Package) bool {
	first, _, _ := strings.Cut(pkg.PkgPath, "/")
	return pkg.Module == nil && !strings.Contains(first, ".") && !strings.HasSuffix(pkg.ID, ".test")
}
