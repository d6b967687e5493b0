package vet

import (
	"cmp"
	"fmt"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/generator/callsite"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/rewrite"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

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
		ExportPackageFact: func(analysis.Fact) {},
		AllPackageFacts:   func() []analysis.PackageFact { return m.factsFor(pkg) },
	}
}

// factsFor are the facts as seen from a package: its own dependencies take the place of
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
	for {
		all, err := m.checkAll()
		if err != nil || !m.refuseCycles(all) {
			return all, err
		}
		// What is left may be in the way of others.
		if err := m.hold(); err != nil {
			return nil, err
		}
		if err := m.expect(); err != nil {
			return nil, err
		}
	}
}

// checkAll checks the packages as if the fixes of each were the only ones to add imports,
// but for those that are refused.
func (m *Module) checkAll() (all []Finding, err error) {
	found := make([][]Finding, len(m.checked))
	if err := inParallel(len(m.checked), func(i int) (err error) { found[i], err = m.check(m.checked[i]); return err }); err != nil {
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
	results := map[*analysis.Analyzer]any{}
	for _, a := range callsite.Analyzers() {
		if err := m.run(a, pkg, results, func(d analysis.Diagnostic) {
			found = append(found, Finding{Diagnostic: d, Analyzer: a, Start: report.Place(m.fset, d.Pos), Stop: report.Place(m.fset, d.End), pkg: pkg})
		}); err != nil {
			return nil, err
		}
	}
	expected := results[rewrite.Analyzer].(*rewrite.Package).Expected()
	for i := range found {
		f := &found[i]
		for _, e := range expected {
			if len(f.SuggestedFixes) > 0 && f.Pos == e.Argument.Pos() {
				f.calls = e.Calls
			}
		}
		if f.category, err = CategoryNamed(f.Category); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", pkg.PkgPath, f.Analyzer.Name, err)
		}
		f.URL = f.category.URL
	}
	return found, nil
}

// run runs an analyzer over a package, and before it those that it requires and
// that have no result yet.
func (m *Module) run(a *analysis.Analyzer, pkg *packages.Package, results map[*analysis.Analyzer]any, found func(analysis.Diagnostic)) error {
	for _, required := range a.Requires {
		if _, ok := results[required]; ok {
			continue
		}
		if err := m.run(required, pkg, results, nil); err != nil {
			return err
		}
	}
	pass := m.pass(a, pkg)
	pass.ResultOf, pass.Report = results, found
	result, err := a.Run(pass)
	if err != nil {
		return fmt.Errorf("%s: %s: %w", pkg.PkgPath, a.Name, err)
	}
	results[a] = result
	return nil
}
