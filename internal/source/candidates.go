package source

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Candidates are those of found packages that can hold workflows or activities.
type Candidates struct {
	// Paths are their import paths, but for hidden ones.
	Paths []string
	// unseen are the import paths of packages of the SDK that nothing but files
	// with a constraint imports.
	unseen []string
	// dismissed has the IDs of the packages that can't hold any.
	dismissed map[string]bool
}

// Has reports whether pkg, which was found, is one of them.
func (c Candidates) Has(pkg *packages.Package) bool { return !c.dismissed[pkg.ID] }

// Candidates dismisses by their bytes those packages that can't hold workflows, but for
// those at paths. isOutput reports whether a file is an output, which holds none.
func (f *Found) Candidates(isOutput func(path string) bool, paths map[string]bool) Candidates {
	c := Candidates{dismissed: map[string]bool{}}
	for _, pkg := range f.Packages {
		files := Files(pkg)
		if !paths[pkg.PkgPath] && !mentionsWorkflows(f.files, files) && (f.faults[pkg.PkgPath] == "" || !overlooks(pkg.Dir, files, isOutput)) {
			c.dismissed[pkg.ID] = true
			continue
		}
		c.unseen = append(c.unseen, unseenSDK(f.files, files)...)
		if f.hidden[pkg.PkgPath] == nil {
			c.Paths = append(c.Paths, pkg.PkgPath)
		}
	}
	return c
}

// Files are the Go files of a package that are no tests, under all build
// constraints.
func Files(pkg *packages.Package) []string {
	return slices.Concat(pkg.GoFiles, disk.NoTests(pkg.IgnoredFiles))
}

// overlooks reports whether a package's folder has Go files that the go command
// could not read: they are not among its files.
func overlooks(dir string, files []string, isOutput func(path string) bool) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return true
	}
	return slices.ContainsFunc(entries, func(entry fs.DirEntry) bool {
		name := filepath.Join(dir, entry.Name())
		return !isOutput(name) && len(disk.NoTests([]string{name})) > 0 && entry.Name()[0] != '.' && entry.Name()[0] != '_' && !entry.IsDir() && !slices.Contains(files, name)
	})
}

// unseenSDK are the import paths of the SDK's packages that, of a package's files,
// nothing but those with a constraint imports: loading the package may not bring
// their types, which are the same on every machine.
func unseenSDK(from *disk.Files, files []string) []string {
	always, constrained := map[string]bool{}, map[string]bool{}
	for _, name := range files {
		file := imports(from, name)
		if file == nil {
			continue
		}
		imported := always
		if constraint.Of(name, file) != nil {
			imported = constrained
		}
		for _, spec := range file.Imports {
			imported[code.ImportPath(spec)] = true
		}
	}
	var unseen []string
	for path := range constrained {
		if !always[path] && strings.HasPrefix(path, sdk.Path+"/") && !strings.HasPrefix(path, sdk.Path+"/contrib/") {
			unseen = append(unseen, path)
		}
	}
	slices.Sort(unseen)
	return unseen
}

// mentionsWorkflows reports whether files can hold a workflow definition, from
// their bytes alone: loading a package costs a thousand times as much as
// reading it. A workflow's file imports the SDK's workflow package, or takes
// its Context through an alias, which people call Context or Ctx too. A file
// with a directive means to have one.
func mentionsWorkflows(from *disk.Files, files []string) bool {
	for _, name := range files {
		src, err := from.Read(name)
		if err != nil {
			return true // the load will say what is wrong
		}
		if names.IsOurs(src) {
			continue
		}
		for _, text := range mentions {
			if bytes.Contains(src, text) {
				return true
			}
		}
		if mentionsAlias(src) {
			return true
		}
	}
	return false
}

// mentions are what a file with a workflow has one of, but for aliases.
var mentions = [][]byte{
	[]byte(`"` + sdk.Path + `/workflow"`),
	[]byte("`" + sdk.Path + "/workflow`"),
	[]byte(directive.Prefix),
}

// foreignContext matches a first parameter, or the right side of an alias
// declaration, that is called like a Context or Ctx of another package. Without
// that package's name it may be one that is imported with a dot.
var foreignContext = regexp.MustCompile(`(?:\(\s*(?:[\pL_][\pL\pN_]*\s+)?|=\s*)(?:([\pL_][\pL\pN_]*)\.)?[\pL\pN_]*(?:Context|Ctx)\s*(?:[,;)\n]|//|/\*|$)`)

var importWithDot = regexp.MustCompile("(?:import|[\n(;])\\s*\\.\\s*[\"`]")

func mentionsAlias(src []byte) bool {
	if !mayMentionContext(src) {
		return false
	}
	for _, m := range foreignContext.FindAllSubmatch(src, -1) {
		if name := string(m[1]); name != "context" && (name != "" || importWithDot.Match(src)) {
			return true
		}
	}
	return false
}

// mayMentionContext reports whether src has a word like Context or Ctx other than
// context.Context: [foreignContext] takes long to say no.
func mayMentionContext(src []byte) bool {
	for _, word := range [][]byte{[]byte("Context"), []byte("Ctx")} {
		for rest := src; ; {
			i := bytes.Index(rest, word)
			if i < 0 {
				break
			}
			if !bytes.HasSuffix(rest[:i], []byte("context.")) {
				return true
			}
			rest = rest[i+len(word):]
		}
	}
	return false
}
