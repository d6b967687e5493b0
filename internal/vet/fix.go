package vet

import (
	"bytes"
	"cmp"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/output"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Fixes are what the fixes of findings come to, before anything is written.
type Fixes struct {
	// Files are those that change.
	Files output.Files
	// Fixed is how many findings are gone with them. Left is how many fixes touch
	// the same code as others: fixing again applies them. Unfit is with how many
	// their package would not compile.
	Fixed, Left, Unfit int
	// Waiting is how many expectations of mocks stay, since calls that they are about do.
	Waiting int
	// Refused are the files that are not for fixing to change, and why. What
	// touches them is left out.
	Refused []report.Diagnostic
}

// patch is a fix as edits of files by offset.
type patch map[string][]edit

type edit struct {
	start, end int
	text       string
}

// Fix applies the fixes of findings, in memory. A fix with which its package
// would not compile is left out.
func (m *Module) Fix(findings []Finding) (fixes *Fixes, err error) {
	defer report.Catch(&err, nil)
	fixes = &Fixes{}
	var first, behind []fix
	for _, f := range findings {
		if len(f.SuggestedFixes) == 0 {
			continue
		}
		switch x := (fix{f, m.patchOf(f.SuggestedFixes[0])}); {
		case fixes.refuse(x.patch):
		case len(f.calls) > 0:
			behind = append(behind, x)
		default:
			first = append(first, x)
		}
	}
	all := fixing{byPackage: map[*packages.Package]*fixed{}}
	if err := m.applyAll(&all, first, fixes); err != nil {
		return nil, err
	}
	ready := slices.DeleteFunc(slices.Clone(behind), func(x fix) bool {
		return slices.ContainsFunc(x.finding.calls, func(call token.Position) bool { return !all.changes(call) })
	})
	fixes.Waiting = len(behind) - len(ready)
	if err := m.applyAll(&all, ready, fixes); err != nil {
		return nil, err
	}
	for _, p := range all.packages {
		fixes.Fixed += m.gone(findings, p.done)
		fixes.Files = append(fixes.Files, p.files...)
	}
	slices.SortFunc(fixes.Files, func(a, b output.File) int { return cmp.Compare(a.Path, b.Path) })
	return fixes, nil
}

// refuse reports whether a patch touches what is not the module's to change.
func (f *Fixes) refuse(p patch) bool {
	refused := false
	for _, name := range slices.Sorted(maps.Keys(p)) {
		_, err := disk.Place(name)
		if err == nil {
			continue
		}
		refused = true
		d := report.Diagnostic{
			Pos:     token.Position{Filename: name},
			Message: disk.Cause(err) + ", so it is not rewritten: rewrite what it leads to, or put a copy in the link's place",
		}
		if !slices.Contains(f.Refused, d) {
			f.Refused = append(f.Refused, d)
		}
	}
	return refused
}

func (m *Module) patchOf(fix analysis.SuggestedFix) patch {
	p := patch{}
	for _, e := range fix.TextEdits {
		file := m.fset.File(e.Pos)
		end := e.End
		if !end.IsValid() {
			end = e.Pos
		}
		p[file.Name()] = append(p[file.Name()], edit{file.Offset(e.Pos), file.Offset(end), string(e.NewText)})
	}
	return p
}

// merge joins patches that do not touch the same text, and returns the indexes
// of these. Imports that several add are added once.
func merge(patches []patch) (merged patch, joined []int) {
	merged = patch{}
	for i, p := range patches {
		if slices.ContainsFunc(slices.Collect(maps.Keys(p)), func(file string) bool { return overlap(merged[file], p[file]) }) {
			continue
		}
		joined = append(joined, i)
		for file, edits := range p {
			for _, e := range edits {
				if !slices.Contains(merged[file], e) {
					merged[file] = append(merged[file], e)
				}
			}
		}
	}
	for _, edits := range merged {
		slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	}
	return merged, joined
}

// overlap reports whether edits change the same text in different ways.
func overlap(a, b []edit) bool {
	for _, x := range a {
		for _, y := range b {
			if x != y && x.start < y.end && y.start < x.end {
				return true
			}
		}
	}
	return false
}

// render applies a patch, removes imports that nothing uses any more, and
// formats what was formatted.
func (m *Module) render(pkg *packages.Package, p patch) ([]output.File, error) {
	var files []output.File
	for _, name := range slices.Sorted(maps.Keys(p)) {
		old, err := disk.Read(name)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		at := 0
		for _, e := range p[name] {
			if e.start < at || e.end > len(old) {
				return nil, fmt.Errorf("%s changed while it was read: run again", name)
			}
			b.Write(old[at:e.start])
			b.WriteString(e.text)
			at = e.end
		}
		b.Write(old[at:])
		src := m.tidy(pkg, name, b.Bytes())
		if formatted, err := format.Source(old); err == nil && bytes.Equal(formatted, old) {
			if formatted, err := format.Source(src); err == nil {
				src = formatted
			}
		}
		files = append(files, output.File{Path: name, Old: old, New: src})
	}
	return files, nil
}

// compiles reports whether a package compiles with files in the place of its own.
func (m *Module) compiles(pkg *packages.Package, files []output.File) bool {
	fset := token.NewFileSet()
	replaced := map[string][]byte{}
	for _, f := range files {
		replaced[f.Path] = f.New
	}
	var syntax []*ast.File
	for _, name := range pkg.CompiledGoFiles {
		src, ok := replaced[name]
		if !ok {
			var err error
			if src, err = disk.Read(name); err != nil {
				return false
			}
		}
		file, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
		if err != nil {
			return false
		}
		syntax = append(syntax, file)
	}
	_, err := m.checkerOf(pkg).Check(pkg.PkgPath, fset, syntax, nil)
	return err == nil
}

// loaded imports what a package imports, packages with starters, and what these import.
type loaded struct {
	*Module
	pkg *packages.Package
}

func (i loaded) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if dep := i.pkg.Imports[path]; dep != nil && dep.Types != nil {
		return dep.Types, nil
	}
	if fact, ok := i.facts[path]; ok {
		return fact.Package, nil
	}
	for _, fact := range i.facts {
		for _, dep := range fact.Package.Imports() {
			if dep.Path() == path {
				return dep, nil
			}
		}
	}
	return nil, fmt.Errorf("package %s was not loaded", path)
}
