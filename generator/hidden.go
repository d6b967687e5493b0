package generator

import (
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/names"
	sources "github.com/temporal-gen/temporal-gen/internal/source"
)

// A package of which every file has a build constraint that does not hold on this
// machine is none for the go command: its wildcards pass it over, and it refuses
// its name. But the output does not depend on the machine, nor on tags. So such a
// package is found here, and seen as one whose files all have constraints.

// passedOver are the hidden packages that wildcards in config would match.
func (s *source) passedOver(config Config, usage *usage) []*packages.Package {
	if !slices.ContainsFunc(config.Patterns, isWildcard) {
		return nil
	}
	known := map[string]bool{}
	for _, pkg := range s.found {
		known[pkg.PkgPath] = true
	}
	var passed []*packages.Package
	for _, p := range usage.packages() {
		if known[p.Path] || !slices.ContainsFunc(config.Patterns, func(pattern string) bool { return matches(pattern, config.Dir, p) }) {
			continue
		}
		pkg := &packages.Package{ID: p.Path, PkgPath: p.Path, Dir: p.Dir, IgnoredFiles: p.Files}
		if name := hiddenName(pkg); name != "" {
			passed = append(passed, s.asHidden(pkg, name))
		}
	}
	return passed
}

// asHidden makes of pkg, which is called name, what loading gives for a package of
// which this configuration builds nothing.
func (s *source) asHidden(pkg *packages.Package, name string) *packages.Package {
	pkg = &packages.Package{
		ID: pkg.ID, PkgPath: pkg.PkgPath, Name: name, Dir: pkg.Dir, IgnoredFiles: pkg.IgnoredFiles,
		Errors:     slices.DeleteFunc(slices.Clone(pkg.Errors), func(e packages.Error) bool { return !sources.IsUnread(e) }),
		Types:      types.NewPackage(pkg.PkgPath, name),
		TypesInfo:  &types.Info{},
		TypesSizes: types.SizesFor("gc", "amd64"),
	}
	s.hidden[pkg.PkgPath] = pkg
	return pkg
}

// hiddenName is the name of a package of which this configuration builds no file
// but the tool's output, and that has others; "" for any other package. Of several
// names, under constraints that exclude each other, it is that of most files.
func hiddenName(pkg *packages.Package) string {
	ignored := goFiles(pkg.IgnoredFiles)
	if len(ignored) == 0 {
		return ""
	}
	for _, name := range pkg.GoFiles {
		if src, err := disk.Read(name); err != nil || !names.IsOurs(src) {
			return ""
		}
	}
	count, best := map[string]int{}, ""
	for _, name := range slices.Sorted(slices.Values(ignored)) {
		src, err := disk.Read(name)
		if err != nil || names.IsOurs(src) {
			continue
		}
		file, _ := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly|parser.ParseComments)
		if file == nil || !constraint.IsConditional(name, file) {
			continue
		}
		clause := file.Name.Name
		if count[clause]++; count[clause] > count[best] {
			best = clause
		}
	}
	return best
}

// isWildcard reports whether a pattern names more than one package, by the rules
// of the go command.
func isWildcard(pattern string) bool {
	return strings.Contains(pattern, "...") || pattern == "work"
}

// matches reports whether a wildcard of the go command in dir names a package of
// the main modules: by its folder, if it begins like a path, or else by its
// import path. A folder below another module is not below one that is above it.
func matches(pattern, dir string, p evidence.Package) bool {
	switch {
	case pattern == "work":
		return true // all packages of the main modules
	case !isWildcard(pattern):
		return false
	case !isLocal(pattern):
		return wildcard(path.Clean(pattern)).MatchString(p.Path)
	}
	if !filepath.IsAbs(pattern) {
		pattern = filepath.Join(dir, pattern)
	}
	top, _, _ := strings.Cut(pattern, "...")
	top = filepath.Dir(top + "x") // the last folder without a wildcard
	if rel, err := filepath.Rel(top, p.Module); err == nil && rel != "." && filepath.IsLocal(rel) {
		return false
	}
	return wildcard(filepath.ToSlash(pattern)).MatchString(filepath.ToSlash(p.Dir))
}

// isLocal reports whether a pattern is a path on the disk.
func isLocal(pattern string) bool {
	first, _, _ := strings.Cut(filepath.ToSlash(pattern), "/")
	return first == "." || first == ".." || filepath.IsAbs(pattern)
}

// wildcard is a pattern as a regular expression: "..." is any text, and "/..." at
// the end may be none.
func wildcard(pattern string) *regexp.Regexp {
	quoted := strings.ReplaceAll(regexp.QuoteMeta(pattern), `\.\.\.`, `.*`)
	if rest, ok := strings.CutSuffix(quoted, `/.*`); ok {
		quoted = rest + `(/.*)?`
	}
	return regexp.MustCompile(`^` + quoted + `$`)
}
