package generator

import (
	"go/ast"
	"go/build"
	"go/build/constraint"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// This file knows build constraints: which one a file has, whether two can hold
// at once, and what a file that is built under one is called.

// constraintOf is the build constraint of a file: that of its go:build line, of
// its name, and of an import "C". It is nil for none.
func constraintOf(name string, file *ast.File) constraint.Expr {
	expr := impliedByName(filepath.Base(name))
	for _, spec := range file.Imports {
		if spec.Path.Value == `"C"` {
			expr = and(expr, &constraint.TagExpr{Tag: "cgo"})
			break
		}
	}
	return and(expr, goBuildLine(file))
}

// goBuildLine is the constraint of a file's go:build line, or else of the lines
// with the older +build, nil for none.
func goBuildLine(file *ast.File) constraint.Expr {
	var expr, old constraint.Expr
	for _, group := range file.Comments {
		for _, c := range group.List {
			if c.Pos() > file.Package {
				break
			}
			line, err := constraint.Parse(c.Text)
			switch {
			case err != nil:
			case constraint.IsGoBuild(c.Text):
				expr = and(expr, line)
			case group.End()+1 < file.Package: // a blank line follows
				old = and(old, line)
			}
		}
	}
	if expr == nil {
		return old
	}
	return expr
}

// impliedByName is the constraint in a file name like run_linux_arm64.go, by
// the rules of the go command.
func impliedByName(base string) constraint.Expr {
	if strings.Contains(base, "_") && !buildsUnder(base, "", "") {
		words := strings.Split(strings.TrimSuffix(base, ".go"), "_")
		last := words[len(words)-1]
		switch {
		case buildsUnder(base, last, ""), buildsUnder(base, "", last):
			return &constraint.TagExpr{Tag: last}
		case len(words) > 1:
			return and(&constraint.TagExpr{Tag: words[len(words)-2]}, &constraint.TagExpr{Tag: last})
		}
	}
	return nil
}

// buildsUnder says whether the go command builds an empty file of that name for
// an operating system and an architecture.
func buildsUnder(base, os, arch string) bool {
	ctx := build.Context{GOOS: os, GOARCH: arch, Compiler: "gc", OpenFile: func(string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("package p\n")), nil
	}}
	ok, err := ctx.MatchFile("", base)
	return ok && err == nil
}

// isOS and isArch say whether a tag is one that the go command sets for an
// operating system, or for an architecture. A name like p_linux_amd64.go asks
// for both, p_nightly_amd64.go for the last alone.
func isOS(tag string) bool { return !buildsUnder("p_"+tag+"_amd64.go", "", "amd64") }

func isArch(tag string) bool { return !buildsUnder("p_"+tag+".go", "", "") && !isOS(tag) }

func and(x, y constraint.Expr) constraint.Expr {
	switch {
	case x == nil:
		return y
	case y == nil || x.String() == y.String():
		return x
	}
	return &constraint.AndExpr{X: x, Y: y}
}

// or is the constraint under which either holds; nil, which always does, where
// one of them is nil or they leave nothing out.
func or(x, y constraint.Expr) constraint.Expr {
	if x == nil || y == nil {
		return nil
	}
	either := &constraint.OrExpr{X: x, Y: y}
	if configurationFor(&constraint.NotExpr{X: either}) == nil {
		return nil
	}
	return either
}

// exclude says whether no build can have both constraints.
func exclude(x, y constraint.Expr) bool {
	both := and(x, y)
	return both != nil && configurationFor(both) == nil
}

// configuration is what a build sets. Tags that it does not list are not set.
type configuration struct {
	os, arch string
	tags     map[string]bool
}

// unixSystems are those with the tag unix, and alsoSet tags that come with
// others: facts of the go command.
var (
	unixSystems = []string{"aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "linux", "netbsd", "openbsd", "solaris"}
	alsoSet     = map[string]string{"android": "linux", "illumos": "solaris", "ios": "darwin"}
)

// sets says whether tag is set.
func (c *configuration) sets(tag string) bool {
	return tag == c.os || tag == c.arch || tag == alsoSet[c.os] || c.tags[tag] ||
		tag == "unix" && slices.Contains(unixSystems, c.os)
}

// maxFreeTags is the number of a constraint's tags whose settings are tried.
const maxFreeTags = 12

// configurationFor is the configuration nearest to the usual one, Linux on amd64
// with cgo, that expr holds in; nil if there is none. It does not depend on the
// machine.
func configurationFor(expr constraint.Expr) *configuration {
	systems, archs, tags := []string{"linux", "windows", "darwin", "plan9"}, []string{"amd64", "arm64", "386"}, []string{}
	for _, tag := range tagsOf(expr) {
		switch {
		case tag == "unix":
		case isOS(tag):
			systems = append(systems, tag)
		case isArch(tag):
			archs = append(archs, tag)
		default:
			tags = append(tags, tag)
		}
	}
	for set := range 1 << min(len(tags), maxFreeTags) {
		for _, arch := range archs {
			for _, os := range systems {
				c := &configuration{os: os, arch: arch, tags: map[string]bool{"cgo": true, "gc": true}}
				for i, tag := range tags {
					// What is usually set is turned off last.
					c.tags[tag] = (set>>i&1 == 1) != usual(tag)
				}
				if expr == nil || expr.Eval(c.sets) {
					return c
				}
			}
		}
	}
	return nil
}

// usual says whether builds set a tag that nobody asked for: cgo, the compiler
// and the release tags.
func usual(tag string) bool {
	return tag == "cgo" || tag == "gc" || strings.HasPrefix(tag, "go1.")
}

// tagsOf are the tags that expr mentions, sorted.
func tagsOf(expr constraint.Expr) []string {
	tags := map[string]bool{}
	if expr != nil {
		var visit func(constraint.Expr)
		visit = func(e constraint.Expr) {
			switch e := e.(type) {
			case *constraint.TagExpr:
				tags[e.Tag] = true
			case *constraint.NotExpr:
				visit(e.X)
			case *constraint.AndExpr:
				visit(e.X)
				visit(e.Y)
			case *constraint.OrExpr:
				visit(e.X)
				visit(e.Y)
			}
		}
		visit(expr)
	}
	return slices.Sorted(maps.Keys(tags))
}

// slug is expr as a part of a file name: not-nightly, linux-or-darwin. It
// brings no constraint of its own.
func slug(expr constraint.Expr) string {
	var words func(constraint.Expr) string
	words = func(e constraint.Expr) string {
		switch e := e.(type) {
		case *constraint.TagExpr:
			return strings.ReplaceAll(e.Tag, "_", "-") // between _ the go command looks for systems
		case *constraint.NotExpr:
			return "not-" + words(e.X)
		case *constraint.AndExpr:
			return words(e.X) + "-and-" + words(e.Y)
		case *constraint.OrExpr:
			return words(e.X) + "-or-" + words(e.Y)
		}
		return ""
	}
	s := words(expr)
	implied := impliedByName("p_" + s + ".go")
	if s == "test" || implied != nil && implied.String() != expr.String() {
		return "tag-" + s
	}
	return s
}

// constrainedNames are the names of the files that are built under each of
// exprs, given by their text, beside the one called base. Constraints whose
// names would be the same are numbered.
func constrainedNames(base string, exprs []constraint.Expr) map[string]string {
	names, taken := map[string]string{}, map[string]bool{}
	for _, expr := range exprs {
		name := base
		if expr != nil {
			stem := strings.TrimSuffix(base, ".go") + "_" + slug(expr)
			name = stem + ".go"
			for i := 2; taken[strings.ToLower(name)]; i++ {
				name = stem + "-" + strconv.Itoa(i) + ".go"
			}
		}
		taken[strings.ToLower(name)] = true
		names[constraintText(expr)] = name
	}
	return names
}

// constraintText is what stands behind //go:build, "" for none.
func constraintText(expr constraint.Expr) string {
	if expr == nil {
		return ""
	}
	return expr.String()
}
