package generator

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	sources "github.com/temporal-gen/temporal-gen/internal/source"
)

// source is what one run looks at: the packages that were named, and of those
// the ones that can hold workflows, type-checked.
type source struct {
	fset *token.FileSet
	// found are the packages that the patterns matched.
	found []*packages.Package
	// dismissed has the IDs of those that can't hold workflows, by their bytes.
	dismissed map[string]bool
	// candidates are the import paths of those that can hold workflows.
	candidates []string
	// helpers are the import paths of packages that the candidates call and that
	// may set up messages for them.
	helpers []string
	// wholes are what the go command says of packages as a whole, by import path.
	wholes map[string]string
	// misread are outputs that keep the go command from reading their package.
	misread []string
	// hidden are those of found that the go command does not see, by import path.
	hidden map[string]*packages.Package
	// unseen are the import paths of packages of the SDK that nothing but files
	// with a constraint imports.
	unseen []string
	// loaded are the candidates and the helpers, with syntax and types.
	loaded []*packages.Package
	// sdk are the unseen packages, by import path.
	sdk map[string]*packages.Package
	// lookUp finds the source of any package, and outlines are what it declares.
	lookUp   func(importPath string) ([]*packages.Package, error)
	outlines map[string]*outline
	// lookUpErr is why the source of one could not be looked for.
	lookUpErr error
	// targets tells for each found package's ID where its outputs go.
	targets map[string][]target
	// declare has the IDs of found packages that declare their outputs, and
	// misdeclared what is wrong with these declarations.
	declare     map[string]bool
	misdeclared map[string][]Diagnostic
}

// query is how config has the go command asked.
func (s *source) query(config Config) sources.Query {
	return sources.Query{Context: config.Context, Dir: config.Dir, Tags: config.Tags, Fset: s.fset, ParseFile: parseFile}
}

// find finds the packages, and dismisses by their bytes those that can't hold
// workflows.
func find(config Config, usage *usage) (*source, error) {
	s := &source{
		fset:      token.NewFileSet(),
		dismissed: map[string]bool{},
		wholes:    map[string]string{},
		hidden:    map[string]*packages.Package{},
		targets:   map[string][]target{},
		declare:   map[string]bool{}, misdeclared: map[string][]Diagnostic{},
	}
	query := s.query(config)
	s.lookUp = func(importPath string) ([]*packages.Package, error) { return query.List(importPath) }
	var err error
	if s.found, err = query.List(config.Patterns...); err != nil {
		return nil, err
	}
	for i, pkg := range s.found {
		if name := hiddenName(pkg); name != "" && pkg.Module != nil && pkg.Module.Main {
			s.found[i] = s.asHidden(pkg, name)
		} else if err := query.Usable(pkg); err != nil {
			return nil, err
		}
		if err := s.look(s.found[i], config); err != nil {
			return nil, err
		}
	}
	if passed := s.passedOver(config, usage); len(passed) > 0 {
		for _, pkg := range passed {
			if err := s.look(pkg, config); err != nil {
				return nil, err
			}
		}
		s.found = append(s.found, passed...)
		slices.SortStableFunc(s.found, func(a, b *packages.Package) int { return strings.Compare(a.PkgPath, b.PkgPath) })
	}
	if len(s.found) == 0 {
		if err := usage.wait(); err != nil { // and what wildcards pass over is not known
			return nil, err
		}
		return nil, sources.NoMatch(config.Patterns)
	}
	return s, nil
}

// look looks at the files of a package, and at the places of its outputs.
func (s *source) look(pkg *packages.Package, config Config) error {
	files := slices.Concat(pkg.GoFiles, goFiles(pkg.IgnoredFiles))
	declared := declaredOutputs(files, func(pos token.Position, message string) {
		s.misdeclared[pkg.ID] = append(s.misdeclared[pkg.ID], Diagnostic{Pos: pos, Message: message})
	})
	s.declare[pkg.ID] = len(declared) > 0
	wanted, err := config.wantedBy(pkg.Name, declared)
	if err != nil {
		return err
	}
	for _, want := range wanted {
		t := targetOf(pkg, want)
		if i := slices.IndexFunc(s.targets[pkg.ID], func(other target) bool { return disk.Real(other.dir) == disk.Real(t.dir) }); i >= 0 {
			s.misdeclared[pkg.ID] = append(s.misdeclared[pkg.ID], Diagnostic{
				Pos:     want.pos,
				Message: fmt.Sprintf("%s would declare the same names as %s, declared at %s: keep one output for this folder", want.file, s.targets[pkg.ID][i].file, report.At(config.Dir, s.targets[pkg.ID][i].pos)),
			})
		}
		s.targets[pkg.ID] = append(s.targets[pkg.ID], t)
		s.misread = append(s.misread, t.misread(pkg)...)
	}
	for _, e := range pkg.Errors {
		if sources.IsOwn(e) {
			s.wholes[pkg.PkgPath] = e.Msg
		}
	}
	if !mentionsWorkflows(files) && (s.wholes[pkg.PkgPath] == "" || !overlooks(pkg.Dir, files, s.targets[pkg.ID])) {
		s.dismissed[pkg.ID] = true
		return nil
	}
	s.unseen = append(s.unseen, unseenSDK(files)...)
	if s.hidden[pkg.PkgPath] == nil {
		s.candidates = append(s.candidates, pkg.PkgPath)
	}
	return nil
}

// overlooks reports whether a package's folder has Go files that the go command
// could not read: they are not among its files. Outputs hold no workflows.
func overlooks(dir string, files []string, targets []target) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return true
	}
	return slices.ContainsFunc(entries, func(entry fs.DirEntry) bool {
		name := filepath.Join(dir, entry.Name())
		return !isPlace(targets, name) && len(goFiles([]string{name})) > 0 && entry.Name()[0] != '.' && entry.Name()[0] != '_' && !entry.IsDir() && !slices.Contains(files, name)
	})
}

// isPlace reports whether path is the place of an output of targets.
func isPlace(targets []target, path string) bool {
	return slices.ContainsFunc(targets, func(t target) bool {
		_, ok := t.old[path]
		return ok
	})
}

// isOutput reports whether path is the place of an output.
func (s *source) isOutput(path string) bool {
	for _, targets := range s.targets {
		if isPlace(targets, path) {
			return true
		}
	}
	return false
}

// load type-checks the candidates, in one load. A package is seen as if it had
// no output yet, so that an output that is stale, broken or missing makes no
// difference.
func (s *source) load(config Config) error {
	if len(s.candidates)+len(s.unseen) == 0 {
		return nil
	}
	query := s.query(config)
	if len(s.misread) > 0 {
		overlay, remove, err := overlayWithout(s.misread)
		if err != nil {
			return err
		}
		defer remove()
		query.Overlay = overlay
	}
	loaded, err := query.Load(slices.Concat(s.candidates, s.helpers, s.unseen)...)
	if err != nil {
		return err
	}
	s.sdk = map[string]*packages.Package{}
	for _, pkg := range loaded {
		if slices.Contains(s.unseen, pkg.PkgPath) {
			s.sdk[pkg.PkgPath] = pkg
		} else {
			s.loaded = append(s.loaded, pkg)
		}
	}
	return nil
}

// parseFile parses a file of a package that is loaded from source, and of the
// tool's own output no more than the package clause.
func parseFile(fset *token.FileSet, filename string, src []byte) (*ast.File, error) {
	if names.IsOurs(src) {
		file, _ := parser.ParseFile(fset, filename, src, parser.PackageClauseOnly)
		return file, nil
	}
	file, err := parser.ParseFile(fset, filename, src, parser.AllErrors|parser.ParseComments|parser.SkipObjectResolution)
	return file, report.PlaceErrors(fset, file, err)
}

// overlayWithout is an overlay under which the go command takes files for
// deleted, and a function that removes it.
func overlayWithout(files []string) (name string, remove func(), err error) {
	replace := map[string]string{}
	for _, f := range files {
		replace[f] = ""
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp("", "temporal-gen")
	if err != nil {
		return "", nil, err
	}
	remove = func() { os.RemoveAll(dir) }
	name = filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(name, text, 0o600); err != nil {
		remove()
		return "", nil, err
	}
	return name, remove, nil
}
