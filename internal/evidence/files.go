package evidence

import (
	"bytes"
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/outline"
	"github.com/temporal-gen/temporal-gen/internal/parallel"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// files are the Go files of the modules by the rules of the go command, under
// all build constraints at once.
type files struct {
	modules  []disk.Module
	packages map[string]*folder // by import path
	// importers maps an import path to the packages of the modules that import
	// it, tests included.
	importers map[string][]*folder
	// generated are the tool's own.
	generated []Generated
	// unread are the files and folders that could not be read, by path.
	unread []Unread
}

// Unread is a file or a folder of a module that could not be read.
type Unread struct {
	Path   string
	Folder bool
	Err    error
}

// Generated is a file of the tool.
type Generated struct {
	// Name is its path, and Package the import path of its folder.
	Name, Package string
	names.Origin
	Text []byte
}

// folder is a package's folder.
type folder struct {
	path string // import path
	// dir is its place, and module the root of its module, "" for a module that is
	// none of the main ones.
	dir, module string
	files       []*source
	// headless are files that are of no package, as a mistake comes before its name.
	headless []*source
	// members are the words that follow a dot in files, nil until needed.
	members map[string]bool
	// generated are those of them that can be generated identifiers, nil until
	// needed.
	generated []string
}

// source is a file, unparsed.
type source struct {
	name    string
	text    []byte
	pkgName string
	imports []string
	// dots are the imports with a dot.
	dots []string
	test bool
	// verb reports whether it is no test and mentions what takes workflows in the SDK,
	// and activities whether it mentions what takes activities there, or a generated
	// call of one, tests included.
	verb, activities bool
	// err is why it could not be read, and mistake what is wrong in its syntax, once it is
	// parsed.
	err, mistake error
	// directive reports whether it is no test and mentions the directive of a workflow or
	// an activity.
	directive bool
	// script reports whether it has the tag ignore, so that it is no part of a package.
	script bool
	// outline is what it declares, nil until needed.
	outline *outline.Outline
	// generated is the text of a file of the tool, and origin what it says of itself.
	generated []byte
	origin    names.Origin
}

// takesWorkflows are what a file mentions that hands workflows to the SDK.
var takesWorkflows = sdk.MentionsOf(sdk.Registers, sdk.Starts, sdk.ContinuesAsNew)

// mentionsActivity reports whether a file has a call that takes an activity by its looks,
// or the name of one that is generated.
func mentionsActivity(text []byte) bool {
	for _, word := range [][]byte{[]byte("Activity("), []byte("ActivityWithOptions("), []byte("ActivityTypeName")} {
		if bytes.Contains(text, word) {
			return true
		}
	}
	return false
}

// readFiles reads the modules' files, on all processors.
func readFiles(modules []disk.Module, from *disk.Files) *files {
	read := &files{modules: modules, packages: map[string]*folder{}, importers: map[string][]*folder{}}
	var all []*source
	for _, m := range modules {
		unread := disk.GoFiles(m.Dir, func(dir, name string) {
			importPath := path.Join(m.Path, dir)
			pkg := read.packages[importPath]
			if pkg == nil {
				pkg = &folder{path: importPath, dir: filepath.Dir(name), module: m.Dir}
				read.packages[importPath] = pkg
			}
			file := &source{name: name, test: strings.HasSuffix(name, "_test.go")}
			pkg.files = append(pkg.files, file)
			all = append(all, file)
		})
		for _, err := range unread {
			read.unread = append(read.unread, Unread{Path: err.Path, Folder: true, Err: err})
		}
	}
	parallel.Do(len(all), func(i int) { all[i].read(from) })
	for _, file := range all {
		if file.err != nil {
			read.unread = append(read.unread, Unread{Path: file.name, Err: file.err})
		}
	}
	slices.SortFunc(read.unread, func(a, b Unread) int { return strings.Compare(a.Path, b.Path) })
	read.sortOut()
	return read
}

// read reads a file, and of its syntax what is before the first declaration.
func (file *source) read(from *disk.Files) {
	text, err := from.Read(file.name)
	if err != nil && !disk.IsGone(file.name) {
		file.err = err
	}
	if err != nil {
		return
	}
	if origin, ours := names.Owner(text); ours {
		file.generated, file.origin = text, origin
		return
	}
	file.look(text)
}

// look takes note of what is in a file before the first declaration, and of what it
// mentions.
func (file *source) look(text []byte) {
	header := headerOf(file.name, text)
	file.text, file.pkgName, file.imports, file.dots = text, header.name, header.imports, header.dots
	file.verb = !file.test && takesWorkflows.In(text)
	file.activities = mentionsActivity(text)
	file.script = constraint.IsScriptSource(text)
	file.directive = !file.test && (bytes.Contains(text, []byte(directive.WorkflowPrefix)) || bytes.Contains(text, []byte(directive.ActivityPrefix)))
}

// sortOut takes the tool's own files out of the packages, and those that could not
// be read, and sorts the others by what they import.
func (f *files) sortOut() {
	for _, pkg := range f.packages {
		for _, file := range pkg.files {
			if file.generated != nil {
				f.generated = append(f.generated, Generated{Name: file.name, Package: pkg.path, Origin: file.origin, Text: file.generated})
			}
		}
		pkg.files = slices.DeleteFunc(pkg.files, func(f *source) bool {
			if f.pkgName == "" && !names.IsBlank(f.text) {
				pkg.headless = append(pkg.headless, f)
			}
			return f.pkgName == ""
		})
		for _, p := range pkg.imports() {
			f.importers[p] = append(f.importers[p], pkg)
		}
	}
	slices.SortFunc(f.generated, func(a, b Generated) int { return strings.Compare(a.Name, b.Name) })
	for _, pkgs := range f.importers {
		slices.SortFunc(pkgs, func(a, b *folder) int { return strings.Compare(a.path, b.path) })
	}
}

// imports are the import paths in the files of pkg.
func (pkg *folder) imports() []string {
	var paths []string
	for _, file := range pkg.files {
		paths = append(paths, file.imports...)
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// inModules reports whether an import path is below that of one of the modules.
func (f *files) inModules(importPath string) bool {
	return slices.ContainsFunc(f.modules, func(m disk.Module) bool {
		rest, ok := strings.CutPrefix(importPath, m.Path)
		return ok && (rest == "" || rest[0] == '/')
	})
}

// reaching are the packages that import one of paths, directly or not, and paths
// themselves.
func (f *files) reaching(paths ...string) map[string]bool {
	reach := map[string]bool{}
	for _, path := range paths {
		reach[path] = true
	}
	for queue := slices.Clone(paths); len(queue) > 0; queue = queue[1:] {
		for _, importer := range f.importers[queue[0]] {
			if !reach[importer.path] {
				reach[importer.path] = true
				queue = append(queue, importer.path)
			}
		}
	}
	return reach
}

// mentions reports whether a file of pkg holds ".name" as a whole word.
func (pkg *folder) mentions(name string) bool {
	if pkg.members == nil {
		pkg.members = map[string]bool{}
		for _, f := range pkg.files {
			addMembers(pkg.members, f.text)
		}
	}
	return pkg.members[name]
}

// addMembers adds the words of text that follow a dot, on the same line or on a
// later one.
func addMembers(members map[string]bool, text []byte) {
	for {
		i := bytes.IndexByte(text, '.')
		if i < 0 {
			return
		}
		text = bytes.TrimLeft(text[i+1:], " \t\r\n")
		end := 0
		for end < len(text) && code.IsIdentByte(text[end]) {
			end++
		}
		if end > 0 {
			members[string(text[:end])] = true
		}
	}
}

// mayDeclare reports whether a file of pkg holds "name(", as the declaration of a
// function does.
func (pkg *folder) mayDeclare(name string) bool {
	return slices.ContainsFunc(pkg.files, func(f *source) bool { return bytes.Contains(f.text, []byte(name+"(")) })
}

// dotImports reports whether a file of pkg imports path with a dot.
func (pkg *folder) dotImports(path string) bool {
	return slices.ContainsFunc(pkg.files, func(f *source) bool { return slices.Contains(f.dots, path) })
}

// Folders are the folders of the modules that have Go files, by import path.
func (r *Reader) Folders() []disk.Folder {
	var all []disk.Folder
	for _, pkg := range r.files.packages {
		f := disk.Folder{Path: pkg.path, Dir: pkg.dir, Module: pkg.module}
		for _, src := range pkg.files {
			f.Files = append(f.Files, src.name)
			if !src.test {
				f.Name = cmp.Or(f.Name, src.pkgName)
			}
		}
		all = append(all, f)
	}
	slices.SortFunc(all, func(a, b disk.Folder) int { return strings.Compare(a.Path, b.Path) })
	return all
}

// EachImport calls tell for each import of a package of the modules in another one, or in
// the tests in that, under all build constraints at once.
func (r *Reader) EachImport(tell func(from, to string, byTests bool)) {
	each := func(from, pkgName string, test bool, imports []string) {
		if test && strings.HasSuffix(pkgName, "_test") {
			return // nothing imports a package of tests
		}
		for _, to := range imports {
			if r.files.packages[to] != nil {
				tell(from, to, test)
			}
		}
	}
	for _, pkg := range r.files.packages {
		for _, f := range pkg.files {
			if !f.script {
				each(pkg.path, f.pkgName, f.test, f.imports)
			}
		}
	}
	for _, file := range r.files.generated {
		header := headerOf(file.Name, file.Text)
		each(file.Package, header.name, strings.HasSuffix(file.Name, "_test.go"), header.imports)
	}
}

// Imported are the packages of the modules, other than those at paths, that
// these import, directly or not, and that have a file, no test, for which pick
// is true. They are sorted.
func (r *Reader) Imported(paths []string, pick func(src []byte) bool) []string {
	seen := map[string]bool{}
	for _, path := range paths {
		seen[path] = true
	}
	var picked []string
	for queue := slices.Clone(paths); len(queue) > 0; queue = queue[1:] {
		pkg := r.files.packages[queue[0]]
		if pkg == nil {
			continue
		}
		if !slices.Contains(paths, pkg.path) && slices.ContainsFunc(pkg.files, func(f *source) bool { return !f.test && pick(f.text) }) {
			picked = append(picked, pkg.path)
		}
		for _, f := range pkg.files {
			for _, path := range f.imports {
				if !f.test && !seen[path] {
					seen[path] = true
					queue = append(queue, path)
				}
			}
		}
	}
	slices.Sort(picked)
	return picked
}
