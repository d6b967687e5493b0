package place

import (
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

// This file settles whether output can go where it is to go, and which package
// it belongs to there.

// Settled is a target, and the package that it is in.
type Settled struct {
	*Target
	// Path is the import path of that package, and Name its name.
	Path, Name string
	// Bare reports whether no other file can hold the package's documentation.
	Bare bool
	// Problem is why the output can't go there, "" if it can.
	Problem string
}

// Starters is where typed calls would be beside the test kit s in its package, by
// default.
func (s *Settled) Starters() *Settled {
	beside, target := *s, *s.Target
	target.Wanted = Wanted{File: DefaultOutput, Client: DefaultClient}
	target.Base, target.Old = DefaultOutput, map[string]Slot{}
	beside.Target = &target
	return &beside
}

// Settle settles the targets of packages, all that have output, by their IDs.
// importPath is that of the package in a folder of the main modules, "" for another
// folder.
func (p *Places) Settle(pkgs []*packages.Package, importPath func(dir string) string) map[string][]*Settled {
	all := map[string][]*Settled{}
	claims := map[string][]claim{} // by folder, links followed
	for _, pkg := range pkgs {
		for _, t := range p.targets[pkg.ID] {
			s := &Settled{Target: t, Path: pkg.PkgPath, Name: pkg.Name, Problem: unfitName(t.Base, t.Test)}
			if t.Test && s.Problem == "" {
				s.Problem = unfitKit(t.Base, t.Own)
			}
			all[pkg.ID] = append(all[pkg.ID], s)
			if s.Problem == "" && !t.Own {
				s.settleElsewhere(pkg.Dir, importPath)
				dir := disk.Real(t.Dir)
				claims[dir] = append(claims[dir], claim{pkg, s})
			}
		}
	}
	for _, rivals := range claims {
		if len(rivals) > 1 {
			refuse(rivals)
		}
	}
	return all
}

// claim is a target in a folder that is not its package's own.
type claim struct {
	pkg *packages.Package
	s   *Settled
}

// refuse refuses targets of several packages in one folder, which would declare the
// same client or have production link a test kit.
func refuse(claims []claim) {
	first := claims[0]
	for _, other := range claims[1:] {
		what := "declare " + other.s.Client
		if other.s.Test || first.s.Test {
			what = "have output"
		}
		other.s.Problem = fmt.Sprintf("packages %s and %s would both %s in this folder: give each a folder of its own, with %s in its path",
			min(first.pkg.PkgPath, other.pkg.PkgPath), max(first.pkg.PkgPath, other.pkg.PkgPath), what, directive.PackageInOutput)
	}
	first.s.Problem = claims[1].s.Problem
}

// unfitKit is why a test kit can't have a file name, in the folder of its package or in
// another one, or "".
func unfitKit(base string, own bool) string {
	switch isTest := strings.HasSuffix(base, "_test.go"); {
	case own && !isTest:
		return "production would link a test kit in its own package: name a test file, for example " + DefaultKit + ", or choose another folder"
	case !own && isTest:
		return "a test kit in a test file can't be imported from another folder: use a name like " + DefaultOutput
	}
	return ""
}

// unfitName is why no output, or no test kit, can have a file name, or "".
func unfitName(base string, test bool) string {
	implied := constraint.ImpliedByName(base)
	switch {
	case filepath.Ext(base) != ".go" || !test && strings.HasSuffix(base, "_test.go"):
		return "name a Go file that is not a test, for example " + DefaultOutput
	case strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_"):
		return "the go command ignores such files: use a name like " + DefaultOutput
	case implied != nil:
		return "the go command builds files of such a name under the constraint " + implied.String() + " only: use a name like " + DefaultOutput
	}
	return ""
}

// settleElsewhere settles s, which is in another folder than that of its package.
func (s *Settled) settleElsewhere(dir string, importPath func(dir string) string) {
	if s.Path = importPath(s.Dir); s.Path == "" {
		s.Problem = outside(s.Dir) + ": choose one that is with -o"
		return
	}
	rel, _ := filepath.Rel(dir, s.Dir) // both are absolute
	for element := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		if element != ".." && (strings.HasPrefix(element, "_") || strings.HasPrefix(element, ".") || element == "testdata" || element == "vendor") {
			s.Problem = fmt.Sprintf("the go command looks for no packages in a folder called %s: choose another folder with -o", element)
			return
		}
	}
	if why := unimportable(s.Path); why != "" {
		s.Problem = fmt.Sprintf("the go command takes %s for no import path (%s): choose another folder with -o", s.Path, why)
		return
	}
	s.Name, s.Bare, s.Problem = packageIn(s.files, s.Dir, path.Base(s.Path))
}

// outside is that a folder is not part of the main module, and by which link
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
func packageIn(files *disk.Files, dir, base string) (name string, bare bool, why string) {
	const always, sometimes, tests = 0, 1, 2
	var found [tests + 1][]string
	for _, file := range files.GoFilesIn(dir) {
		src, err := files.Read(file)
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
