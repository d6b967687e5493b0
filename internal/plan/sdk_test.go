package plan

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/place"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// sdkSources are the parts of the SDK that generated code and workflows need,
// for tests that generate for thousands of packages. What they leave out, the
// testdata module covers with the real SDK.
var sdkSources = map[string]string{
	"context": "package context\n\ntype Context interface{ Err() error }\n",
	sdk.Internal: `package internal

type Context interface{ Err() error }
`,
	sdk.Workflow: `package workflow

import "go.temporal.io/sdk/internal"

type Context = internal.Context

type RegisterOptions struct{ Name string }

type Future interface{ Get(ctx Context, valuePtr any) error }

type ChildWorkflowFuture interface {
	Future
	GetChildWorkflowExecution() Future
	SignalChildWorkflow(ctx Context, signalName string, data any) Future
}

func SignalExternalWorkflow(ctx Context, workflowID, runID, signalName string, arg any) Future { return nil }

func ExecuteChildWorkflow(ctx Context, childWorkflow any, args ...any) ChildWorkflowFuture { return nil }

func NewContinueAsNewError(ctx Context, wfn any, args ...any) error { return nil }
`,
	sdk.Path + "/worker": `package worker

import "go.temporal.io/sdk/workflow"

type WorkflowRegistry interface {
	RegisterWorkflow(w any)
	RegisterWorkflowWithOptions(w any, options workflow.RegisterOptions)
}
`,
	sdk.Path + "/client": `package client

import "context"

type StartWorkflowOptions struct {
	ID, TaskQueue            string
	WorkflowIDConflictPolicy int
}

type WorkflowRunGetOptions struct{ DisableFollowingRuns bool }

type CancelWorkflowOptions struct{ WorkflowID, RunID, FirstExecutionRunID string }

type TerminateWorkflowOptions struct {
	WorkflowID, RunID, FirstExecutionRunID, Reason string
	Details                                        []any
}

type ScheduleWorkflowAction struct {
	Workflow  any
	Args      []any
	TaskQueue string
}

type WorkflowUpdateStage int

const (
	WorkflowUpdateStageUnspecified WorkflowUpdateStage = iota
	WorkflowUpdateStageAccepted
	WorkflowUpdateStageCompleted
)

type UpdateWorkflowOptions struct {
	UpdateID, WorkflowID, RunID, UpdateName string
	Args                                    []any
	WaitForStage                            WorkflowUpdateStage
}

type UpdateWithStartWorkflowOptions struct {
	StartWorkflowOperation WithStartWorkflowOperation
	UpdateOptions          UpdateWorkflowOptions
}

type GetWorkflowUpdateHandleOptions struct{ WorkflowID, RunID, UpdateID string }

type WithStartWorkflowOperation interface{ Get(ctx context.Context) (WorkflowRun, error) }

type WorkflowUpdateHandle interface {
	WorkflowID() string
	RunID() string
	UpdateID() string
	Get(ctx context.Context, valuePtr any) error
}

type EncodedValue interface{ Get(valuePtr any) error }

type WorkflowRun interface {
	GetID() string
	GetRunID() string
	GetFirstExecutionRunID() string
	Get(ctx context.Context, valuePtr any) error
	GetWithOptions(ctx context.Context, valuePtr any, options WorkflowRunGetOptions) error
}

type Client interface {
	ExecuteWorkflow(ctx context.Context, options StartWorkflowOptions, workflow any, args ...any) (WorkflowRun, error)
	GetWorkflow(ctx context.Context, workflowID, runID string) WorkflowRun
	CancelWorkflow(ctx context.Context, workflowID, runID string) error
	CancelWorkflowWithOptions(ctx context.Context, options CancelWorkflowOptions) error
	TerminateWorkflow(ctx context.Context, workflowID, runID, reason string, details ...any) error
	TerminateWorkflowWithOptions(ctx context.Context, options TerminateWorkflowOptions) error
	SignalWorkflow(ctx context.Context, workflowID, runID, signalName string, arg any) error
	SignalWithStartWorkflow(ctx context.Context, workflowID, signalName string, signalArg any, options StartWorkflowOptions, workflow any, workflowArgs ...any) (WorkflowRun, error)
	QueryWorkflow(ctx context.Context, workflowID, runID, queryType string, args ...any) (EncodedValue, error)
	UpdateWorkflow(ctx context.Context, options UpdateWorkflowOptions) (WorkflowUpdateHandle, error)
	GetWorkflowUpdateHandle(ref GetWorkflowUpdateHandleOptions) WorkflowUpdateHandle
	NewWithStartWorkflowOperation(options StartWorkflowOptions, workflow any, args ...any) WithStartWorkflowOperation
	UpdateWithStartWorkflow(ctx context.Context, options UpdateWithStartWorkflowOptions) (WorkflowUpdateHandle, error)
	DescribeWorkflow(ctx context.Context, workflowID, runID string) (*WorkflowExecutionDescription, error)
}

type WorkflowExecutionDescription struct {
	WorkflowExecution struct{ ID, RunID string }
	WorkflowType      struct{ Name string }
}
`,
	"go.temporal.io/api/serviceerror": `package serviceerror

func NewNotFound(message string) error { return nil }

func NewInvalidArgument(message string) error { return nil }
`,
}

// sdkWorld is a world with the SDK and more packages.
func sdkWorld(sources map[string]string) *world {
	all := maps.Clone(sdkSources)
	maps.Copy(all, sources)
	return newWorld(all)
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
	search := discover.Search{Program: program, Dir: "/nowhere", Use: evidence.Read(nil).Of, Messages: w.messages, Report: complain, Warn: complain}
	functions, err := search.In(pkg)
	if err != nil {
		return g, err
	}
	config := Config{Program: program, Dir: "/nowhere", Features: sdk.Newest, Places: places, Workflows: map[string][]*discover.Function{}, Report: complain}
	for _, f := range functions {
		if f.Workflow {
			config.Workflows[pkg.ID] = append(config.Workflows[pkg.ID], f)
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
		err = Render(g.files)
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
