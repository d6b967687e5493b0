package source

import (
	"go/ast"
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
	"github.com/temporal-gen/temporal-gen/internal/names"
)

// Found are the packages that patterns match.
type Found struct {
	Packages []*packages.Package
	// hidden are those that the go command does not see, by import path.
	hidden map[string]*packages.Package
	// faults are what the go command says of packages as a whole, by import path.
	faults map[string]string
	files  *disk.Files
}

// A package of which every file has a build constraint that does not hold on this
// machine is none for the go command: its wildcards pass it over, and it refuses
// its name. But the output does not depend on the machine, nor on tags. So such a
// package is found here, and seen as one whose files all have constraints.

// Match finds the packages that patterns match, hidden ones too. folders, which is
// called for wildcards, are those of the main modules.
func (q Query) Match(patterns []string, folders func() ([]disk.Folder, error)) (*Found, error) {
	f := &Found{hidden: map[string]*packages.Package{}, faults: map[string]string{}, files: q.Files}
	var err error
	if f.Packages, err = q.graph(patterns...); err != nil {
		return nil, err
	}
	for i, pkg := range f.Packages {
		if name := hiddenName(q.Files, pkg); name != "" && pkg.Module != nil && pkg.Module.Main {
			f.Packages[i] = f.hide(pkg, name)
		} else if err := q.Usable(pkg); err != nil {
			return nil, err
		}
	}
	if len(f.Packages) == 0 || slices.ContainsFunc(patterns, isWildcard) {
		all, err := folders()
		if err != nil {
			return nil, err
		}
		f.addPassedOver(patterns, q.Dir, all)
	}
	if len(f.Packages) == 0 {
		return nil, NoMatch(patterns)
	}
	for _, pkg := range f.Packages {
		for _, e := range pkg.Errors {
			if IsOwn(e) {
				f.faults[pkg.PkgPath] = e.Msg
			}
		}
	}
	return f, nil
}

// addPassedOver adds the hidden packages that wildcards would match.
func (f *Found) addPassedOver(patterns []string, dir string, folders []disk.Folder) {
	known := map[string]bool{}
	for _, pkg := range f.Packages {
		known[pkg.PkgPath] = true
	}
	for _, folder := range folders {
		if known[folder.Path] || !slices.ContainsFunc(patterns, func(pattern string) bool { return matches(pattern, dir, folder) }) {
			continue
		}
		pkg := &packages.Package{ID: folder.Path, PkgPath: folder.Path, Dir: folder.Dir, IgnoredFiles: folder.Files}
		if name := hiddenName(f.files, pkg); name != "" {
			f.Packages = append(f.Packages, f.hide(pkg, name))
		}
	}
	if len(f.Packages) == len(known) {
		return // in the order of the go command
	}
	slices.SortStableFunc(f.Packages, func(a, b *packages.Package) int { return strings.Compare(a.PkgPath, b.PkgPath) })
}

// hide makes of pkg, which is called name, what loading gives for a package of
// which this configuration builds nothing.
func (f *Found) hide(pkg *packages.Package, name string) *packages.Package {
	pkg = &packages.Package{
		ID: pkg.ID, PkgPath: pkg.PkgPath, Name: name, Dir: pkg.Dir, IgnoredFiles: pkg.IgnoredFiles,
		Errors:     slices.DeleteFunc(slices.Clone(pkg.Errors), func(e packages.Error) bool { return !IsUnread(e) }),
		Types:      types.NewPackage(pkg.PkgPath, name),
		TypesInfo:  &types.Info{},
		TypesSizes: types.SizesFor("gc", "amd64"),
	}
	f.hidden[pkg.PkgPath] = pkg
	return pkg
}

// hiddenName is the name of a package of which this configuration builds no file
// but the tool's output, and that has others; "" for any other package. Of several
// names, under constraints that exclude each other, it is that of most files.
func hiddenName(files *disk.Files, pkg *packages.Package) string {
	ignored := disk.NoTests(pkg.IgnoredFiles)
	if len(ignored) == 0 {
		return ""
	}
	for _, name := range pkg.GoFiles {
		if src, err := files.Read(name); err != nil || !names.IsOurs(src) {
			return ""
		}
	}
	count, best := map[string]int{}, ""
	for _, name := range slices.Sorted(slices.Values(ignored)) {
		file := imports(files, name)
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

// imports are the comments, the package clause and the imports of a file; nil of
// the tool's own output, and of what can't be read.
func imports(files *disk.Files, name string) *ast.File {
	src, err := files.Read(name)
	if err != nil || names.IsOurs(src) {
		return nil
	}
	file, _ := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly|parser.ParseComments)
	return file
}

// isWildcard reports whether a pattern names more than one package, by the rules
// of the go command.
func isWildcard(pattern string) bool {
	return strings.Contains(pattern, "...") || pattern == "work"
}

// matches reports whether a wildcard of the go command in dir names a package of
// the main modules: by its folder, if it begins like a path, or else by its
// import path. A folder below another module is not below one that is above it.
func matches(pattern, dir string, folder disk.Folder) bool {
	switch {
	case pattern == "work":
		return true // all packages of the main modules
	case !isWildcard(pattern):
		return false
	case !isLocal(pattern):
		return wildcard(path.Clean(pattern)).MatchString(folder.Path)
	}
	if !filepath.IsAbs(pattern) {
		pattern = filepath.Join(dir, pattern)
	}
	top, _, _ := strings.Cut(pattern, "...")
	top = filepath.Dir(top + "x") // the last folder without a wildcard
	if rel, err := filepath.Rel(top, folder.Module); err == nil && rel != "." && filepath.IsLocal(rel) {
		return false
	}
	return wildcard(filepath.ToSlash(pattern)).MatchString(filepath.ToSlash(folder.Dir))
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
