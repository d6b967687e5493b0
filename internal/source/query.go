// Package source asks the go command: which packages the patterns of a command
// line match, what they import, and which modules are the main ones; and reads what
// they declare from their source. A question that the go command does not answer is
// an error, in its own words.
package source

import (
	"context"
	"go/ast"
	"go/token"
	"os"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
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
	// deleted, "" for none.
	Overlay string
	// Tests has packages loaded with their tests.
	Tests bool
	// Fset has the positions of what is loaded.
	Fset *token.FileSet
	// Files reads files of the main modules; nil reads each anew.
	Files *disk.Files
}

const (
	findMode = packages.NeedName | packages.NeedFiles | packages.NeedModule
	// graphMode has all dependencies with their files, of which the types are made.
	graphMode = findMode | packages.NeedImports | packages.NeedDeps | packages.NeedForTest
	// typesMode takes the types of dependencies from export data: NeedDeps and
	// Config.Overlay would both have them type-checked from source. The go command
	// compiles for it whatever changed.
	typesMode = findMode | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedForTest |
		packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo
)

// List lists what patterns match, whichever module it is of. There may be errors in
// place of packages, which [Query.Usable] tells.
func (q Query) List(patterns ...string) ([]*packages.Package, error) {
	return q.list(findMode, patterns)
}

// load loads the packages at paths, with syntax and types, by export data. All of
// them come back, and so do the packages that they import, unless their code is at
// fault.
func (q Query) load(parse parseFunc, paths ...string) ([]*packages.Package, error) {
	pkgs, err := q.listWith(parse, typesMode, paths)
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
		return nil, q.unanswered(typesMode, missing)
	}
	return pkgs, unread(pkgs)
}

// parseFunc parses a file of a package that is loaded.
type parseFunc func(fset *token.FileSet, filename string, src []byte) (*ast.File, error)

func (q Query) list(mode packages.LoadMode, patterns []string) ([]*packages.Package, error) {
	return q.listWith(nil, mode, patterns)
}

// listWith is the only caller of go/packages.
func (q Query) listWith(parse parseFunc, mode packages.LoadMode, patterns []string) ([]*packages.Package, error) {
	pkgs, err := packages.Load(&packages.Config{
		Context:    q.Context,
		Mode:       mode,
		Dir:        q.Dir,
		Env:        environment(),
		BuildFlags: q.flags(),
		Fset:       q.Fset,
		Tests:      q.Tests && mode != findMode, // finding them needs no tests
		ParseFile:  parse,
	}, patterns...)
	if err != nil {
		return nil, q.failed(mode, patterns, err)
	}
	return pkgs, nil
}

// environment is that of the go command, which lists packages for a tenth less when it
// does not collect its memory as often as it would.
func environment() []string {
	if os.Getenv("GOGC") != "" {
		return os.Environ()
	}
	return append(os.Environ(), "GOGC=400")
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
