package generator

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"strconv"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
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

// generate generates for a package of the given files, as a run would, and
// says whether these have errors of their own.
func (w *world) generate(config Config, importPath string, sources ...string) (result *Result, broken bool, err error) {
	pkg := &packages.Package{PkgPath: importPath, Imports: map[string]*packages.Package{
		sdk.Workflow: {GoFiles: []string{"workflow.go"}},
	}}
	pkg.TypesInfo = &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	for _, src := range sources {
		file, err := parseFile(w.fset, "", []byte(src))
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

	config, err = config.complete()
	if err != nil {
		return nil, false, err
	}
	g := &generation{
		config: config, src: &source{fset: w.fset}, usage: unused(), result: &Result{}, refused: map[string]bool{}, sdk: newestSDK, messages: w.messages,
		exported: map[string]map[string]bool{},
	}
	for _, file := range pkg.Syntax {
		for _, spec := range file.Imports { // as far as dot imports ask for them
			path, _ := strconv.Unquote(spec.Path.Value)
			imported, err := w.Import(path)
			if pkg.Imports[path] == nil {
				pkg.Imports[path] = &packages.Package{}
			}
			if err != nil {
				continue
			}
			dir := "/world/" + path
			pkg.Imports[path].GoFiles = []string{dir + "/x.go"}
			g.exported[dir] = map[string]bool{}
			for _, name := range imported.Scope().Names() {
				if token.IsExported(name) {
					g.exported[dir][name] = false
				}
			}
		}
	}
	want, err := config.wantedBy(pkg.Name, nil)
	if err != nil {
		return nil, false, err
	}
	if err = g.generate(pkg, []target{{wanted: want[0], own: true, dir: "/nowhere", base: "temporal_gen.go", path: importPath, name: pkg.Name, old: map[string]slot{}}}); err == nil {
		err = g.render()
	}
	return g.result, len(pkg.TypeErrors)+len(pkg.Errors) > 0, err
}

// unused is a usage in which no code uses anything.
func unused() *usage {
	ready := make(chan struct{})
	close(ready)
	return &usage{reader: evidence.Read(nil), ready: ready}
}
