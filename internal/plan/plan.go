package plan

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/output"
	"github.com/temporal-gen/temporal-gen/internal/place"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/source"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/templates"
)

// Config is what output is planned with.
type Config struct {
	// Dir is what messages give the paths of files relative to.
	Dir string
	// Features are those of the SDK in use.
	Features sdk.Features
	Program  *source.Program
	// Files reads files; nil reads each anew.
	Files *disk.Files
	// Places are where the outputs of packages go.
	Places *place.Places
	// Functions are the workflows and activities of each package, by its ID, and Targets
	// where their output goes.
	Functions map[string][]*discover.Function
	Targets   map[string][]*place.Settled
	// Needs tells what the workflows of a package, which has those functions, need on a
	// worker.
	Needs func(importPath string, functions []*discover.Function) discover.Needs
	// InModules reports whether a folder is part of the main modules.
	InModules func(dir string) bool
	// Report takes mistakes.
	Report func(token.Position, string)
}

// Planner plans the output of packages.
type Planner struct {
	Config
	// exported are the identifiers that packages in folders export, as far as it was
	// asked for, each with whether the tool generates it.
	exported map[string]map[string]bool
}

// New returns a planner.
func New(config Config) *Planner {
	return &Planner{Config: config, exported: map[string]map[string]bool{}}
}

// plan turns the workflows and activities of one package into the models of the files of one
// target.
type plan struct {
	*Planner
	pkg      *packages.Package
	target   *place.Settled
	declared Scope
	// problems are why messages are not in the output.
	problems map[*discover.Message]string
	// unreferred are why a test kit can't refer to functions.
	unreferred map[*discover.Function]string
	// reportAt takes mistakes.
	reportAt func(token.Position, string)
	// current is the function under work, for reports of internal errors.
	current *discover.Function
}

// File is a file to render.
type File struct {
	output.File // its New is to come
	// Functions are the workflows and activities that it has typed calls for.
	Functions []*discover.Function
	model     *templates.File
	plan      *plan
}

// Plan is what is planned for a package.
type Plan struct {
	// Files are those to render, and outputs of earlier runs that are to be deleted.
	Files []File
	// Problems are why messages of workflows are not in an output, and Unreferred why a test
	// kit can't refer to functions that it runs, or replaces.
	Problems   map[*discover.Message]string
	Unreferred map[*discover.Function]string
}

// Package plans the files of all targets of pkg. What is reported makes the plan
// unfit to render.
func (pl *Planner) Package(pkg *packages.Package) (planned Plan, err error) {
	planned.Problems, planned.Unreferred = map[*discover.Message]string{}, map[*discover.Function]string{}
	p := &plan{pkg: pkg}
	defer report.Catch(&err, func() string { return p.subject() })
	for i, t := range pl.Places.Targets(pkg) {
		var kept []string
		functions := pl.Functions[pkg.ID]
		if !t.Own && !t.Test {
			functions = slices.DeleteFunc(slices.Clone(functions), isBound)
		}
		if len(functions) > 0 {
			p = &plan{Planner: pl, pkg: pkg, target: pl.Targets[pkg.ID][i], problems: planned.Problems, unreferred: planned.Unreferred}
			files, err := p.place(functions)
			if err != nil {
				return planned, err
			}
			planned.Files = append(planned.Files, files...)
			for _, f := range files {
				kept = append(kept, f.Path)
			}
		}
		obsolete, faults := t.Obsolete(kept, t.Own || pl.InModules(t.Dir))
		for _, file := range obsolete {
			planned.Files = append(planned.Files, File{File: file})
		}
		for _, fault := range faults {
			pl.Report(fault.Pos, fault.Message)
		}
	}
	return planned, nil
}

// isBound reports whether a function can be run by itself alone, as no worker has it under
// a name: no other package has calls of it.
func isBound(f *discover.Function) bool { return f.Activity && f.LocalOnly }

// place plans the files of p's target, and refuses what can't go there: that may
// collide with anything, so nothing else is reported then.
func (p *plan) place(functions []*discover.Function) (files []File, err error) {
	var planning, placing []report.Diagnostic
	p.reportAt = func(pos token.Position, message string) {
		planning = append(planning, report.Diagnostic{Pos: pos, Message: message})
	}
	refuse := func(pos token.Position, problem string) {
		placing = append(placing, report.Diagnostic{Pos: pos, Message: problem})
	}
	for _, f := range functions {
		p.checkNameKept(f)
	}
	if problem := cmp.Or(p.target.Problem, p.inProduction()); problem != "" {
		p.reportAt(token.Position{Filename: filepath.Join(p.target.Dir, p.target.Base)}, problem)
	} else {
		if p.declared, err = p.scope(); err != nil {
			return nil, err
		}
		p.besideKit(functions)
		files = p.files(functions)
		for _, f := range files {
			slot := p.target.Look(f.Path)
			if problem := p.target.InTheWay(slot); problem != "" {
				refuse(token.Position{Filename: f.Path}, problem)
			}
		}
		for _, rival := range p.Places.Rivals(p.pkg, p.target.Target) {
			refuse(token.Position{Filename: rival.Path, Line: 1, Column: 1}, p.rivals(rival))
		}
	}
	if len(placing) > 0 {
		planning = placing
	}
	for _, d := range planning {
		p.Report(d.Pos, d.Message)
	}
	return files, nil
}

// rivals is why a file of the tool can't be beside those of p's target.
func (p *plan) rivals(rival place.Rival) string {
	if rival.Kind != "" {
		return fmt.Sprintf("generated by temporal-gen as %s, and can't be in one package with %s, as production does not link a test kit: give each a folder of its own, or delete it", rival.Kind, p.target.Base)
	}
	name := constraint.Unconstrained(filepath.Base(rival.Path), rival.Old)
	if rel, err := filepath.Rel(p.pkg.Dir, filepath.Dir(rival.Path)); err == nil {
		name = filepath.ToSlash(filepath.Join(rel, name))
	}
	declare := directive.OutputPrefix + " " + name
	if p.target.Test {
		declare += directive.KitSuffix
	}
	return fmt.Sprintf("generated by temporal-gen as well, and declares the same names as %s: delete it, or declare it with %s instead", p.target.Base, declare)
}

// report reports what is wrong at pos.
func (p *plan) report(pos token.Pos, message string) {
	p.reportAt(report.Place(p.Program.Fset, pos), message)
}

// at is a position as messages mention it.
func (p *plan) at(pos token.Position) string { return report.At(p.Dir, pos) }

// subject is what p is at work on.
func (p *plan) subject() string {
	if p.current == nil {
		return "package " + p.pkg.PkgPath
	}
	return p.current.Subject(p.Dir)
}

// files plans the output for functions, which all belong to p.pkg: a file for
// each build constraint that they have. Where there are several, what all of
// them need is in the one without, which is built with any of them. What is
// reported makes the plan unfit to render.
func (p *plan) files(functions []*discover.Function) []File {
	shared := templates.File{
		Package:           p.target.Name,
		Source:            p.pkg.Name,
		Client:            p.target.Client,
		ClientOnly:        !p.target.Own,
		Test:              p.target.Test,
		DescribesWorkflow: p.Features.DescribesWorkflow,
		PinsFirstRun:      p.Features.PinsFirstRun,
		ActivitiesOnly:    true,
	}
	if !p.target.Own {
		shared.Source = p.pkg.PkgPath
	}
	groups := map[string][]*discover.Function{}
	var exprs []constraint.Expr
	for _, f := range functions {
		p.checkMessages(f)
		p.checkMessageNames(f)
		p.summarize(&shared, f)
		if groups[f.Constraint()] == nil {
			exprs = append(exprs, f.Unit.Constraint)
		}
		groups[f.Constraint()] = append(groups[f.Constraint()], f)
	}
	shared.Worker = p.worker(functions)
	p.checkPredeclared(functions)
	slices.SortFunc(exprs, func(a, b constraint.Expr) int { return cmp.Compare(constraint.Text(a), constraint.Text(b)) })
	names := constraint.FileNames(p.target.Base, exprs)

	var files []File
	add := func(name, constraint string, functions []*discover.Function) {
		files = append(files, p.file(shared, len(files) == 0, name, constraint, functions))
	}
	if len(exprs) > 1 && exprs[0] != nil {
		either := exprs[0]
		for _, expr := range exprs[1:] {
			either = constraint.Or(either, expr)
		}
		add(p.target.Base, constraint.Text(either), nil)
	}
	for _, expr := range exprs {
		text := constraint.Text(expr)
		add(names[text], text, groups[text])
	}
	p.checkCollisions(files)
	return files
}

// summarize adds to what the files of a package share what f needs there.
func (p *plan) summarize(shared *templates.File, f *discover.Function) {
	switch {
	case f.Workflow:
		shared.ActivitiesOnly = false
		shared.Updates = shared.Updates || slices.ContainsFunc(p.messages(f), func(m *discover.Message) bool { return m.Kind == sdk.Update })
	case p.fakesLocal(f):
		shared.FakesLocal = true
	case f.Signature.Results().Len() == 2:
		shared.ActivityResults = true
	default:
		shared.ActivityErrors = true
	}
	shared.StartsActivities = shared.StartsActivities || f.Standalone
}

// file plans one of a package's files, which has what all of them need if it is the
// first.
func (p *plan) file(shared templates.File, first bool, name, constraint string, functions []*discover.Function) File {
	model := &shared
	model.Constraint = constraint
	model.OmitClient = !first
	model.Bare = p.target.Bare && first
	model.Imports = p.imports(functions)
	for _, f := range functions {
		p.current = f
		switch {
		case !p.valid(f):
		case f.Activity:
			model.Activities = append(model.Activities, p.activity(model, f))
		default:
			model.Workflows = append(model.Workflows, p.workflow(model, f))
		}
	}
	slot := p.target.Look(filepath.Join(p.target.Dir, name))
	file := File{File: output.File{Path: slot.Path, Package: p.target.Of}, Functions: functions, model: model, plan: p}
	if slot.Ours {
		file.Old = slot.Old
	}
	return file
}

// valid refuses a workflow or an activity that the SDK can't run, or whose signature
// does not type-check.
func (p *plan) valid(f *discover.Function) bool {
	ok := true
	refuse := func(expr ast.Expr, what string, t types.Type) {
		if name := f.Unit.CgoType(expr); name != "" {
			ok = false
			p.report(expr.Pos(), fmt.Sprintf("%s of %s %s uses the cgo type %s, which generated code can't name: use a Go type", what, f.Kind, f, name))
		} else if code.IsInvalid(t) {
			ok = false
			p.report(expr.Pos(), fmt.Sprintf("%s of %s %s has an invalid type%s: make the signature compile, then generate again", what, f.Kind, f, f.Unit.TypeError(expr)))
		} else if !p.target.Own {
			if why := p.unnameable(t); why != "" {
				ok = false
				p.report(expr.Pos(), fmt.Sprintf("%s of %s %s can't be named in package %s: %s: move or export the type, or %s, or declare a contract", what, f.Kind, f, p.target.Path, why, p.goHome()))
			}
		}
	}
	sig := f.Signature
	if f.Recv != nil && p.target.Own && (!p.target.Test || f.Workflow) {
		refuse(f.Recv, "the receiver", sig.Recv().Type())
	}
	for i := f.Skipped(); i < sig.Params().Len(); i++ {
		param := sig.Params().At(i)
		refuse(code.TypeAt(f.Type.Params, i), "parameter "+code.ParamName(param, i+1-f.Skipped()), param.Type())
	}
	for i := range sig.Results().Len() {
		refuse(code.TypeAt(f.Type.Results, i), "a result", sig.Results().At(i).Type())
	}
	if ok && f.Detail != "" {
		ok = false
		p.report(f.Name.Pos(), fmt.Sprintf("%s can't be %s %s: %s", f, f.Kind.Article(), f.Kind, f.Detail))
	}
	return ok
}

// checkMessages refuses messages of types that the target can't name: a
// declared one, or one that callers of another package would miss, with a
// diagnostic. Others are listed with the reason.
func (p *plan) checkMessages(f *discover.Function) {
	p.current = f
	for _, m := range p.messages(f) {
		for _, t := range messageTypes(m) {
			why := p.unnameable(t)
			if why == "" {
				continue
			}
			why += ", so package " + p.target.Path + " can't name it: move or export the type"
			if !p.target.Own {
				why += ", or " + p.goHome()
			}
			p.problems[m] = why
			if m.Declared || !p.target.Own {
				p.reportAt(m.Pos, fmt.Sprintf("%s %q of workflow %s: %s", m.Kind, m.Name, f, why))
			}
			break
		}
	}
}

// messages are those of f that the output has.
func (p *plan) messages(f *discover.Function) []*discover.Message {
	return slices.DeleteFunc(slices.Clone(f.Messages), func(m *discover.Message) bool { return m.Problem != "" || p.problems[m] != "" })
}
