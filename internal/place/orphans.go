package place

import (
	"cmp"
	"fmt"
	"go/token"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/output"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Orphans are the tool's files in the modules that nobody asked for in a run,
// though it is about their packages. Abandoned ones are to be deleted: their package
// declares outputs without them, or is gone. Of undeclared ones and of those of
// packages elsewhere, which no run keeps up to date, there is a diagnostic or a
// warning.
type Orphans struct {
	Abandoned            []output.File
	Undeclared, Warnings []report.Diagnostic
}

// Orphans looks for them among the files that code has. pkgs are the packages that
// were asked for.
func (p *Places) Orphans(pkgs []*packages.Package, code *evidence.Reader) Orphans {
	var o Orphans
	asked, found := map[string]bool{}, map[string]*packages.Package{}
	for _, pkg := range pkgs {
		found[pkg.PkgPath] = pkg
		for _, t := range p.targets[pkg.ID] {
			for name, out := range t.Old {
				asked[name] = asked[name] || out.Ours
			}
		}
	}
	for _, file := range code.Generated() {
		source := cmp.Or(file.Source, file.Package)
		of := found[source]
		diagnostic := report.Diagnostic{Pos: token.Position{Filename: file.Name, Line: 1, Column: 1}}
		switch {
		case asked[file.Name], of == nil && found[file.Package] == nil:
		case !code.Declares(source) && code.InModules(source), of != nil && p.isDeclared(of, file.Kit) && len(p.mistakes[of.ID]) == 0:
			o.Abandoned = append(o.Abandoned, output.File{Path: file.Name, Package: source, Old: file.Text})
		case !code.Declares(source):
			diagnostic.Message = fmt.Sprintf("generated for package %s, which is not in the main modules: delete it if that package is gone", source)
			o.Warnings = append(o.Warnings, diagnostic)
		case of == nil: // a run for that package tells
		case p.test && !file.Kit: // it is not what this run is about
		case (file.Source != "" || file.Kit) && len(p.mistakes[of.ID]) == 0:
			diagnostic.Message = fmt.Sprintf("generated for package %s, which does not declare it, so it is not kept up to date: add %s to a file of that package%s, or delete this file", source, directiveFor(of, file), p.besideDefault(of, file.Kit))
			o.Undeclared = append(o.Undeclared, diagnostic)
		}
	}
	return o
}

// directiveFor is the directive by which pkg declares a file, those for other
// build constraints included.
func directiveFor(pkg *packages.Package, file evidence.Generated) string {
	name := filepath.Join(filepath.Dir(file.Name), constraint.Unconstrained(filepath.Base(file.Name), file.Text))
	rel, err := filepath.Rel(pkg.Dir, name)
	if err != nil {
		rel = name
	}
	text := directive.OutputPrefix + " " + filepath.ToSlash(rel)
	if file.Kit {
		text += directive.KitSuffix
	}
	return text
}

// besideDefault reminds of the default output of pkg, which declarations replace,
// where it has that. Those of test kits do not replace it.
func (p *Places) besideDefault(pkg *packages.Package, kit bool) string {
	if !kit && slices.ContainsFunc(p.targets[pkg.ID], func(t *Target) bool { return t.Own && t.Old[filepath.Join(t.Dir, t.Base)].Ours }) {
		return ", and " + directive.OutputPrefix + " for the one beside it"
	}
	return ""
}
