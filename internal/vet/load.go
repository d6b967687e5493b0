// Package vet checks the call sites of a module, or of a workspace: it loads it,
// runs the analyzers of package callsite, applies their fixes in memory, and says
// what they found in the formats that people and programs read.
package vet

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/parallel"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/sites"
	"github.com/temporal-gen/temporal-gen/internal/source"
	"github.com/temporal-gen/temporal-gen/internal/survey"
)

// Config is what to check.
type Config struct {
	// Context ends the go command's work when it is done; nil never does.
	Context context.Context
	// Dir is where Patterns are resolved, "" for the working directory.
	Dir string
	// Patterns name packages as for the go command; none mean ".".
	Patterns []string
	// Tags are build tags, separated by commas.
	Tags string
}

// Module is a loaded module, or the modules of a workspace.
type Module struct {
	fset *token.FileSet
	// checked are the packages that the patterns matched, with their tests.
	checked []*packages.Package
	// all are checked and those that have typed starters.
	all []*packages.Package
	// facts are what each package tells of its workflows, by import path.
	facts map[string]analysis.PackageFact
	// definitions are the workflows and activities that these tell of, and workers what
	// is known of the module.
	definitions []*sites.Definition
	workers     *sites.Module
	// modules are those of all packages, by import path, and requires what the
	// go.mod of each requires, where there are several.
	modules  map[string]*packages.Module
	requires map[string]requirements
	// Broken says which packages could not be checked, and why.
	Broken []error
	// Warnings are of files that were not looked at, sorted, and of registrations whose
	// workflows can't all be told.
	Warnings []report.Diagnostic
	// Unchecked says why it is not checked what workers have, where that would be worth
	// knowing.
	Unchecked []report.Diagnostic
}

// Load loads the packages that config names, and every package of the main
// modules that has typed starters.
func Load(config Config) (m *Module, err error) {
	defer report.Catch(&err, nil)
	if config.Dir, err = filepath.Abs(config.Dir); err != nil {
		return nil, err
	}
	ctx, done := source.Watch(config.Context, config.Dir)
	defer func() { err = done(err) }()
	config.Context = ctx
	m = &Module{
		fset:     token.NewFileSet(),
		facts:    map[string]analysis.PackageFact{},
		modules:  map[string]*packages.Module{},
		requires: map[string]requirements{},
	}
	if len(config.Patterns) == 0 {
		config.Patterns = []string{"."}
	}
	files := &disk.Files{}
	around := survey.Start(source.Query{Files: files, Context: config.Context, Dir: config.Dir, Tags: config.Tags, Fset: m.fset})
	defer around.Stop() // or the go command would go on alone
	found := &discovery{Survey: around, program: around.Query.NewProgram(), handing: newHanding()}
	query := around.Query
	query.Tests = true
	checking := found.program.Checking()
	checking.Parse, checking.Info, checking.Whole = found.parse, newInfo, found.compared
	checking.Closed, checking.Opaque = sdk.IsPath, isOfMessages
	loaded, wanted, err := query.Load(config.Patterns, found.others, checking)
	if err != nil {
		return nil, err
	}
	m.sort(loaded, wanted, config.Tags)
	if err := m.readRequirements(config.Context); err != nil {
		return nil, err
	}
	if err := found.finish(m); err != nil {
		return nil, err
	}
	m.unalias(around.Reader.Unaliased())
	m.warnOfBlind(slices.Concat(around.Reader.Blind(), around.Reader.BlindToActivities()))
	m.warnOfHidden(around.Reader.Undeclared())
	if err := m.hold(); err != nil {
		return nil, err
	}
	return m, m.expect()
}

// parseFile parses as go/packages does, and gives errors their real places.
func parseFile(fset *token.FileSet, filename string, src []byte) (*ast.File, error) {
	file, err := parser.ParseFile(fset, filename, src, parser.AllErrors|parser.ParseComments)
	return file, report.PlaceErrors(fset, file, err)
}

// warnOfBlind warns of registrations whose functions can't all be told.
func (m *Module) warnOfBlind(registrations []evidence.Blind) {
	for _, r := range registrations {
		m.Warnings = append(m.Warnings, report.Diagnostic{Pos: r.Pos, Message: "warning: " + r.String() + ": temporal-gen list ./... says what that means"})
	}
}

// warnOfHidden warns of registrations that can't be told, as the code does not compile.
func (m *Module) warnOfHidden(registrations []report.Diagnostic) {
	for _, r := range registrations {
		m.Warnings = append(m.Warnings, report.Diagnostic{Pos: r.Pos, Message: "warning: " + r.Message + ", so it can't be told what is registered here: make it compile"})
	}
}

// inParallel runs n tasks and returns the error of the first that failed.
func inParallel(n int, task func(i int) error) error {
	errs := make([]error, n)
	parallel.Do(n, func(i int) { errs[i] = task(i) })
	return cmp.Or(errs...)
}

// sort sorts out which of the loaded packages to check. A package that is there
// with its tests as well is checked with them.
func (m *Module) sort(loaded []*packages.Package, wanted map[string]bool, tags string) {
	withTests := map[string]bool{}
	for _, pkg := range loaded {
		if pkg.ForTest == pkg.PkgPath {
			withTests[pkg.PkgPath] = true
		}
	}
	for _, pkg := range loaded {
		m.all = append(m.all, pkg)
		path := strings.TrimSuffix(pkg.PkgPath, "_test")
		if pkg.ForTest == "" {
			path = pkg.PkgPath
		}
		if !wanted[path] || pkg.ForTest == "" && withTests[pkg.PkgPath] {
			continue
		}
		written, err := pkg, error(nil)
		if i := slices.IndexFunc(pkg.Errors, source.IsOwn); i >= 0 {
			m.Broken = append(m.Broken, fmt.Errorf("package %s is not checked: %s", pkg.PkgPath, pkg.Errors[i].Msg))
			continue
		}
		if len(pkg.Errors) > 0 {
			err = firstError(pkg)
		} else {
			written, err = m.asWritten(pkg)
		}
		if err != nil {
			m.Broken = append(m.Broken, fmt.Errorf("package %s does not compile and is not checked: %w", pkg.PkgPath, err))
			continue
		}
		m.Warnings = append(m.Warnings, m.withoutCgo(pkg, tags)...)
		m.checked = append(m.checked, written)
	}
	slices.SortFunc(m.checked, func(a, b *packages.Package) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(m.Warnings, func(a, b report.Diagnostic) int { return cmp.Compare(a.Pos.Filename, b.Pos.Filename) })
	m.Warnings = slices.Compact(m.Warnings) // of a package and its tests
	for _, pkg := range importedFirst(m.all) {
		if _, ok := m.facts[pkg.PkgPath]; (!ok || pkg.ForTest == "") && pkg.Types != nil && pkg.TypesInfo != nil {
			fact := sites.FactOf(m.pass(sites.Analyzer, pkg))
			m.facts[pkg.PkgPath] = analysis.PackageFact{Package: pkg.Types, Fact: fact}
		}
	}
}

// importedFirst are packages with each behind those that it imports, whose facts its own
// are made of.
func importedFirst(pkgs []*packages.Package) []*packages.Package {
	wanted, seen := map[*packages.Package]bool{}, map[*packages.Package]bool{}
	for _, pkg := range pkgs {
		wanted[pkg] = true
	}
	var sorted []*packages.Package
	var visit func(*packages.Package)
	visit = func(pkg *packages.Package) {
		if seen[pkg] {
			return
		}
		seen[pkg] = true
		for _, imported := range pkg.Imports {
			visit(imported)
		}
		if wanted[pkg] {
			sorted = append(sorted, pkg)
		}
	}
	for _, pkg := range pkgs {
		visit(pkg)
	}
	return sorted
}

// firstError is the first error of a package. The go command repeats those of
// the compiler, without their positions.
func firstError(pkg *packages.Package) error {
	for _, err := range pkg.Errors {
		switch {
		case err.Kind == packages.TypeError && len(pkg.TypeErrors) > 0:
			first := pkg.TypeErrors[0]
			if words := cgoErrors(pkg); words != "" && strings.HasPrefix(first.Msg, "could not import C ") {
				return errors.New(words)
			}
			err.Pos = report.Place(first.Fset, first.Pos).String()
			return err
		case err.Kind != packages.ListError:
			return err
		}
	}
	return pkg.Errors[0]
}
