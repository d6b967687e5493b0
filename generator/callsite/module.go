package callsite

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/parallel"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sites"
	"github.com/temporal-gen/temporal-gen/internal/source"
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
	// modules are those of all packages, by import path, and requires what the
	// go.mod of each requires, where there are several.
	modules  map[string]*packages.Module
	requires map[string]requirements
	// Broken says which packages could not be checked, and why.
	Broken []error
	// Warnings are of files that were not looked at, sorted.
	Warnings []report.Diagnostic
}

// Load loads the packages that config names, and every package of the main
// modules that has typed starters.
func Load(config Config) (m *Module, err error) {
	defer report.Catch(&err, nil)
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
	query := source.Query{Context: config.Context, Dir: config.Dir, Tags: config.Tags, Tests: true, Fset: m.fset, ParseFile: parseFile}
	var matched, work []*packages.Package
	err = inParallel(
		func() (err error) { matched, err = query.Find(config.Patterns...); return err },
		func() (err error) { work, err = query.FindAll(); return err },
	)
	if err != nil {
		return nil, err
	}
	wanted, load := map[string]bool{}, map[string]bool{}
	for _, pkg := range matched {
		wanted[pkg.PkgPath], load[pkg.PkgPath] = true, true
	}
	for _, pkg := range work {
		for _, name := range pkg.GoFiles {
			src, err := disk.Read(name)
			if err != nil {
				return nil, disk.Unreadable(err, config.Dir)
			}
			if names.IsOurs(src) {
				load[pkg.PkgPath] = true
			}
		}
	}
	loaded, err := query.Load(slices.Sorted(maps.Keys(load))...)
	if err != nil {
		return nil, err
	}
	m.sort(loaded, wanted, config.Tags)
	if err := m.readRequirements(config.Context); err != nil {
		return nil, err
	}
	return m, nil
}

// parseFile parses as go/packages does, and gives errors their real places.
func parseFile(fset *token.FileSet, filename string, src []byte) (*ast.File, error) {
	file, err := parser.ParseFile(fset, filename, src, parser.AllErrors|parser.ParseComments)
	return file, report.PlaceErrors(fset, file, err)
}

// inParallel runs tasks and returns the error of the first that failed.
func inParallel(tasks ...func() error) error {
	errs := make([]error, len(tasks))
	parallel.Do(len(tasks), func(i int) { errs[i] = tasks[i]() })
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
		if pkg.Name == "main" && strings.HasSuffix(pkg.ID, ".test") {
			continue // the main package of a test
		}
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
	for _, pkg := range m.all {
		if _, ok := m.facts[pkg.PkgPath]; (!ok || pkg.ForTest == "") && pkg.Types != nil && pkg.TypesInfo != nil {
			fact := sites.FactOf(m.pass(sites.Analyzer, pkg))
			m.facts[pkg.PkgPath] = analysis.PackageFact{Package: pkg.Types, Fact: fact}
		}
	}
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

// pass is the pass of an analyzer over a package. It knows the workflows of all
// packages, imported or not.
func (m *Module) pass(a *analysis.Analyzer, pkg *packages.Package) *analysis.Pass {
	return &analysis.Pass{
		Analyzer:          a,
		Fset:              m.fset,
		Files:             pkg.Syntax,
		Pkg:               pkg.Types,
		TypesInfo:         pkg.TypesInfo,
		TypesSizes:        pkg.TypesSizes,
		ReadFile:          disk.Read,
		ResultOf:          map[*analysis.Analyzer]any{},
		Report:            func(analysis.Diagnostic) {},
		ExportPackageFact: func(analysis.Fact) {},
		AllPackageFacts:   func() []analysis.PackageFact { return m.factsFor(pkg) },
	}
}

// factsFor are the facts as seen from a package: its own dependencies stand for
// what was loaded a second time for another package's tests.
func (m *Module) factsFor(pkg *packages.Package) []analysis.PackageFact {
	seen := map[string]*types.Package{}
	var visit func(*types.Package)
	visit = func(p *types.Package) {
		for _, dep := range p.Imports() {
			if seen[dep.Path()] == nil {
				seen[dep.Path()] = dep
				visit(dep)
			}
		}
	}
	visit(pkg.Types)
	var facts []analysis.PackageFact
	for path, fact := range m.facts {
		if dep := seen[path]; dep != nil {
			fact.Package = dep
		} else if reason := m.unrequired(pkg, path); reason != "" {
			fact.Fact = fact.Fact.(*sites.Fact).UnreachableFor(reason)
		}
		facts = append(facts, fact)
	}
	return facts
}

// Finding is a diagnostic of one of the analyzers.
type Finding struct {
	analysis.Diagnostic
	Analyzer *analysis.Analyzer
	// Start and Stop are where; their Filename is absolute.
	Start, Stop token.Position
	category    Category
	pkg         *packages.Package
}

// Files are the names of the files that are checked, absolute ones.
func (m *Module) Files() map[string]bool {
	names := map[string]bool{}
	for _, pkg := range m.checked {
		for _, file := range pkg.Syntax {
			names[report.Place(m.fset, file.Package).Filename] = true
		}
	}
	return names
}

// Check runs the analyzers over the packages that were named and returns what
// they find, sorted by position.
func (m *Module) Check() (all []Finding, err error) {
	defer report.Catch(&err, nil)
	found := make([][]Finding, len(m.checked))
	tasks := make([]func() error, len(m.checked))
	for i, pkg := range m.checked {
		tasks[i] = func() (err error) { found[i], err = m.check(pkg); return err }
	}
	if err := inParallel(tasks...); err != nil {
		return nil, err
	}
	all = slices.Concat(found...)
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Start.Filename, b.Start.Filename),
			cmp.Compare(a.Start.Offset, b.Start.Offset),
			cmp.Compare(a.Category, b.Category),
			cmp.Compare(a.Message, b.Message),
		)
	})
	return all, nil
}

func (m *Module) check(pkg *packages.Package) (found []Finding, err error) {
	defer report.Catch(&err, func() string { return "package " + pkg.PkgPath })
	index, err := sites.Analyzer.Run(m.pass(sites.Analyzer, pkg))
	if err != nil {
		return nil, err
	}
	rewriting := m.pass(rewriteAnalyzer, pkg)
	rewriting.ResultOf[sites.Analyzer] = index
	rewrites, err := rewriteAnalyzer.Run(rewriting)
	if err != nil {
		return nil, err
	}
	for _, a := range Analyzers() {
		pass := m.pass(a, pkg)
		pass.ResultOf[rewriteAnalyzer] = rewrites
		pass.Report = func(d analysis.Diagnostic) {
			found = append(found, Finding{Diagnostic: d, Analyzer: a, Start: report.Place(m.fset, d.Pos), Stop: report.Place(m.fset, d.End), pkg: pkg})
		}
		if _, err := a.Run(pass); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", pkg.PkgPath, a.Name, err)
		}
	}
	for i := range found {
		f := &found[i]
		if f.category, err = CategoryNamed(f.Category); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", pkg.PkgPath, f.Analyzer.Name, err)
		}
		f.URL = f.category.URL()
	}
	return found, nil
}
