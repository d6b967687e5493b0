package evidence

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// A function goes into other modules too: into a table of a platform's, or to code
// there that registers what it is given. Their packages are empty at first, and read
// on demand: what a question comes to is there when it is asked again, in a world that
// has these packages as well. So an answer depends on the question alone, and not on
// those before.

// Find finds the folders of packages that are not of the main modules, by import path.
// It leaves out the standard library, and what is not to be found.
type Find func(importPaths []string) map[string]string

// maxRounds is how often a question is asked again: so deep are packages of other
// modules followed into what they import.
const maxRounds = 8

// inWorlds asks a question until it comes to no package that its world does not have.
// ask returns the import paths of those that it came to.
func (r *Reader) inWorlds(ask func(*world) map[string]bool) { r.inWorldsFrom(r.world, ask) }

// inWorldsFrom is [Reader.inWorlds] beginning with a world that has packages of other
// modules already.
func (r *Reader) inWorldsFrom(w *world, ask func(*world) map[string]bool) {
	for range maxRounds {
		wanted := slices.Sorted(maps.Keys(ask(w)))
		more := slices.DeleteFunc(wanted, func(path string) bool { return w.files.packages[path] != nil })
		if len(more) == 0 {
			return
		}
		r.readElsewhere(more)
		more = slices.DeleteFunc(more, func(path string) bool { return r.elsewhere[path] == nil })
		if len(more) == 0 {
			return
		}
		w = r.worldWith(slices.Concat(w.elsewhere, more))
	}
}

// worldWith is the world that has the packages at paths too, which were read.
func (r *Reader) worldWith(paths []string) *world {
	slices.Sort(paths)
	key := strings.Join(paths, "\n")
	w := r.worlds[key]
	if w == nil {
		var more []*folder
		for _, path := range paths {
			more = append(more, r.elsewhere[path])
		}
		w = newWorld(r.files.with(more), r.world)
		w.elsewhere = paths
		r.worlds[key] = w
	}
	return w
}

// readElsewhere reads the packages at paths, as far as they can be found.
func (r *Reader) readElsewhere(paths []string) {
	paths = slices.DeleteFunc(slices.Clone(paths), func(path string) bool {
		_, asked := r.elsewhere[path]
		return asked
	})
	if len(paths) == 0 || r.find == nil {
		return
	}
	dirs := r.find(paths)
	for _, path := range paths {
		r.elsewhere[path] = nil
		if dir := dirs[path]; dir != "" {
			r.elsewhere[path] = readFolder(path, dir, r.disk)
		}
	}
}

// readFolder reads a package of another module, without tests; nil if it can't be read
// as a whole. The tool's output is code like any other there.
func readFolder(importPath, dir string, from *disk.Files) *folder {
	pkg := &folder{path: importPath, dir: dir}
	for _, name := range disk.NoTests(from.GoFilesIn(dir)) {
		if base := filepath.Base(name); base[0] == '_' || base[0] == '.' {
			continue
		}
		file := &source{name: name}
		text, err := from.Read(file.name)
		if err != nil {
			return nil
		}
		if file.look(text); file.pkgName != "" {
			pkg.files = append(pkg.files, file)
		}
	}
	if len(pkg.files) == 0 {
		return nil
	}
	return pkg
}

// with is f with packages of other modules.
func (f *files) with(more []*folder) *files {
	with := *f
	with.packages, with.importers = maps.Clone(f.packages), maps.Clone(f.importers)
	for _, pkg := range more {
		with.packages[pkg.path] = pkg
		for _, path := range pkg.imports() {
			with.importers[path] = append(slices.Clip(with.importers[path]), pkg)
		}
	}
	return &with
}

// isElsewhere reports whether a position is in a package of another module.
func (w *world) isElsewhere(pos token.Pos) bool {
	f := w.fileAt(pos)
	return f != nil && f.folder.module == ""
}

// origins are the packages that the world does not have, and that have a say in what e
// is: its type or its value comes from there.
type origins struct {
	*world
	// found are their import paths.
	found map[string]bool
	// sdk reports whether the SDK has a say too.
	sdk  bool
	seen map[ast.Node]bool
}

// originsOf are the origins of e.
func (w *world) originsOf(e ast.Expr) *origins {
	o := &origins{world: w, found: map[string]bool{}, seen: map[ast.Node]bool{}}
	o.of(e)
	return o
}

// isOfOthers reports whether other modules have a say in what e is, apart from the SDK.
func (w *world) isOfOthers(e ast.Expr) bool { return len(w.originsOf(e).found) > 0 }

// isSDKs reports whether what e is comes from the SDK alone.
func (w *world) isSDKs(e ast.Expr) bool {
	o := w.originsOf(e)
	return o.sdk && len(o.found) == 0
}

// maxOrigins bounds the search for origins.
const maxOrigins = 200

func (o *origins) of(n ast.Node) {
	if n == nil || o.seen[n] || len(o.seen) > maxOrigins {
		return
	}
	o.seen[n] = true
	switch n := n.(type) {
	case *ast.Ident:
		o.ofObject(o.object(n))
	case *ast.SelectorExpr:
		path, _ := o.importedName(n)
		switch obj := o.object(n); {
		case path != "" && o.files.packages[path] == nil:
			switch {
			case sdk.IsPath(path):
				o.sdk = true
			case !isStandard(path):
				o.found[path] = true
			}
		case obj != nil:
			o.ofObject(obj)
		default:
			o.of(n.X)
		}
	case *ast.CallExpr:
		o.of(n.Fun)
		if path, _ := o.importedName(n.Fun); path != "" || o.object(n.Fun) == nil {
			for _, arg := range n.Args { // which a function may return, or make a name of
				o.of(arg)
			}
		}
	case *ast.CompositeLit:
		if n.Type == nil { // an element, whose type is that of the literal around it
			o.of(o.outerLiteral(n))
			return
		}
		o.of(n.Type)
	case *ast.FuncType, *ast.FuncLit, *ast.BasicLit, *ast.InterfaceType:
	case *ast.StructType:
		for _, field := range n.Fields.List {
			if len(field.Names) == 0 { // embedded: what it has, the struct has
				o.of(field.Type)
			}
		}
	default:
		ast.Inspect(n, func(inner ast.Node) bool {
			if e, ok := inner.(ast.Expr); ok && inner != n {
				o.of(e)
				return false
			}
			return true
		})
	}
}

// outerLiteral is the innermost literal with a type around one that has none; nil for
// none.
func (w *world) outerLiteral(n ast.Node) ast.Node {
	for n = w.parent(n); n != nil; n = w.parent(n) {
		switch n := n.(type) {
		case *ast.CompositeLit:
			if n.Type != nil {
				return n
			}
		case *ast.KeyValueExpr, *ast.UnaryExpr:
		default:
			return nil
		}
	}
	return nil
}

// ofObject adds the origins of what an object is declared as.
func (o *origins) ofObject(obj types.Object) {
	if obj == nil || !obj.Pos().IsValid() {
		return
	}
	if pkg := obj.Pkg(); pkg != nil && obj.Parent() == pkg.Scope() {
		if home := o.files.packages[importPathOf(pkg)]; home != nil {
			o.analyze(home, false)
		}
	}
	if fn := o.funcs[obj.Pos()]; fn != nil {
		if results := fn.decl.Type.Results; results != nil {
			o.of(results)
		}
		return
	}
	id := o.defined[obj.Pos()]
	if id == nil {
		return
	}
	switch parent := o.parent(id).(type) {
	case *ast.Field:
		o.of(parent.Type)
	case *ast.TypeSpec:
		o.of(parent.Type)
	case *ast.ValueSpec:
		o.of(parent.Type)
		for _, value := range parent.Values {
			o.of(value)
		}
	case *ast.AssignStmt:
		for i, lhs := range parent.Lhs {
			if len(parent.Rhs) == 1 || lhs == id && i < len(parent.Rhs) {
				o.of(parent.Rhs[min(i, len(parent.Rhs)-1)])
			}
		}
	case *ast.RangeStmt:
		o.of(parent.X)
	}
}

// standard are the folders that the packages of the standard library are in.
var standard = []string{
	"archive", "arena", "bufio", "builtin", "bytes", "cmp", "compress", "container", "context", "crypto", "database", "debug",
	"embed", "encoding", "errors", "expvar", "flag", "fmt", "go", "hash", "html", "image", "index", "internal", "io",
	"iter", "log", "maps", "math", "mime", "net", "os", "path", "plugin", "reflect", "regexp", "runtime", "simd", "slices",
	"sort", "strconv", "strings", "structs", "sync", "syscall", "testing", "text", "time", "unicode", "unique", "unsafe", "weak",
}

// isStandard reports whether an import path is that of a package of the standard
// library, or "C".
func isStandard(importPath string) bool {
	first, _, _ := strings.Cut(importPath, "/")
	return importPath == "C" || slices.Contains(standard, first)
}
