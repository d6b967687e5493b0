package generator

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
)

// orphans are the tool's files in the modules that nobody asked for in this run,
// though it is about their packages. They are deleted where the package declares
// outputs without them, or is gone, and else reported: no run keeps them up to
// date.
func (g *generation) orphans() {
	asked, found := map[string]bool{}, map[string]*packages.Package{}
	for _, pkg := range g.src.found {
		found[pkg.PkgPath] = pkg
		for _, t := range g.src.targets[pkg.ID] {
			for name, out := range t.old {
				asked[name] = asked[name] || out.ours
			}
		}
	}
	for _, file := range g.usage.reader.Generated() {
		source := cmp.Or(file.Source, file.Package)
		of := found[source]
		switch {
		case asked[file.Name], of == nil && found[file.Package] == nil:
		case !g.usage.reader.Declares(source):
			if g.usage.reader.InModules(source) {
				g.abandon(file, source)
			} else {
				g.warn(token.Position{Filename: file.Name, Line: 1, Column: 1}, fmt.Sprintf("generated for package %s, which is not in the main modules: delete it if that package is gone", source))
			}
		case of == nil: // a run for that package tells
		case len(g.src.misdeclared[of.ID]) > 0:
		case g.src.declare[of.ID]:
			g.abandon(file, source)
		case file.Source != "":
			g.result.Undeclared = append(g.result.Undeclared, Diagnostic{
				Pos:     token.Position{Filename: file.Name, Line: 1, Column: 1},
				Message: fmt.Sprintf("generated for package %s, which does not declare it, so it is not kept up to date: add %s to a file of that package%s, or delete this file", source, directiveFor(of, file), besideDefault(g, of)),
			})
		}
	}
}

// abandon has a file deleted, unless what is to replace it is refused.
func (g *generation) abandon(file evidence.Generated, source string) {
	if !g.refused[source] {
		g.result.Files = append(g.result.Files, File{Path: file.Name, Package: source, Old: file.Text})
	}
}

// directiveFor is the directive by which pkg declares a file, those for other
// build constraints included.
func directiveFor(pkg *packages.Package, file evidence.Generated) string {
	name := filepath.Join(filepath.Dir(file.Name), constraint.Unconstrained(filepath.Base(file.Name), file.Text))
	rel, err := filepath.Rel(pkg.Dir, name)
	if err != nil {
		rel = name
	}
	return directive.OutputPrefix + " " + filepath.ToSlash(rel)
}

// besideDefault reminds of the default output of pkg, which declarations replace,
// where it has that.
func besideDefault(g *generation, pkg *packages.Package) string {
	if slices.ContainsFunc(g.src.targets[pkg.ID], func(t target) bool { return t.own && t.old[filepath.Join(t.dir, t.base)].ours }) {
		return ", and " + directive.OutputPrefix + " for the one beside it"
	}
	return ""
}
