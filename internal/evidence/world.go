package evidence

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// world type-checks packages of the modules on demand, in two depths: declared
// for what others import, its function bodies ignored, and analyzed with them.
// Every file is parsed once, so an object has the same position at both
// depths, by which it is known to be the same.
type world struct {
	files *files
	// elsewhere are the import paths of the packages of other modules that it has.
	elsewhere []string
	// clients are the import paths of the other packages that the starters of each
	// are generated into, by its import path.
	clients map[string][]string
	fset    *token.FileSet
	// trees are the syntax trees of all worlds, by the names of their files.
	trees map[string]*ast.File
	// syntax are the parsed files by their names.
	syntax map[string]*file
	// declared are the packages of the modules, and empty the others, by import
	// path.
	declared, empty map[string]*types.Package
	// mentioned are the packages that are declared as far as they are mentioned.
	mentioned map[*folder]*types.Package
	// analyzed folders, without their tests and with them.
	analyzed, tested map[*folder]bool
	// uses are the identifiers of the analyzed packages that refer to the
	// object declared at a position.
	uses map[token.Pos][]*ast.Ident
	// interfaceUses are the identifiers that refer to methods of interfaces, by
	// name.
	interfaceUses map[string][]mention
	// defined are the identifiers that declare the objects of the analyzed
	// packages, by position.
	defined map[token.Pos]*ast.Ident
	// funcs are the function declarations of parsed files by the position of
	// their name.
	funcs map[token.Pos]*function
	// contracts are those of the modules.
	contracts []contract
	// named are the starts by a string, nil until needed.
	named map[string][]namedStart
	// defines and aliased are what packages define and alias, as far as it was
	// asked for.
	defines map[*folder][]definition
	aliased map[*folder]map[string]alias
	// directives are those of activities.
	directives map[*folder]map[Func]directive.Set
	// candidates are the names of functions that may be workflows.
	candidates map[string]bool
	// inInterfaces are the names that methods of interfaces may have, nil until
	// needed.
	inInterfaces map[string]bool
	// inStructs are the names that fields of structs may have, nil until needed.
	inStructs map[string]bool
	// wrappers are the packages that may hand on what they are given to the SDK.
	wrappers []*folder
	// related are the packages that import, directly or not, one that has to do
	// with workflows or hands activities to the SDK, and these themselves.
	related map[string]bool
}

// file is a parsed file.
type file struct {
	*source
	folder *folder
	ast    *ast.File
	// info is what the type checker found out, nil for a file that is not
	// analyzed.
	info *types.Info
	// parents are the parents of the file's nodes, nil until needed.
	parents map[ast.Node]ast.Node
	// generated are the identifiers that can be generated ones, nil until needed.
	generated []*ast.Ident
}

// mention is an identifier in a package.
type mention struct {
	id     *ast.Ident
	folder *folder
}

// function is a declared function.
type function struct {
	decl   *ast.FuncDecl
	folder *folder
}

// newWorld is a world of files. What others know that does not depend on the types of
// other modules is theirs, unless it is the first.
func newWorld(f *files, first *world) *world {
	w := &world{
		files:         f,
		fset:          token.NewFileSet(),
		trees:         map[string]*ast.File{},
		syntax:        map[string]*file{},
		declared:      map[string]*types.Package{},
		empty:         map[string]*types.Package{},
		mentioned:     map[*folder]*types.Package{},
		analyzed:      map[*folder]bool{},
		tested:        map[*folder]bool{},
		uses:          map[token.Pos][]*ast.Ident{},
		interfaceUses: map[string][]mention{},
		defined:       map[token.Pos]*ast.Ident{},
		funcs:         map[token.Pos]*function{},
		defines:       map[*folder][]definition{},
		aliased:       map[*folder]map[string]alias{},
		directives:    map[*folder]map[Func]directive.Set{},
	}
	if first == nil {
		w.contracts, w.candidates = contracts(f), candidates(f)
	} else {
		w.fset, w.trees, w.clients = first.fset, first.trees, first.clients
		w.contracts, w.candidates = first.contracts, first.candidates
	}
	for _, pkg := range f.packages {
		if slices.ContainsFunc(pkg.files, func(f *source) bool { return f.verb }) {
			w.wrappers = append(w.wrappers, pkg)
		}
	}
	slices.SortFunc(w.wrappers, func(a, b *folder) int { return strings.Compare(a.path, b.path) })
	var roots []string
	for _, pkg := range slices.Concat(w.wrappers, f.importers[sdk.Workflow]) {
		roots = append(roots, pkg.path)
	}
	for _, pkg := range f.packages {
		if slices.ContainsFunc(pkg.files, func(f *source) bool { return f.activities }) {
			roots = append(roots, pkg.path)
		}
	}
	w.related = f.reaching(roots...)
	return w
}

// parse parses the files of pkg, those of its tests too if asked for.
func (w *world) parse(pkg *folder, tests bool) []*file {
	var parsed []*file
	for _, src := range pkg.files {
		if src.test && !tests {
			continue
		}
		parsed = append(parsed, w.parseFile(pkg, src))
	}
	return parsed
}

func (w *world) parseFile(pkg *folder, src *source) *file {
	if f, ok := w.syntax[src.name]; ok {
		return f
	}
	syntax := w.trees[src.name]
	if syntax == nil {
		syntax, src.mistake = parser.ParseFile(w.fset, src.name, src.text, parser.SkipObjectResolution)
		w.trees[src.name] = syntax
	}
	f := &file{source: src, folder: pkg, ast: syntax}
	w.syntax[src.name] = f
	for _, decl := range syntax.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok {
			w.funcs[fn.Name.Pos()] = &function{decl: fn, folder: pkg}
		}
	}
	return f
}

// importer is the importer of one package. Whatever is not looked at is an
// empty package.
type importer struct {
	w *world
	// real reports whether packages of the modules are looked at, and related whether
	// it has to do with workflows.
	real, related bool
}

func (i importer) Import(importPath string) (*types.Package, error) {
	if importPath == "unsafe" {
		return types.Unsafe, nil
	}
	if folder := i.w.files.packages[importPath]; i.real && folder != nil {
		if i.related && !i.w.related[importPath] {
			return i.w.declareMentioned(folder), nil
		}
		return i.w.declare(importPath)
	}
	pkg := i.w.empty[importPath]
	if pkg == nil {
		pkg = i.w.stub(importPath)
	}
	if pkg == nil {
		pkg = types.NewPackage(importPath, code.GuessName(importPath))
		pkg.MarkComplete()
	}
	i.w.empty[importPath] = pkg
	return pkg, nil
}

// declare is what a package of the modules declares.
func (w *world) declare(importPath string) (*types.Package, error) {
	if pkg, ok := w.declared[importPath]; ok {
		if pkg == nil {
			return nil, errors.New("import cycle")
		}
		return pkg, nil
	}
	w.declared[importPath] = nil
	folder := w.files.packages[importPath]
	name := folder.name()
	var files []*ast.File
	for _, f := range w.parse(folder, false) {
		if f.pkgName == name {
			files = append(files, f.ast)
		}
	}
	pkg := w.check(importPath, files, nil)
	w.declared[importPath] = pkg
	return pkg, nil
}

// check type-checks files as far as it goes, without function bodies if there
// is no info to fill. Of packages that have nothing to do with workflows, the
// imports are not looked at: what they declare may hold a workflow's value, but
// not know its type.
func (w *world) check(importPath string, files []*ast.File, info *types.Info) *types.Package {
	config := types.Config{
		Importer:                 importer{w: w, real: info != nil || w.related[importPath], related: w.related[importPath]},
		Error:                    func(error) {}, // foreign packages are empty: errors abound
		IgnoreFuncBodies:         info == nil,
		FakeImportC:              true,
		DisableUnusedImportCheck: true,
	}
	pkg, _ := config.Check(importPath, w.fset, files, info)
	return pkg
}

// name is the package name that most files of the folder have: others may
// are beside it under build constraints. Those of scripts count for nothing
// else.
func (pkg *folder) name() string {
	count := map[string]int{}
	best := ""
	scripts := !slices.ContainsFunc(pkg.files, func(f *source) bool { return !f.test && !f.script })
	for _, f := range pkg.files {
		if f.test || f.script && !scripts {
			continue
		}
		count[f.pkgName]++
		if n := count[f.pkgName] - count[best]; n > 0 || n == 0 && f.pkgName < best {
			best = f.pkgName
		}
	}
	return best
}

// analyze type-checks pkg with its bodies, and indexes what its identifiers
// refer to; with its tests too if asked for. Files of another package name,
// such as external tests, are checked for themselves.
func (w *world) analyze(pkg *folder, tests bool) {
	if !w.analyzed[pkg] {
		w.analyzed[pkg] = true
		w.analyzeFiles(pkg, false)
	}
	if tests && !w.tested[pkg] {
		w.tested[pkg] = true
		w.analyzeFiles(pkg, true)
	}
}

func (w *world) analyzeFiles(pkg *folder, tests bool) {
	groups := map[string][]*file{}
	var names []string
	for _, f := range w.parse(pkg, tests) {
		if groups[f.pkgName] == nil {
			names = append(names, f.pkgName)
		}
		groups[f.pkgName] = append(groups[f.pkgName], f)
	}
	for _, name := range names {
		group := groups[name]
		if !slices.ContainsFunc(group, func(f *file) bool { return f.info == nil }) {
			continue
		}
		importPath := pkg.path
		if name != pkg.name() {
			importPath += " [" + name + "]"
		}
		info := &types.Info{
			Types: map[ast.Expr]types.TypeAndValue{},
			Defs:  map[*ast.Ident]types.Object{},
			Uses:  map[*ast.Ident]types.Object{},
		}
		var syntax []*ast.File
		for _, f := range group {
			syntax = append(syntax, f.ast)
		}
		w.check(importPath, syntax, info)
		for range maxPasses {
			restore := w.hidden(syntax, info)
			if restore == nil {
				break
			}
			w.check(importPath, syntax, info)
			restore()
		}
		known := map[*token.File]bool{} // files that were indexed without the tests
		for _, f := range group {
			if f.info != nil {
				known[w.fset.File(f.ast.FileStart)] = true
				continue
			}
			f.info = info
		}
		w.index(info, pkg, func(id *ast.Ident) bool { return len(known) > 0 && known[w.fset.File(id.Pos())] })
	}
}

// index records what the identifiers in info refer to, except known ones.
func (w *world) index(info *types.Info, pkg *folder, known func(*ast.Ident) bool) {
	for id, obj := range info.Uses {
		obj = origin(obj)
		if obj == nil || !obj.Pos().IsValid() || known(id) {
			continue
		}
		w.uses[obj.Pos()] = append(w.uses[obj.Pos()], id)
		if fn, ok := obj.(*types.Func); ok && code.IsInterfaceMethod(fn) {
			w.interfaceUses[fn.Name()] = append(w.interfaceUses[fn.Name()], mention{id, pkg})
		}
	}
	for id := range info.Defs {
		w.defined[id.Pos()] = id
	}
}
