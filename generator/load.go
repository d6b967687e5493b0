package generator

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// source is what one run looks at: the packages that were named, and of those
// the ones that can hold workflows, type-checked.
type source struct {
	fset *token.FileSet
	// found are the packages that the patterns matched.
	found []*packages.Package
	// candidates are the import paths of those that can hold workflows.
	candidates []string
	// helpers are the import paths of packages that the candidates call and that
	// may set up messages for them.
	helpers []string
	// misnamed are outputs whose package clause is not their package's.
	misnamed []string
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

const (
	findMode = packages.NeedName | packages.NeedFiles | packages.NeedModule
	// typesMode takes the types of dependencies from export data: NeedDeps and
	// Config.Overlay would both have them type-checked from source.
	typesMode = findMode | packages.NeedCompiledGoFiles | packages.NeedImports |
		packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo
)

// find finds the packages, and dismisses by their bytes those that can't hold
// workflows.
func find(config Config, usage *usage) (*source, error) {
	s := &source{fset: token.NewFileSet(), targets: map[string][]target{},
		declare: map[string]bool{}, misdeclared: map[string][]Diagnostic{}, hidden: map[string]*packages.Package{}}
	s.lookUp = func(importPath string) ([]*packages.Package, error) {
		return s.list(config, findMode, []string{importPath}, nil)
	}
	var err error
	if s.found, err = s.list(config, findMode, config.Patterns, nil); err != nil {
		return nil, err
	}
	for i, pkg := range s.found {
		if name := hiddenName(pkg); name != "" && pkg.Module != nil && pkg.Module.Main {
			s.found[i] = s.asHidden(pkg, name)
		} else if err := usable(pkg, config.Dir); err != nil {
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
		return nil, &UsageError{fmt.Sprintf("no packages match %s: name packages of this module, for example ./...", strings.Join(config.Patterns, " "))}
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
				Message: fmt.Sprintf("%s would declare the same names as %s, declared at %s: keep one output for this folder", want.file, s.targets[pkg.ID][i].file, at(config.Dir, s.targets[pkg.ID][i].pos)),
			})
		}
		s.targets[pkg.ID] = append(s.targets[pkg.ID], t)
		s.misnamed = append(s.misnamed, t.misnamed(pkg)...)
	}
	if !mentionsWorkflows(files) {
		return nil
	}
	s.unseen = append(s.unseen, unseenSDK(files)...)
	if s.hidden[pkg.PkgPath] == nil {
		s.candidates = append(s.candidates, pkg.PkgPath)
	}
	return nil
}

// load type-checks the candidates, in one load. A package is seen as if it had
// no output yet, so that an output that is stale, broken or missing makes no
// difference.
func (s *source) load(config Config) error {
	if len(s.candidates)+len(s.unseen) == 0 {
		return nil
	}
	var hide []string
	if len(s.misnamed) > 0 {
		// The go command would take the package's name from either file. Its
		// own overlay, unlike that of go/packages, keeps export data in use.
		flag, remove, err := overlayWithout(s.misnamed)
		if err != nil {
			return err
		}
		defer remove()
		hide = []string{flag}
	}
	loaded, err := s.list(config, typesMode, slices.Concat(s.candidates, s.helpers, s.unseen), hide)
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

// list is the only caller of go/packages.
func (s *source) list(config Config, mode packages.LoadMode, patterns, flags []string) ([]*packages.Package, error) {
	if config.Tags != "" {
		flags = append(flags, "-tags="+config.Tags)
	}
	pkgs, err := packages.Load(&packages.Config{
		Context:    config.Context,
		Mode:       mode,
		Dir:        config.Dir,
		BuildFlags: flags,
		Fset:       s.fset,
		ParseFile:  parseFile,
	}, patterns...)
	if err != nil {
		return nil, loadError(err)
	}
	return pkgs, nil
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

// usable refuses what the patterns, resolved in dir, should not have matched.
func usable(pkg *packages.Package, dir string) error {
	if pkg.PkgPath == "command-line-arguments" {
		return &UsageError{"arguments are packages, not files: name the folder, for example ./orders"}
	}
	if pkg.Module != nil && pkg.Module.Main && (len(pkg.GoFiles) > 0 || pkg.Name != "") {
		return nil
	}
	for _, e := range pkg.Errors {
		if e.Kind == packages.ListError {
			if strings.Contains(e.Msg, "is not in std") {
				return &NoPackageError{pkg.PkgPath}
			}
			return &UsageError{mend(e.Msg, dir)}
		}
	}
	return &UsageError{fmt.Sprintf("package %s is not part of the main module: run temporal-gen in the module that declares it", pkg.PkgPath)}
}

// mend adds to the go command's words on a pattern what to do about it.
func mend(message, dir string) string {
	message, _, _ = strings.Cut(message, "; to add it:") // which has two lines
	switch {
	case strings.Contains(message, "no Go files in"):
		return message + ": name the folder of a package, or ./... for all below"
	case strings.Contains(message, "build constraints exclude all Go files"):
		return message + ", and what has the tag ignore is no part of a package: name another folder"
	case strings.Contains(message, "does not contain main module") && !inModule(dir):
		return noModule
	case strings.Contains(message, "does not contain package"):
		return message + ": run temporal-gen in the module that does"
	default:
		return message + ": name packages of this module, for example ./..."
	}
}

const noModule = "no go.mod in this folder or above it: run temporal-gen inside a module"

// inModule says whether dir or a folder above it has a go.mod.
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

// loadError is the go command's failure without the wrapping of go/packages.
func loadError(err error) error {
	message := err.Error()
	if _, stderr, ok := strings.Cut(message, "stderr: "); ok {
		message = strings.TrimSpace(stderr)
	}
	if strings.Contains(message, "go.mod file not found") {
		message = noModule
	}
	return errors.New(message)
}

// overlayWithout is the build flag under which the go command takes files for
// deleted, and a function that removes what it needs.
func overlayWithout(files []string) (flag string, remove func(), err error) {
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
	name := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(name, text, 0o600); err != nil {
		remove()
		return "", nil, err
	}
	return "-overlay=" + name, remove, nil
}
