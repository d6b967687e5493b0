// Package generator finds workflow definitions in Go packages and generates
// typed starters for them.
//
// Data flows one way: load finds the packages and type-checks the ones that
// can hold workflows, discover judges their functions, plan names everything
// and refuses what can't be right, and the templates render it. Nothing before
// [Result.Write] touches the disk; [Result.Diff] is its read-only sibling.
package generator

import (
	"cmp"
	"context"
	"fmt"
	"go/token"
	"maps"
	"path"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/output"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	sources "github.com/temporal-gen/temporal-gen/internal/source"
)

// Defaults of [Config].
const (
	DefaultOutput = "temporal_gen.go"
	DefaultClient = "WorkflowClient"
)

// packageInOutput stands for the package's name in [Config.Output].
const packageInOutput = "{pkg}"

// Config is what to generate from. The zero value generates for the package
// in the working directory.
type Config struct {
	// Context ends the go command's work when it is done; nil never does.
	Context context.Context
	// Dir is where Patterns are resolved, "" for the working directory.
	Dir string
	// Patterns name packages as for the go command; none mean ".".
	Patterns []string
	// Output is the generated file of packages that declare none by the directive
	// //temporalgen:output, relative to each package's folder; "" is
	// [DefaultOutput]. In another folder it gets the client side only. {pkg} in
	// it stands for the package's name. It is a mistake to contradict a package
	// by this, by TaskQueue or by Client.
	Output string
	// Tags are build tags, separated by commas.
	Tags string
	// TaskQueue is the default Task Queue of workflows whose directive has none.
	TaskQueue string
	// Client is the name of the generated client type, "" for [DefaultClient].
	Client string
}

// Result is what generation gives, before anything is written.
type Result struct {
	// Files has those of each package that has workflows or an output of the
	// tool from before: one for each build constraint that its workflows have.
	Files output.Files
	// Functions are all functions whose first parameter is workflow.Context.
	Functions []*Function
	// Diagnostics, sorted by position. A package that has one has no file.
	Diagnostics []Diagnostic
	// Undeclared, sorted by position, are files of the tool that this run was not
	// asked for, though their packages are in it: it did not look at what is in
	// them.
	Undeclared []Diagnostic
	// Warnings, sorted by position, are what the tool could not see: nothing is
	// known to be wrong.
	Warnings []Diagnostic
	// Packages is how many packages the patterns matched.
	Packages int
	// workflows are those of each file, by its path.
	workflows map[string][]*Function
}

// File is a file of a package's output.
type File = output.File

// Workflows are those that the file at path has starters for.
func (r *Result) Workflows(path string) []*Function { return r.workflows[path] }

// Generate loads the packages that config names and generates their files. It
// writes nothing. The error is a *[UsageError] or a *[NoPackageError] for a
// mistake in config, an *[InternalError] for a defect of the tool, or says why
// packages could not be loaded; what is wrong in the packages' source is in the
// result's Diagnostics.
func Generate(config Config) (result *Result, err error) {
	defer report.Catch(&err, nil)
	config, err = config.complete()
	if err != nil {
		return nil, err
	}
	ctx, done := sources.Watch(config.Context, config.Dir)
	defer func() { err = done(err) }()
	config.Context = ctx
	usage := startUsage(config)
	defer usage.stop()
	src, err := find(config, usage)
	if err != nil {
		return nil, err
	}
	if err := usage.wait(); err != nil {
		return nil, err
	}
	warnings, err := usage.unread(src.isOutput)
	if err != nil {
		return nil, disk.Unreadable(err, config.Dir)
	}
	src.helpers = usage.reader.Imported(src.candidates, messages.Mentions)
	usage.expect(src.candidates, func(importPath string) []string { return src.clientsOf(usage, importPath) })
	if err := src.load(config); err != nil {
		return nil, err
	}
	if err := usage.wait(); err != nil {
		return nil, err
	}
	internal, features, err := sdkInUse(slices.AppendSeq(slices.Clone(src.loaded), maps.Values(src.sdk)))
	if err != nil {
		return nil, err
	}
	if !features.Supported {
		return &Result{Packages: len(src.found), Diagnostics: []Diagnostic{src.tooOld(internal)}}, nil
	}
	g := &generation{
		config: config, src: src, usage: usage, sdk: features, result: &Result{Packages: len(src.found), Warnings: warnings},
		loaded: maps.Clone(src.hidden), folders: map[string]*packages.Package{}, exported: map[string]map[string]bool{},
		refused: map[string]bool{},
	}
	for _, pkg := range src.loaded {
		g.loaded[pkg.PkgPath] = pkg
	}
	g.messages = messageReader(src, func(pos token.Position) string { return report.At(config.Dir, pos) })
	for _, found := range src.found {
		if mistakes := src.misdeclared[found.ID]; len(mistakes) > 0 {
			g.result.Diagnostics = append(g.result.Diagnostics, mistakes...)
		} else if src.dismissed[found.ID] {
			for i := range src.targets[found.ID] {
				g.remove(&src.targets[found.ID][i], nil)
			}
		} else if err := g.generate(g.loaded[found.PkgPath], src.targets[found.ID]); err != nil {
			return nil, err
		}
	}
	if src.lookUpErr != nil {
		return nil, src.lookUpErr
	}
	g.orphans()
	if err := g.render(); err != nil {
		return nil, err
	}
	g.result.Files = slices.DeleteFunc(g.result.Files, func(f File) bool { return f.Path == "" }) // withdrawn
	g.refuseLinks()
	g.result.Diagnostics = report.Sort(g.result.Diagnostics)
	g.result.Undeclared = report.Sort(g.result.Undeclared)
	g.result.Warnings = report.Sort(g.result.Warnings)
	return g.result, nil
}

func (c Config) complete() (Config, error) {
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return c, err
	}
	c.Dir = dir
	if len(c.Patterns) == 0 {
		c.Patterns = []string{"."}
	}
	if c.Output != "" {
		c.Output = path.Clean(filepath.ToSlash(c.Output))
		if problem := badOutput(c.Output); problem != "" {
			return c, &UsageError{Message: "-o " + c.Output + ": " + problem}
		}
	}
	if problem := badClient(c.Client); c.Client != "" && problem != "" {
		return c, &UsageError{Message: "-client " + c.Client + ": " + problem}
	}
	return c, nil
}

// generation is the work on one [Result].
type generation struct {
	config     Config
	src        *source
	usage      *usage
	sdk        sdk.Features
	result     *Result
	messages   *messages.Reader
	renderings []rendering
	// refused are the import paths of packages with a mistake.
	refused map[string]bool
	// loaded are the packages that were type-checked, by import path.
	loaded map[string]*packages.Package
	// folders are those of other packages that output goes into, with the
	// package that it is for.
	folders map[string]*packages.Package
	// exported are the identifiers that packages in these folders export, as far
	// as it was asked for, each with whether the tool generates it.
	exported map[string]map[string]bool
}

// generate adds the functions, the diagnostics and the files of a package, whose
// outputs go to targets, to the result.
func (g *generation) generate(pkg *packages.Package, targets []target) (err error) {
	p, d := g.plan(pkg, nil, g.report), &discovery{}
	defer report.Catch(&err, func() string {
		p.current = cmp.Or(p.current, d.current)
		return p.subject()
	})
	before := len(g.result.Diagnostics)
	for _, check := range []func(*packages.Package){g.checkSyntax, g.checkWhole, g.checkSDK} {
		if check(pkg); len(g.result.Diagnostics) > before {
			g.refused[pkg.PkgPath] = true
			return nil // what the next would say follows from that
		}
	}
	d = g.discovery(pkg, g.report, g.warn)
	functions := d.functions()
	g.result.Functions = append(g.result.Functions, functions...)
	workflows := workflowsAmong(functions)
	files := make([][]plannedFile, len(targets))
	plans := make([]*plan, len(targets))
	for i := range targets {
		p = g.plan(pkg, &targets[i], g.report)
		plans[i] = p
		if files[i], err = g.files(p, workflows); err != nil {
			return err
		}
	}
	for _, p := range plans {
		for m, why := range p.leftOut {
			m.Problem = cmp.Or(m.Problem, why)
		}
	}
	if len(g.result.Diagnostics) > before {
		g.refused[pkg.PkgPath] = true
		return nil
	}
	for i, p := range plans {
		g.add(p, files[i])
	}
	return nil
}

// files plans the files of p's target.
func (g *generation) files(p *plan, workflows []*Function) (files []plannedFile, err error) {
	before := len(g.result.Diagnostics)
	for _, f := range workflows {
		checkNameKept(f, p.target, g.report)
	}
	if len(workflows) == 0 || !g.settle(p.pkg, p.target) {
		return nil, nil
	}
	if p.declared, err = g.scopeOf(p.pkg, p.target, p.report); err != nil {
		return nil, err
	}
	files = p.files(workflows, g.sdk)
	planned := len(g.result.Diagnostics)
	for _, f := range files {
		if problem := f.out.problem(); problem != "" {
			g.report(token.Position{Filename: f.out.path}, problem)
		}
	}
	for _, rival := range g.rivals(p.target) {
		name := constraint.Unconstrained(filepath.Base(rival.path), rival.old)
		g.report(token.Position{Filename: rival.path, Line: 1, Column: 1}, fmt.Sprintf("generated by temporal-gen as well, and declares the same names as %s: delete it, or declare it with %s %s instead", p.target.base, directive.OutputPrefix, name))
	}
	if len(g.result.Diagnostics) > planned { // what stands there may collide with anything
		g.result.Diagnostics = slices.Delete(g.result.Diagnostics, before, planned)
	}
	return files, nil
}

// add adds the planned files of p to the result, and has others of its target
// deleted.
func (g *generation) add(p *plan, files []plannedFile) {
	p.current = nil
	for _, f := range files {
		g.renderings = append(g.renderings, rendering{p, f.model, len(g.result.Files)})
		file := File{Path: f.out.path, Package: p.target.of} // its New is to come
		if g.result.workflows == nil {
			g.result.workflows = map[string][]*Function{}
		}
		g.result.workflows[f.out.path] = f.workflows
		if f.out.ours {
			file.Old = f.out.old
		}
		g.result.Files = append(g.result.Files, file)
	}
	g.remove(p.target, files)
}

// discovery is the search of pkg.
func (g *generation) discovery(pkg *packages.Package, report, warn func(token.Position, string)) *discovery {
	return &discovery{
		fset: g.src.fset, units: unitsOf(g.src, pkg, report, warn),
		uses: g.usage.of, messages: g.messages, at: g.at, report: report, warn: warn,
	}
}

// workflowsAmong are those of functions that are workflows.
func workflowsAmong(functions []*Function) []*Function {
	return slices.DeleteFunc(slices.Clone(functions), func(f *Function) bool { return !f.Workflow })
}

// plan is what makes the output of pkg, which goes to t.
func (g *generation) plan(pkg *packages.Package, t *target, reportAt func(token.Position, string)) *plan {
	return &plan{
		at: g.at, fset: g.src.fset, pkg: pkg, target: t, reaches: g.reaches, leftOut: map[*Message]string{}, reportAt: reportAt,
		report: func(pos token.Pos, message string) { reportAt(report.Place(g.src.fset, pos), message) },
	}
}

// at is a position as diagnostics mention it.
func (g *generation) at(pos token.Position) string { return report.At(g.config.Dir, pos) }

func (g *generation) report(pos token.Position, message string) {
	g.result.Diagnostics = append(g.result.Diagnostics, Diagnostic{Pos: pos, Message: message})
}

func (g *generation) warn(pos token.Position, message string) {
	g.result.Warnings = append(g.result.Warnings, Diagnostic{Pos: pos, Message: message})
}

// remove has the outputs of earlier runs deleted, but for files. Outside the
// module, where nothing is written, nothing is deleted.
func (g *generation) remove(t *target, files []plannedFile) {
	for _, path := range slices.Sorted(maps.Keys(t.old)) {
		planned := slices.ContainsFunc(files, func(f plannedFile) bool { return f.out.path == path })
		switch out := t.old[path]; {
		case !out.ours || planned:
		case !t.own && g.usage.importPath(t.dir) == "":
			g.report(token.Position{Filename: path}, outside(t.dir)+", so what was generated for package "+t.of+" is not deleted: delete it, or choose another folder with -o")
		default:
			g.result.Files = append(g.result.Files, File{Path: path, Package: t.of, Old: out.old})
		}
	}
}

// subject is what p is at work on.
func (p *plan) subject() string {
	if p.current == nil {
		return "package " + p.pkg.PkgPath
	}
	return p.current.subject(p.at)
}

// subject is f as what an error is about.
func (f *Function) subject(at func(token.Position) string) string {
	return "workflow " + f.String() + " (" + at(f.Pos) + ")"
}
