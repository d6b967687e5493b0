package plan

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"sync"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/place"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/source"
	"github.com/temporal-gen/temporal-gen/internal/testspeed"
	"github.com/temporal-gen/temporal-gen/templates"
)

func TestMain(m *testing.M) {
	testspeed.Prepare("../../testdata")
	os.Exit(m.Run())
}

// runtimePackages are the packages that generated code imports, as the module with
// the real SDK has them, by import path.
var runtimePackages = sync.OnceValues(func() (map[string]*types.Package, error) {
	var paths []string
	for _, i := range templates.Runtime {
		paths = append(paths, i.Path)
	}
	loaded, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedTypes, Dir: "../../testdata"}, paths...)
	if err != nil {
		return nil, err
	}
	byPath := map[string]*types.Package{"unsafe": types.Unsafe}
	for _, pkg := range loaded {
		if len(pkg.Errors) > 0 {
			return nil, pkg.Errors[0]
		}
		byPath[pkg.PkgPath] = pkg.Types
	}
	return byPath, nil
})

// sdkWorld is a world with the SDK and more packages.
func sdkWorld(t *testing.T, sources map[string]string) *world {
	t.Helper()
	known, err := runtimePackages()
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(sources)
	maps.Copy(w.checked, known)
	return w
}

// generated is what a package is generated.
type generated struct {
	files       []File
	diagnostics []report.Diagnostic
	// broken reports whether the package has errors of its own.
	broken bool
}

// generate generates for a package of the given files, as a run would.
func (w *world) generate(importPath string, sources ...string) (g generated, err error) {
	pkg := &packages.Package{ID: importPath, PkgPath: importPath, Dir: "/nowhere", Imports: map[string]*packages.Package{
		sdk.Workflow: {GoFiles: []string{"workflow.go"}},
	}}
	pkg.TypesInfo = &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	for _, src := range sources {
		file, err := parser.ParseFile(w.fset, "", src, parser.AllErrors|parser.ParseComments|parser.SkipObjectResolution)
		if file == nil || err != nil {
			pkg.Errors = append(pkg.Errors, packages.Error{Kind: packages.ParseError})
		}
		if file != nil {
			pkg.Syntax = append(pkg.Syntax, file)
			pkg.Name = file.Name.Name
		}
	}
	typing := types.Config{Importer: w, Error: func(err error) {
		if err, ok := err.(types.Error); ok {
			pkg.TypeErrors = append(pkg.TypeErrors, err)
		}
	}}
	pkg.Types, _ = typing.Check(importPath, w.fset, pkg.Syntax, pkg.TypesInfo)
	g.broken = len(pkg.TypeErrors)+len(pkg.Errors) > 0

	complain := func(pos token.Position, message string) {
		g.diagnostics = append(g.diagnostics, report.Diagnostic{Pos: pos, Message: message})
	}
	program := &source.Program{Fset: w.fset, Packages: []*packages.Package{pkg}}
	if g.diagnostics = program.Faults(pkg); len(g.diagnostics) > 0 {
		return g, nil
	}
	places, err := place.Of([]*packages.Package{pkg}, place.Config{Dir: "/nowhere"})
	if err != nil {
		return g, err
	}
	search := discover.Search{Program: program, Dir: "/nowhere", Use: evidence.Read(nil, nil, nil).Of, Registers: func() bool { return false }, Messages: w.messages, Report: complain, Warn: complain}
	functions, err := search.In(pkg)
	if err != nil {
		return g, err
	}
	config := Config{Program: program, Dir: "/nowhere", Features: sdk.Newest, Places: places, Functions: map[string][]*discover.Function{}, Report: complain}
	for _, f := range functions {
		if f.Workflow {
			config.Functions[pkg.ID] = append(config.Functions[pkg.ID], f)
		}
	}
	config.Targets = places.Settle([]*packages.Package{pkg}, nil)
	planner := New(config)
	for _, file := range pkg.Syntax {
		for _, spec := range file.Imports { // as far as dot imports ask for them
			w.export(planner, pkg, code.ImportPath(spec))
		}
	}
	planned, err := planner.Package(pkg)
	if err == nil && len(g.diagnostics) == 0 {
		g.files = planned.Files
		err = Render(g.files, nil)
	}
	return g, err
}

// export has planner know what the package at path exports, which pkg imports.
func (w *world) export(planner *Planner, pkg *packages.Package, path string) {
	imported, err := w.Import(path)
	if pkg.Imports[path] == nil {
		pkg.Imports[path] = &packages.Package{}
	}
	if err != nil {
		return
	}
	dir := "/world/" + path
	pkg.Imports[path].GoFiles = []string{dir + "/x.go"}
	planner.exported[dir] = map[string]bool{}
	for _, name := range imported.Scope().Names() {
		if token.IsExported(name) {
			planner.exported[dir][name] = false
		}
	}
}
