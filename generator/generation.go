package generator

import (
	"fmt"
	"go/token"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/plan"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/source"
	"github.com/temporal-gen/temporal-gen/internal/survey"
	"github.com/temporal-gen/temporal-gen/internal/wire"
)

// generation is the work on one [Result]: what each stage has made for the next.
type generation struct {
	config Config
	*survey.Survey
	// described are the functions as plain values.
	described map[*discover.Function]Function
	files     []plan.File
	// held is the lock of the module, nil where none is looked at.
	held   *wire.Held
	result *Result
	// listing reports whether everything is told of functions, as [List] does.
	listing bool
	// current is the import path of the package under work.
	current string
}

// start starts the reading of the modules.
func start(config Config) *generation {
	query := source.Query{Context: config.Context, Dir: config.Dir, Tags: config.Tags, Fset: token.NewFileSet(), Files: &disk.Files{}}
	return &generation{config: config, Survey: survey.Start(query), described: map[*discover.Function]Function{}, result: &Result{}}
}

// load finds the packages, and loads those that can hold workflows.
func (g *generation) load() error {
	if err := g.Load(g.config.Patterns, g.config.place(g.Query.Files)); err != nil {
		return err
	}
	g.result.Packages = len(g.Found.Packages)
	g.result.Folders = g.Places.Folders()
	return nil
}

// features are those of the SDK in use. One that is too old for what is generated is a
// diagnostic.
func (g *generation) features() (features sdk.Features, tooOld []Diagnostic, err error) {
	inUse, err := g.Program.SDK()
	if err == nil && !inUse.Supported {
		tooOld = []Diagnostic{g.Program.TooOld(inUse)}
	}
	return inUse.Features, tooOld, err
}

// discover finds the functions of the packages.
func (g *generation) discover() error {
	if err := g.Discover(); err != nil {
		return err
	}
	workflows, activities := g.guessed()
	g.warnOfBlind(g.Reader.Blind(), workflows, "no function depends on it here",
		"1 function that nothing else registers is taken for a workflow under its Go name: see temporal-gen list -reason never-called",
		"%d functions that nothing else registers are taken for workflows under their Go names: see temporal-gen list -reason never-called")
	g.warnOfBlind(g.Reader.BlindToActivities(), activities, "what is registered only here has no typed calls",
		"1 activity that nothing else registers is called by its Go name: see temporal-gen list -activities -reason referenced",
		"%d activities that nothing else registers are called by their Go names: see temporal-gen list -activities -reason referenced")
	return nil
}

// guessed are how many workflows and activities have their Go names as nothing is known
// to register them.
func (g *generation) guessed() (workflows, activities int) {
	return g.count(func(f *discover.Function) bool { return f.Workflow && f.Reason == definition.NeverCalled }),
		g.count(func(f *discover.Function) bool {
			return f.Activity && f.Reason == definition.Referenced && !f.LocalOnly
		})
}

// count is how many functions are such ones.
func (g *generation) count(is func(*discover.Function) bool) int {
	n := 0
	for _, functions := range g.Functions {
		for _, f := range functions {
			if is(f) {
				n++
			}
		}
	}
	return n
}

// warnOfBlind warns of the registrations whose functions can't all be told, with what
// that means for so many functions.
func (g *generation) warnOfBlind(registrations []evidence.Blind, guessed int, none, one, several string) {
	means := none
	switch {
	case guessed == 1:
		means = one
	case guessed > 1:
		means = fmt.Sprintf(several, guessed)
	}
	for _, r := range registrations {
		g.Warn(r.Pos, r.String()+": "+means)
	}
}

// warnOfHidden warns of the registrations that can't be told, as the code does not
// compile.
func (g *generation) warnOfHidden() {
	means := " and nothing is taken for gone"
	workflows, activities := g.guessed()
	switch n := workflows + activities; n {
	case 0:
	case 1:
		means = ", nothing is taken for gone, and 1 function that nothing else registers has its Go name (temporal-gen list -reason never-called,referenced)"
	default:
		means = fmt.Sprintf(", nothing is taken for gone, and %d functions that nothing else registers have their Go names (temporal-gen list -reason never-called,referenced)", n)
	}
	for _, d := range g.Reader.Undeclared() {
		g.Warn(d.Pos, d.Message+", so it can't be told what is registered here"+means+": make it compile")
	}
}

// plan plans the files of the packages, once it is known which have workflows or
// activities.
func (g *generation) plan(features sdk.Features) error {
	running := map[string][]*discover.Function{}
	var pkgs []*packages.Package
	for _, pkg := range g.Found.Packages {
		for _, f := range g.Functions[pkg.ID] {
			if f.Runs() {
				running[pkg.ID] = append(running[pkg.ID], f)
			}
		}
		if running[pkg.ID] != nil {
			pkgs = append(pkgs, g.Program.Package(pkg.PkgPath))
		}
	}
	planner := plan.New(plan.Config{
		Program: g.Program, Files: g.Query.Files, Dir: g.config.Dir, Features: features, Report: g.report, Places: g.Places,
		InModules: func(dir string) bool { return g.ImportPath(dir) != "" },
		Needs: func(importPath string, functions []*discover.Function) discover.Needs {
			found, untold := g.Reader.Needs(importPath)
			return discover.NeedsOf(found, untold, functions, g.Reader.Callers(importPath), g.inModule)
		},
		Functions: running, Targets: g.Places.Settle(pkgs, g.ImportPath),
	})
	for _, found := range g.Found.Packages {
		g.current = found.PkgPath
		functions, read := g.Functions[found.ID]
		if !read && g.Refused[g.current] {
			continue
		}
		pkg := found
		if read {
			pkg = g.Program.Package(found.PkgPath)
		}
		planned, err := planner.Package(pkg)
		if err != nil {
			return err
		}
		if !g.Refused[g.current] {
			g.files = append(g.files, planned.Files...)
		}
		for _, f := range functions {
			described := f.Describe(g.config.Dir, planned.Problems)
			if g.listing {
				described.RegisteredAt = f.RegisteredAt(g.config.Dir, g.Reader.TaskQueues)
			}
			described.Unreferred = planned.Unreferred[f]
			g.described[f] = described
			g.result.Functions = append(g.result.Functions, described)
		}
	}
	g.addOrphans()
	return g.Program.Err()
}

// addOrphans adds what the tool wrote in earlier runs and nobody asked for in this
// one.
func (g *generation) addOrphans() {
	orphans := g.Places.Orphans(g.Found.Packages, g.Reader)
	for _, file := range orphans.Abandoned {
		if !g.Refused[file.Package] { // what is to replace it
			g.files = append(g.files, plan.File{File: file})
		}
	}
	g.result.Undeclared = orphans.Undeclared
	g.result.Warnings = append(g.result.Warnings, orphans.Warnings...)
}

// render renders the files, and adds them to the result.
func (g *generation) render() error {
	if err := plan.Render(g.files, g.config.Renderings); err != nil {
		return err
	}
	g.keep()
	g.result.contents = map[string][]Function{}
	for _, f := range g.files {
		g.result.Files = append(g.result.Files, f.File)
		for _, of := range f.Functions {
			g.result.contents[f.Path] = append(g.result.contents[f.Path], g.described[of])
		}
	}
	var refused []Diagnostic
	g.result.Files, refused = g.result.Files.WithoutLinks()
	g.result.Diagnostics = append(g.result.Diagnostics, refused...)
	return nil
}

// keep takes out the files of packages that would lose typed calls by them because code does
// not compile.
func (g *generation) keep() {
	replaced := map[string][]File{}
	for _, f := range g.files {
		if f.Old != nil && f.IsStale() {
			replaced[f.Package] = append(replaced[f.Package], f.File)
		}
	}
	for _, pkg := range g.Found.Packages {
		if files := replaced[pkg.PkgPath]; len(files) > 0 {
			g.Keep(pkg, files)
		}
	}
	g.files = slices.DeleteFunc(g.files, func(f plan.File) bool { return g.Refused[f.Package] })
}

// inModule is the path of a file of a main module below that module's folder.
func (g *generation) inModule(path string) string {
	for _, m := range g.Modules {
		if rel, err := filepath.Rel(m.Dir, path); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.Base(path)
}

func (g *generation) report(pos token.Position, message string) {
	g.Refuse(g.current, Diagnostic{Pos: pos, Message: message})
}
