package generator

import (
	"context"
	"fmt"
	"go/token"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/place"
	"github.com/temporal-gen/temporal-gen/internal/plan"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// generation is the work on one [Result]: what each stage has made for the next.
type generation struct {
	config     Config
	query      source.Query
	background *evidence.Background
	reader     *evidence.Reader
	modules    []disk.Module
	found      *source.Found
	elsewhere  evidence.Find
	places     *place.Places
	candidates source.Candidates
	program    *source.Program
	// functions are those of packages that could be read, by the packages' IDs.
	functions map[string][]*discover.Function
	// described are these functions as plain values.
	described map[*discover.Function]Function
	files     []plan.File
	result    *Result
	// listing reports whether everything is told of functions, as [List] does.
	listing bool
	// current is the import path of the package under work, and refused are those
	// of packages with a mistake.
	current string
	refused map[string]bool
}

// start starts the reading of the modules.
func start(config Config) *generation {
	g := &generation{config: config, functions: map[string][]*discover.Function{}, described: map[*discover.Function]Function{}, result: &Result{}, refused: map[string]bool{}}
	g.query = source.Query{Context: config.Context, Dir: config.Dir, Tags: config.Tags, Fset: token.NewFileSet(), Files: &disk.Files{}}
	g.background = evidence.Start(config.Context, g.query.Files, func(ctx context.Context) ([]disk.Module, error) {
		return source.Query{Context: ctx, Dir: config.Dir}.Modules()
	}, func(importPaths []string) map[string]string { return g.elsewhere(importPaths) })
	return g
}

// load finds the packages, and loads those that can hold workflows.
func (g *generation) load() (err error) {
	if g.found, err = g.query.Match(g.config.Patterns, g.folders); err != nil {
		return err
	}
	g.result.Packages = len(g.found.Packages)
	if g.places, err = place.Of(g.found.Packages, g.config.place(g.query.Files)); err != nil {
		return err
	}
	g.result.Folders = g.places.Folders()
	if g.reader, g.modules, err = g.background.Wait(); err != nil {
		return err
	}
	if g.result.Warnings, err = g.reader.Unreadable(g.places.IsOutput); err != nil {
		return disk.Unreadable(err, g.config.Dir)
	}
	g.elsewhere = g.query.Elsewhere(g.found.Packages)
	g.reader.SetClients(g.clients())
	g.candidates = g.found.Candidates(g.places.IsOutput, g.reader.ActivityPackages())
	helpers := g.reader.Imported(g.candidates.Paths, messages.Mentions)
	prepared := g.reader.Ahead(g.candidates.Paths)
	if g.program, err = g.query.Program(g.found, g.candidates, helpers, g.places.Misread()); err != nil {
		return err
	}
	return prepared()
}

// folders are those of the main modules.
func (g *generation) folders() ([]disk.Folder, error) {
	reader, _, err := g.background.Wait()
	if err != nil {
		return nil, err
	}
	return reader.Folders(), nil
}

// clients are the import paths of the other packages that the starters of packages
// go to, by the import paths of these.
func (g *generation) clients() map[string][]string {
	clients := map[string][]string{}
	for _, pkg := range g.found.Packages {
		for _, t := range g.places.Targets(pkg) {
			if !t.Own {
				clients[pkg.PkgPath] = append(clients[pkg.PkgPath], g.importPath(t.Dir))
			}
		}
	}
	return clients
}

// importPath is that of the package in a folder of the main modules, "" for another
// folder.
func (g *generation) importPath(dir string) string { return disk.ImportPath(g.modules, dir) }

// discover finds the functions of the packages.
func (g *generation) discover() error {
	search := discover.Search{
		Program: g.program, Dir: g.config.Dir, Use: g.reader.Of, Registers: g.reader.Registers, Blind: g.reader.Blind(), Report: g.report, Warn: g.warn,
		Activities: g.reader.Activities(), Aliases: g.reader.MayAlias,
		Messages: messages.NewReader(g.program.Fset, g.program.AlwaysBuilt(), func(pos token.Position) string { return report.At(g.config.Dir, pos) }),
	}
	for _, found := range g.found.Packages {
		g.current = found.PkgPath
		pkg := g.program.Package(found.PkgPath)
		switch faults := g.places.Mistakes(found); {
		case len(faults) > 0:
			g.refuse(faults)
			continue
		case !g.candidates.Has(found):
			continue
		}
		if faults := g.program.Faults(pkg); len(faults) > 0 {
			g.refuse(faults)
			continue
		}
		functions, err := search.In(pkg)
		if err != nil {
			return err
		}
		g.functions[found.ID] = functions
	}
	workflows := g.count(func(f *discover.Function) bool { return f.Workflow && f.Reason == definition.NeverCalled })
	activities := g.count(func(f *discover.Function) bool {
		return f.Activity && f.Reason == definition.Referenced && !f.LocalOnly
	})
	g.warnOfBlind(search.Blind, workflows, "no function depends on it here",
		"1 function that nothing else registers is taken for a workflow under its Go name: see temporal-gen list -reason never-called",
		"%d functions that nothing else registers are taken for workflows under their Go names: see temporal-gen list -reason never-called")
	g.warnOfBlind(g.reader.BlindToActivities(), activities, "what is registered only here has no typed calls",
		"1 activity that nothing else registers is called by its Go name: see temporal-gen list -activities -reason referenced",
		"%d activities that nothing else registers are called by their Go names: see temporal-gen list -activities -reason referenced")
	return nil
}

// count is how many functions are such ones.
func (g *generation) count(is func(*discover.Function) bool) int {
	n := 0
	for _, functions := range g.functions {
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
		g.warn(r.Pos, r.String()+": "+means)
	}
}

// plan plans the files of the packages, once it is known which have workflows or
// activities.
func (g *generation) plan(features sdk.Features) error {
	running := map[string][]*discover.Function{}
	var pkgs []*packages.Package
	for _, pkg := range g.found.Packages {
		for _, f := range g.functions[pkg.ID] {
			if f.Runs() {
				running[pkg.ID] = append(running[pkg.ID], f)
			}
		}
		if running[pkg.ID] != nil {
			pkgs = append(pkgs, g.program.Package(pkg.PkgPath))
		}
	}
	planner := plan.New(plan.Config{
		Program: g.program, Files: g.query.Files, Dir: g.config.Dir, Features: features, Report: g.report, Places: g.places,
		InModules: func(dir string) bool { return g.importPath(dir) != "" },
		Functions: running, Targets: g.places.Settle(pkgs, g.importPath),
	})
	for _, found := range g.found.Packages {
		g.current = found.PkgPath
		functions, read := g.functions[found.ID]
		if !read && g.refused[g.current] {
			continue
		}
		pkg := found
		if read {
			pkg = g.program.Package(found.PkgPath)
		}
		planned, err := planner.Package(pkg)
		if err != nil {
			return err
		}
		if !g.refused[g.current] {
			g.files = append(g.files, planned.Files...)
		}
		for _, f := range functions {
			described := f.Describe(g.config.Dir, planned.Problems)
			if g.listing {
				described.RegisteredAt = f.RegisteredAt(g.config.Dir, g.reader.TaskQueues)
			}
			g.described[f] = described
			g.result.Functions = append(g.result.Functions, described)
		}
	}
	g.addOrphans()
	return g.program.Err()
}

// addOrphans adds what the tool wrote in earlier runs and nobody asked for in this
// one.
func (g *generation) addOrphans() {
	orphans := g.places.Orphans(g.found.Packages, g.reader)
	for _, file := range orphans.Abandoned {
		if !g.refused[file.Package] { // what is to replace it
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

func (g *generation) report(pos token.Position, message string) {
	g.refuse([]Diagnostic{{Pos: pos, Message: message}})
}

// refuse adds what is wrong with the package under work.
func (g *generation) refuse(faults []Diagnostic) {
	g.refused[g.current] = true
	g.result.Diagnostics = append(g.result.Diagnostics, faults...)
}

func (g *generation) warn(pos token.Position, message string) {
	g.result.Warnings = append(g.result.Warnings, Diagnostic{Pos: pos, Message: message})
}
