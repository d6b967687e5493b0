// Package constraint knows build constraints: which one a file has, whether two can
// hold at once, and what a file that is built under one is called.
package constraint

import (
	"bytes"
	"go/ast"
	"go/build"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Expr is a build constraint, nil for none.
type Expr = constraint.Expr

// Of is the build constraint of a file: that of its go:build line, of
// its name, and of an import "C". It is nil for none.
func Of(name string, file *ast.File) Expr {
	expr := ImpliedByName(filepath.Base(name))
	for _, spec := range file.Imports {
		if spec.Path.Value == `"C"` {
			expr = and(expr, &constraint.TagExpr{Tag: "cgo"})
			break
		}
	}
	return and(expr, GoBuildLine(file))
}

// GoBuildLine is the constraint of a file's go:build line, or else of the lines
// with the older +build, nil for none.
func GoBuildLine(file *ast.File) Expr {
	var expr, old Expr
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

// ImpliedByName is the constraint in a file name like run_linux_arm64.go, by
// the rules of the go command.
func ImpliedByName(base string) Expr {
	if strings.Contains(base, "_") && !buildsUnder(base, "", "") {
		words := strings.Split(strings.TrimSuffix(strings.TrimSuffix(base, ".go"), "_test"), "_")
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

// buildsUnder reports whether the go command builds an empty file of that name for
// an operating system and an architecture.
func buildsUnder(base, os, arch string) bool {
	ctx := build.Context{GOOS: os, GOARCH: arch, Compiler: "gc", OpenFile: func(string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("package p\n")), nil
	}}
	ok, err := ctx.MatchFile("", base)
	return ok && err == nil
}

// isOS and isArch report whether a tag is one that the go command sets for an
// operating system, or for an architecture. A name like p_linux_amd64.go asks
// for both, p_nightly_amd64.go for the last alone.
func isOS(tag string) bool { return !buildsUnder("p_"+tag+"_amd64.go", "", "amd64") }

func isArch(tag string) bool { return !buildsUnder("p_"+tag+".go", "", "") && !isOS(tag) }

func and(x, y Expr) Expr {
	switch {
	case x == nil:
		return y
	case y == nil || x.String() == y.String():
		return x
	}
	return &constraint.AndExpr{X: x, Y: y}
}

// Or is the constraint under which either holds; nil, which always does, where
// one of them is nil or they leave nothing out.
func Or(x, y Expr) Expr {
	if x == nil || y == nil {
		return nil
	}
	either := &constraint.OrExpr{X: x, Y: y}
	if ConfigurationFor(&constraint.NotExpr{X: either}) == nil {
		return nil
	}
	return either
}

// Exclude reports whether no build can have both constraints.
func Exclude(x, y Expr) bool {
	both := and(x, y)
	return both != nil && ConfigurationFor(both) == nil
}

// Configuration is what a build sets. Tags that it does not list are not set.
type Configuration struct {
	os, arch string
	tags     map[string]bool
}

// unixSystems are those with the tag unix, and alsoSet tags that come with
// others: facts of the go command.
var (
	unixSystems = []string{"aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "linux", "netbsd", "openbsd", "solaris"}
	alsoSet     = map[string]string{"android": "linux", "illumos": "solaris", "ios": "darwin"}
)

// Sets reports whether tag is set.
func (c *Configuration) Sets(tag string) bool {
	return tag == c.os || tag == c.arch || tag == alsoSet[c.os] || c.tags[tag] ||
		tag == "unix" && slices.Contains(unixSystems, c.os)
}

// maxFreeTags is the number of a constraint's tags whose settings are tried.
const maxFreeTags = 12

// ConfigurationFor is the configuration nearest to the usual one, Linux on amd64
// with cgo, that expr holds in; nil if there is none. It does not depend on the
// machine.
func ConfigurationFor(expr Expr) *Configuration {
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
				c := &Configuration{os: os, arch: arch, tags: map[string]bool{"cgo": true, "gc": true}}
				for i, tag := range tags {
					// What is usually set is turned off last.
					c.tags[tag] = (set>>i&1 == 1) != usual(tag)
				}
				if expr == nil || expr.Eval(c.Sets) {
					return c
				}
			}
		}
	}
	return nil
}

// usual reports whether builds set a tag that nobody asked for: cgo, the compiler
// and the release tags.
func usual(tag string) bool {
	return tag == "cgo" || tag == "gc" || strings.HasPrefix(tag, "go1.")
}

// tagsOf are the tags that expr mentions, sorted.
func tagsOf(expr Expr) []string {
	tags := map[string]bool{}
	if expr != nil {
		var visit func(Expr)
		visit = func(e Expr) {
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
func slug(expr Expr) string {
	var words func(Expr) string
	words = func(e Expr) string {
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
	implied := ImpliedByName("p_" + s + ".go")
	if s == "test" || implied != nil && implied.String() != expr.String() {
		return "tag-" + s
	}
	return s
}

// FileNames are the names of the files that are built under each of
// exprs, given by their text, beside the one called base. Constraints whose
// names would be the same are numbered.
func FileNames(base string, exprs []Expr) map[string]string {
	names, taken := map[string]string{}, map[string]bool{}
	for _, expr := range exprs {
		name := base
		if expr != nil {
			stem, end := cutEnd(base)
			stem += "_" + slug(expr)
			name = stem + end
			for i := 2; taken[strings.ToLower(name)]; i++ {
				name = stem + "-" + strconv.Itoa(i) + end
			}
		}
		taken[strings.ToLower(name)] = true
		names[Text(expr)] = name
	}
	return names
}

// Text is what follows //go:build, "" for none.
func Text(expr Expr) string {
	if expr == nil {
		return ""
	}
	return expr.String()
}

// IsConditional reports whether a file has a constraint, and is no script with the
// tag ignore.
func IsConditional(name string, file *ast.File) bool {
	expr := Of(name, file)
	return expr != nil && !IsScript(expr)
}

// IsScript reports whether a constraint has the tag ignore, which by convention
// nobody sets: such a file is no part of a package.
func IsScript(expr Expr) bool { return slices.Contains(tagsOf(expr), "ignore") }

// IsScriptSource is [IsScript] of the text of a file, which need not parse.
func IsScriptSource(text []byte) bool {
	found := false
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		if bytes.HasPrefix(line, []byte("package ")) {
			break
		}
		if !bytes.HasPrefix(line, []byte("//")) || !bytes.Contains(line, []byte("ignore")) {
			continue
		}
		if expr, err := constraint.Parse(string(line)); err == nil {
			expr.Eval(func(tag string) bool { // which is asked for all
				found = found || tag == "ignore"
				return false
			})
		}
	}
	return found
}

// Unconstrained is the name of the output that the file called name is a part
// of: without what its build constraint adds.
func Unconstrained(name string, src []byte) string {
	file, _ := parser.ParseFile(token.NewFileSet(), name, src, parser.PackageClauseOnly|parser.ParseComments)
	if file == nil {
		return name
	}
	expr := GoBuildLine(file)
	if expr == nil {
		return name
	}
	stem, end := cutEnd(name)
	for _, stem := range []string{stem, numberedEnd.ReplaceAllString(stem, "")} {
		if base, ok := strings.CutSuffix(stem, "_"+slug(expr)); ok {
			return base + end
		}
	}
	return name
}

// cutEnd cuts from the name of a Go file what has to stay at its end.
func cutEnd(name string) (stem, end string) {
	for _, end := range []string{"_test.go", ".go"} {
		if stem, ok := strings.CutSuffix(name, end); ok {
			return stem, end
		}
	}
	return name, ""
}

var numberedEnd = regexp.MustCompile(`-[0-9]+$`)
