package evidence

import (
	"bytes"
	"go/ast"
	"slices"
	"strconv"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Mistakes are what does not compile of code outside tests that may hand on what the package
// at importPath declares, to where it is registered: of its own code and of that which
// imports it, and packages that are missing in code that registers or is imported there.
// What output has, the tool's own that is to come, is not missing.
func (r *Reader) Mistakes(importPath string, output [][]byte) (all []report.Diagnostic) {
	home := r.files.packages[importPath]
	if home == nil {
		return nil
	}
	generated := &folder{}
	for _, text := range output {
		generated.files = append(generated.files, &source{text: text})
	}
	for _, g := range r.files.generated {
		if g.Package == importPath {
			generated.files = append(generated.files, &source{text: g.Text})
		}
	}
	about := func(f *file) { all = append(all, r.world.mistakesAbout(home, generated, f)...) }
	for _, pkg := range append([]*folder{home}, r.files.importers[importPath]...) {
		for _, src := range pkg.all() {
			about(r.world.parseFile(pkg, src))
		}
	}
	quoted := []byte(strconv.Quote(importPath))
	var registering []string
	for _, pkg := range r.files.packages {
		for _, src := range pkg.headless {
			if !src.test && bytes.Contains(src.text, quoted) {
				about(r.world.parseFile(pkg, src))
			}
		}
		if slices.ContainsFunc(pkg.all(), (*source).registers) {
			registering = append(registering, pkg.path)
		}
	}
	for _, path := range append(registering, r.Imported(registering, func([]byte) bool { return true })...) {
		pkg := r.files.packages[path]
		for _, src := range pkg.all() {
			if slices.ContainsFunc(src.imports, r.world.mayBeMissing) {
				all = append(all, r.missing(r.world.parseFile(pkg, src))...)
			}
		}
	}
	return report.Sort(all)
}

// mistakesAbout are the mistakes in the syntax of f, or what it mentions of the package in
// home that is declared nowhere, not in what the tool generates there either.
func (w *world) mistakesAbout(home, generated *folder, f *file) (all []report.Diagnostic) {
	if mistake := f.syntaxMistake(); mistake != nil {
		return []report.Diagnostic{*mistake}
	}
	ast.Inspect(f.ast, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if ok && w.memberOf(f, sel) == home && w.isUndeclared(f, sel) && !generated.declares(sel.Sel.Name) {
			all = append(all, w.declaredNowhere(sel))
		}
		return true
	})
	return all
}
