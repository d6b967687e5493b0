// Package source asks the go command: which packages the patterns of a command
// line match, what they declare, and which modules are the main ones. A question
// that the go command does not answer is an error, in its own words.
package source

import (
	"context"
	"errors"
	"go/ast"
	"go/token"
	"slices"

	"golang.org/x/tools/go/packages"
)

// Query is how the go command is asked.
type Query struct {
	// Context ends the go command's work when it is done; nil never does.
	Context context.Context
	// Dir is where patterns are resolved.
	Dir string
	// Tags are build tags, separated by commas.
	Tags string
	// Overlay is the file that tells the go command of files to take for
	// deleted, "" for none. Unlike the overlay of go/packages it keeps export
	// data in use.
	Overlay string
	// Tests has packages loaded with their tests.
	Tests bool
	// Fset has the positions of what is loaded.
	Fset *token.FileSet
	// ParseFile parses files of packages that are loaded, nil for all of them.
	ParseFile func(fset *token.FileSet, filename string, src []byte) (*ast.File, error)
}

const (
	findMode = packages.NeedName | packages.NeedFiles | packages.NeedModule
	// typesMode takes the types of dependencies from export data: NeedDeps and
	// Config.Overlay would both have them type-checked from source.
	typesMode = findMode | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedForTest |
		packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo
)

// List lists what patterns match, whichever module it is of. There may be errors in
// place of packages, which [Query.Usable] tells.
func (q Query) List(patterns ...string) ([]*packages.Package, error) {
	return q.list(findMode, patterns)
}

// Find finds the packages that patterns match: those of the main modules, as
// there is nothing to do in others.
func (q Query) Find(patterns ...string) ([]*packages.Package, error) {
	pkgs, err := q.List(patterns...)
	if err != nil {
		return nil, err
	}
	if len(pkgs) == 0 {
		return nil, NoMatch(patterns)
	}
	for _, pkg := range pkgs {
		if err := q.Usable(pkg); err != nil {
			return nil, err
		}
	}
	return pkgs, nil
}

// FindAll finds the packages of all main modules. What they hold is not known as
// long as the go command can't read a folder or a file.
func (q Query) FindAll() ([]*packages.Package, error) {
	const pattern = "work"
	pkgs, err := q.list(findMode, []string{pattern})
	if err != nil {
		return nil, err
	}
	for _, pkg := range pkgs {
		for _, e := range pkg.Errors {
			if pkg.PkgPath == pattern || IsUnread(e) {
				return nil, errors.New(ownWords(e.Msg))
			}
		}
	}
	return pkgs, nil
}

// Load loads the packages at paths, with syntax and types. All of them come
// back, and so do the packages that they import, unless their code is at fault.
func (q Query) Load(paths ...string) ([]*packages.Package, error) {
	pkgs, err := q.list(typesMode, paths)
	if err != nil {
		return nil, err
	}
	// A go command that fails while it compiles is no error to go/packages,
	// which expects code that does not compile.
	came := map[string]bool{}
	for _, pkg := range pkgs {
		came[pkg.PkgPath] = true
	}
	missing := slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return came[path] })
	if len(missing) > 0 {
		return nil, q.unanswered(missing)
	}
	return pkgs, unread(pkgs)
}

// list is the only caller of go/packages.
func (q Query) list(mode packages.LoadMode, patterns []string) ([]*packages.Package, error) {
	pkgs, err := packages.Load(&packages.Config{
		Context:    q.Context,
		Mode:       mode,
		Dir:        q.Dir,
		BuildFlags: q.flags(),
		Fset:       q.Fset,
		Tests:      q.Tests && mode == typesMode, // finding them needs no tests
		ParseFile:  q.ParseFile,
	}, patterns...)
	if err != nil {
		return nil, q.failed(mode, patterns, err)
	}
	return pkgs, nil
}

// flags are the build flags.
func (q Query) flags() []string {
	var flags []string
	if q.Tags != "" {
		flags = append(flags, "-tags="+q.Tags)
	}
	if q.Overlay != "" {
		flags = append(flags, "-overlay="+q.Overlay)
	}
	return flags
}
