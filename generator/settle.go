package generator

import (
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

// This file settles whether output can go where it is to go, and which package
// it belongs to there.

// settle completes t, the target of pkg's output, and reports whether it could.
func (g *generation) settle(pkg *packages.Package, t *target) bool {
	why := unfitName(t.base)
	if why == "" && !t.own {
		why = g.settleElsewhere(pkg, t)
	}
	if why != "" {
		g.report(token.Position{Filename: filepath.Join(t.dir, t.base)}, why)
	}
	return why == ""
}

// unfitName is why no output can have a file name, or "".
func unfitName(base string) string {
	implied := constraint.ImpliedByName(base)
	switch {
	case filepath.Ext(base) != ".go" || strings.HasSuffix(base, "_test.go"):
		return "name a Go file that is not a test, for example " + DefaultOutput
	case strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_"):
		return "the go command ignores such files: use a name like " + DefaultOutput
	case implied != nil:
		return "the go command builds files of such a name under the constraint " + implied.String() + " only: use a name like " + DefaultOutput
	}
	return ""
}

// settleElsewhere completes t, which is another folder than pkg's, or says why it
// can't be one.
func (g *generation) settleElsewhere(pkg *packages.Package, t *target) (why string) {
	place := disk.Real(t.dir)
	if other := g.folders[place]; other != nil {
		g.withdraw(place)
		first, second := min(pkg.PkgPath, other.PkgPath), max(pkg.PkgPath, other.PkgPath)
		return fmt.Sprintf("packages %s and %s would both declare %s in this folder: give each a folder of its own, with %s in its path", first, second, t.client, packageInOutput)
	}
	g.folders[place] = pkg
	if t.path = g.usage.importPath(t.dir); t.path == "" {
		return outside(t.dir) + ": choose one that is with -o"
	}
	rel, _ := filepath.Rel(pkg.Dir, t.dir) // both are absolute
	for element := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		if element != ".." && (strings.HasPrefix(element, "_") || strings.HasPrefix(element, ".") || element == "testdata" || element == "vendor") {
			return fmt.Sprintf("the go command looks for no packages in a folder called %s: choose another folder with -o", element)
		}
	}
	if why := unimportable(t.path); why != "" {
		return fmt.Sprintf("the go command takes %s for no import path (%s): choose another folder with -o", t.path, why)
	}
	t.name, t.bare, why = packageIn(t.dir, path.Base(t.path))
	return why
}

// outside says that a folder is not part of the main module, and by which link
// it is not.
func outside(dir string) string {
	if real := disk.Real(dir); real != dir {
		return fmt.Sprintf("this folder is not part of the main module (links lead to %s)", filepath.ToSlash(real))
	}
	return "this folder is not part of the main module"
}

// packageIn is the name of the package in a folder, and whether none of its files
// can hold its documentation; or why it can't have the tool's output. Files that
// are built always count more than others, and tests least: a folder may have a
// program with the tag ignore, or nothing but tests. A folder without any has a
// package called base.
func packageIn(dir, base string) (name string, bare bool, why string) {
	const always, sometimes, tests = 0, 1, 2
	var found [tests + 1][]string
	for _, file := range goFilesIn(dir) {
		src, err := disk.Read(file)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", false, fmt.Sprintf("%s can't be read (%s), so the package's name is not known", filepath.Base(file), disk.Cause(err))
		}
		if err != nil || names.IsOurs(src) {
			continue
		}
		syntax, _ := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly|parser.ParseComments)
		if syntax == nil || syntax.Name.Name == "documentation" { // which the go command ignores
			continue
		}
		clause, kind := syntax.Name.Name, always
		expr := constraint.Of(file, syntax)
		switch {
		case constraint.IsScript(expr):
			continue
		case strings.HasSuffix(file, "_test.go"):
			clause, kind = strings.TrimSuffix(clause, "_test"), tests
		case expr != nil:
			kind = sometimes
		}
		if !slices.Contains(found[kind], clause) {
			found[kind] = append(found[kind], clause)
		}
	}
	for kind, clauses := range found {
		switch len(clauses) {
		case 0:
		case 1:
			return clauses[0], kind == tests, ""
		default:
			return "", false, fmt.Sprintf("files of packages %s and %s are in this folder: choose another with -o", clauses[0], clauses[1])
		}
	}
	switch {
	case !token.IsIdentifier(base) || base == "_":
		why = fmt.Sprintf("%q is no name for a package: choose another folder with -o, or put a Go file with a package clause there", base)
	case base == "main":
		why = "a package main can't be imported: choose another folder with -o, or put a Go file with another package clause there"
	case base == "documentation":
		why = "the go command ignores files of a package documentation: choose another folder with -o, or put a Go file with another package clause there"
	}
	return base, true, why
}

// clientsOf are the import paths of the other packages that the starters of the
// one at importPath go to. The usage has to be ready.
func (s *source) clientsOf(u *usage, importPath string) []string {
	var clients []string
	for _, pkg := range s.found {
		for _, t := range s.targets[pkg.ID] {
			if pkg.PkgPath == importPath && !t.own {
				clients = append(clients, u.importPath(t.dir))
			}
		}
	}
	return clients
}

// withdraw takes back the files that were planned in a folder, links followed.
func (g *generation) withdraw(place string) {
	g.renderings = slices.DeleteFunc(g.renderings, func(r rendering) bool { return disk.Real(r.plan.target.dir) == place })
	for i := range g.result.Files {
		if disk.Real(filepath.Dir(g.result.Files[i].Path)) == place {
			g.result.Files[i] = File{}
		}
	}
}

// startsModule says whether a folder from below dir down to rel has a go.mod.
func startsModule(dir, rel string) bool {
	for ; rel != "."; rel = filepath.Dir(rel) {
		if _, err := os.Stat(filepath.Join(dir, rel, "go.mod")); err == nil {
			return true
		}
	}
	return false
}

// rivals are the files of the tool for the same package in t's folder that are
// not t's, and declare what t's files declare. What a package that declares its
// outputs does not declare is deleted instead.
func (g *generation) rivals(t *target) []slot {
	var rivals []slot
	for _, name := range goFilesIn(t.dir) {
		if _, known := t.old[name]; known || g.src.declare[t.of] {
			continue
		}
		if out := t.read(name); out.ours && names.IsOurs(out.old) { // an empty file rivals nothing
			rivals = append(rivals, out)
		}
	}
	return rivals
}
