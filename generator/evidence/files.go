package evidence

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/temporal-gen/temporal-gen/generator/parallel"
)

// files are the Go files of the modules by the rules of the go command, under
// all build constraints at once.
type files struct {
	modules  []Module
	packages map[string]*folder // by import path
	// importers maps an import path to the packages of the modules that import
	// it, tests included.
	importers map[string][]*folder
}

// folder is a package's folder.
type folder struct {
	path  string // import path
	files []*source
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
	// verb says that it is no test, and mentions what takes workflows in the SDK.
	verb bool
	// directive says that it is no test, and mentions the directive of a contract.
	directive bool
}

// readFiles reads the modules' files, on all processors.
func readFiles(modules []Module, skip func([]byte) bool) *files {
	fs := &files{modules: modules, packages: map[string]*folder{}, importers: map[string][]*folder{}}
	var all []*source
	for _, m := range modules {
		walk(m, func(dir, name string) {
			importPath := path.Join(m.Path, dir)
			pkg := fs.packages[importPath]
			if pkg == nil {
				pkg = &folder{path: importPath}
				fs.packages[importPath] = pkg
			}
			file := &source{name: name, test: strings.HasSuffix(name, "_test.go")}
			pkg.files = append(pkg.files, file)
			all = append(all, file)
		})
	}
	parallel.Do(len(all), func(i int) {
		file := all[i]
		text, err := os.ReadFile(file.name)
		if err != nil || skip(text) {
			return
		}
		header, _ := parser.ParseFile(token.NewFileSet(), file.name, text, parser.ImportsOnly)
		if header == nil || header.Name == nil || header.Name.Name == "" {
			return
		}
		if importsMore(text, header) {
			header, _ = parser.ParseFile(token.NewFileSet(), file.name, text, parser.SkipObjectResolution)
		}
		file.text, file.pkgName = text, header.Name.Name
		file.verb = !file.test && mentionsVerb(text)
		file.directive = !file.test && bytes.Contains(text, []byte(workflowDirective))
		for _, spec := range header.Imports {
			if p, err := strconv.Unquote(spec.Path.Value); err == nil {
				file.imports = append(file.imports, p)
				if spec.Name != nil && spec.Name.Name == "." {
					file.dots = append(file.dots, p)
				}
			}
		}
	})
	for _, pkg := range fs.packages {
		pkg.files = slices.DeleteFunc(pkg.files, func(f *source) bool { return f.text == nil })
		seen := map[string]bool{}
		for _, file := range pkg.files {
			for _, p := range file.imports {
				if !seen[p] {
					seen[p] = true
					fs.importers[p] = append(fs.importers[p], pkg)
				}
			}
		}
	}
	for _, pkgs := range fs.importers {
		slices.SortFunc(pkgs, func(a, b *folder) int { return strings.Compare(a.path, b.path) })
	}
	return fs
}

// inModules reports whether an import path is below that of one of the modules.
func (f *files) inModules(importPath string) bool {
	return slices.ContainsFunc(f.modules, func(m Module) bool {
		rest, ok := strings.CutPrefix(importPath, m.Path)
		return ok && (rest == "" || rest[0] == '/')
	})
}

// importsMore says whether imports may stand behind what was parsed of text, as
// they do behind a mistake.
func importsMore(text []byte, header *ast.File) bool {
	end := header.Name.End()
	if n := len(header.Decls); n > 0 {
		end = header.Decls[n-1].End()
	}
	rest := text[min(int(end-header.FileStart), len(text)):]
	for {
		i := bytes.IndexByte(rest, '\n')
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
		if after, ok := bytes.CutPrefix(rest, []byte("import")); ok && len(after) > 0 && (after[0] == ' ' || after[0] == '(') {
			return true
		}
	}
}

// walk calls visit for each Go file that belongs to a package of m, with its
// folder relative to the module's root. It passes over what the go command
// does: vendor, testdata, names that begin with "." or "_", nested modules,
// and the folders that go.mod ignores. It follows no links to folders, so there
// are no cycles.
func walk(m Module, visit func(dir, name string)) {
	ignored := ignoredFolders(m.Dir)
	root := m.Dir + string(filepath.Separator) // the root itself may be a link
	filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil // unreadable: the go command will speak of it if it matters
		}
		base := entry.Name()
		rel, err := filepath.Rel(m.Dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if entry.IsDir() {
			switch {
			case rel == ".":
				return nil
			case base == "vendor", base == "testdata", strings.HasPrefix(base, "."), strings.HasPrefix(base, "_"), ignored(rel, base):
				return fs.SkipDir
			}
			if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(base, ".go") && !strings.HasPrefix(base, ".") && !strings.HasPrefix(base, "_") && isFile(name, entry) {
			visit(path.Dir(rel), name)
		}
		return nil
	})
}

// isFile says whether an entry is a file, or a link to one.
func isFile(name string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// ignoredFolders reads the ignore directives of the go.mod in dir: "./x" is a
// folder below the module's root, "x" one of that name anywhere.
func ignoredFolders(dir string) func(rel, base string) bool {
	rooted, anywhere := map[string]bool{}, map[string]bool{}
	text, _ := os.ReadFile(filepath.Join(dir, "go.mod"))
	block := false
	for line := range bytes.Lines(text) {
		comment := bytes.Index(line, []byte("//"))
		if comment >= 0 {
			line = line[:comment]
		}
		words := strings.Fields(string(line))
		switch {
		case len(words) == 2 && words[0] == "ignore" && words[1] == "(":
			block = true
			continue
		case len(words) > 0 && words[0] == ")":
			block = false
			continue
		case len(words) == 2 && words[0] == "ignore":
			words = words[1:]
		case !block || len(words) != 1:
			continue
		}
		name := strings.Trim(words[0], "\"`")
		if under, ok := strings.CutPrefix(name, "./"); ok {
			rooted[path.Clean(under)] = true
		} else {
			anywhere[path.Clean(name)] = true
		}
	}
	return func(rel, base string) bool {
		if rooted[rel] || anywhere[base] {
			return true
		}
		for name := range anywhere { // "a/b" is a path below any folder
			if strings.HasSuffix("/"+rel, "/"+name) {
				return true
			}
		}
		return false
	}
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

// mentions says whether a file of pkg holds ".name" as a whole word.
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
		for end < len(text) && isIdent(text[end]) {
			end++
		}
		if end > 0 {
			members[string(text[:end])] = true
		}
	}
}

// isIdent says whether b goes on with an identifier. Any byte of a rune beyond
// ASCII counts.
func isIdent(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b >= 0x80
}

// dotImports says whether a file of pkg imports path with a dot.
func (pkg *folder) dotImports(path string) bool {
	return slices.ContainsFunc(pkg.files, func(f *source) bool { return slices.Contains(f.dots, path) })
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
