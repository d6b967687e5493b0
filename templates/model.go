// Package templates holds the data model of a generated file and one emitter
// per generated construct.
//
// The model is plain data: everything that depends on the source (names,
// types, which constructs a workflow has) is settled before it gets here, and
// nothing in this package loads or analyses packages. An emitter lives in the
// file named after its construct, and [Render] lists them in output order.
package templates

// Paths of the packages that generated code calls.
const (
	cmpPath          = "cmp"
	contextPath      = "context"
	errorsPath       = "errors"
	fmtPath          = "fmt"
	reflectPath      = "reflect"
	runtimePath      = "runtime"
	stringsPath      = "strings"
	syncPath         = "sync"
	timePath         = "time"
	activityPath     = "go.temporal.io/sdk/activity"
	clientPath       = "go.temporal.io/sdk/client"
	serviceerrorPath = "go.temporal.io/api/serviceerror"
	testsuitePath    = "go.temporal.io/sdk/testsuite"
	workerPath       = "go.temporal.io/sdk/worker"
	workflowPath     = "go.temporal.io/sdk/workflow"
)

// Runtime is what every generated file may import beside the packages of its
// workflows' types.
var Runtime = []Import{
	{Path: contextPath, Name: "context"},
	{Path: activityPath, Name: "activity"},
	{Path: clientPath, Name: "client"},
	{Path: serviceerrorPath, Name: "serviceerror"},
	{Path: workerPath, Name: "worker"},
	{Path: workflowPath, Name: "workflow"},
}

// kitRuntime is [Runtime] for what a test kit has beside its client.
var kitRuntime = []Import{
	{Path: cmpPath, Name: "cmp"},
	{Path: contextPath, Name: "context"},
	{Path: errorsPath, Name: "errors"},
	{Path: fmtPath, Name: "fmt"},
	{Path: reflectPath, Name: "reflect"},
	{Path: runtimePath, Name: "runtime"},
	{Path: stringsPath, Name: "strings"},
	{Path: syncPath, Name: "sync"},
	{Path: timePath, Name: "time"},
	{Path: activityPath, Name: "activity"},
	{Path: testsuitePath, Name: "testsuite"},
	{Path: workerPath, Name: "worker"},
	{Path: workflowPath, Name: "workflow"},
}

// File is a generated file.
type File struct {
	// Package is the name in the package clause.
	Package string
	// Source is how comments name the package of the definitions: by its name,
	// or by its import path where the file is in another one.
	Source string
	// Test reports whether the file is a test kit: it has what tests need, and nothing
	// that production does.
	Test bool
	// Constraint is the build constraint, as it follows //go:build, or "".
	Constraint string
	// ClientOnly reports whether the file is in another package than the definitions
	// and has what their callers need only, nothing of workers.
	ClientOnly bool
	// OmitClient reports whether another file of the package has the client, and the
	// futures of activities.
	OmitClient bool
	// Updates reports whether a workflow of the package takes an update.
	Updates bool
	// Bare reports whether no other file of the package can hold its documentation.
	Bare bool
	// Client is the name of the client type, WorkflowClient by default.
	Client string
	// Imports names every package the file may need: those of [Runtime] and
	// those of its workflows' types. Packages that no construct uses are left
	// out of the output.
	Imports []Import
	// DescribesWorkflow reports whether the SDK has DescribeWorkflow, without
	// which its predecessor is called (go.temporal.io/sdk v1.35.0).
	DescribesWorkflow bool
	// PinsFirstRun reports whether the SDK can aim Cancel and Terminate at the chain
	// of runs that began with a given first run (go.temporal.io/sdk v1.48.0).
	PinsFirstRun bool
	// ActivitiesOnly reports whether the package has activities and no workflow.
	ActivitiesOnly bool
	// StartsActivities reports whether a client starts an activity of the package,
	// ActivityResults whether one has a result, and ActivityErrors whether one has none.
	StartsActivities, ActivityResults, ActivityErrors bool
	// FakesLocal reports whether an activity of the package can be called by its function.
	FakesLocal bool
	// Worker is what a test kit checks workers for, nil where the package has no workflows
	// but contracts.
	Worker *Worker
	// Workflows in output order, and Activities after them.
	Workflows  []*Workflow
	Activities []*Activity
}

// Worker is what a worker with the workflows of a package has to have.
type Worker struct {
	// Package is the name of the package, and Workflows are its Workflow Types.
	Package   string
	Workflows []string
	// Needs are in output order.
	Needs []Need
	// Untold are the files with code that executes something whose name can't be told, or
	// does so in some builds only.
	Untold []string
}

// Need is an activity or a child workflow that code of a package executes.
type Need struct {
	// Child reports whether it is a child workflow, and Name is its Activity Type or its
	// Workflow Type.
	Child bool
	Name  string
	// By is the Workflow Type of the workflow whose function has that code, "" where it is
	// in another one. File is the file with it.
	By, File string
}

// Import is an import declaration.
type Import struct {
	Path string
	// Name is the identifier that the package has in the file.
	Name string
	// Alias reports whether Name is not the package's own name.
	Alias bool
}

// Definition is what workflows and activities have in common, and the names of what is
// generated for them.
type Definition struct {
	// Name is what the generated identifiers are made of: ProcessOrder gives
	// ExecuteProcessOrder, ProcessOrderRun and so on.
	Name string
	// TypeName is the Workflow Type or Activity Type name known to Temporal.
	TypeName string
	// Contract reports whether it stands for a function that is elsewhere.
	Contract bool
	// Func is the function's or method's name in the source, "" for a contract
	// that is a func type.
	Func string
	// Receiver is the receiver of a method, nil for a function. For a contract
	// it is an implementation.
	Receiver *Param
	// Params are the parameters after the context.
	Params []Param
	// Result is the type of the result, nil where it returns only an error.
	Result Type
	// Link is how doc comments name it: "[ProcessOrder]".
	Link string
	// Doc are the lines of its own comment, without directives.
	Doc []string
	// Deprecated are the lines of the "Deprecated:" paragraph of Doc.
	Deprecated []string
	// Taken are the identifiers that bodies refer to, imports and types and
	// generated ones: the emitters' own local names keep clear of them.
	Taken map[string]bool
}

// Workflow is a workflow definition.
type Workflow struct {
	Definition
	// TaskQueue is the default Task Queue, or "".
	TaskQueue string
	// Messages are the signals, queries and updates that it takes, in output
	// order.
	Messages []*Message
	// Signaled reports whether a workflow signals it with its start, which the SDK can do
	// (go.temporal.io/sdk v1.51.0).
	Signaled bool
	// Runnable reports whether a test kit can refer to its function.
	Runnable bool
}

// Activity is an activity definition.
type Activity struct {
	Definition
	// Local is how it is executed as a local activity, and LocalOnly reports whether no
	// worker has it registered, so that it can't be executed in another way.
	Local     Local
	LocalOnly bool
	// Standalone reports whether a client starts it, without a workflow.
	Standalone bool
	// Context is the type of the context that it takes, nil for none.
	Context Type
	// Fakable reports whether a test kit can replace it, which has to refer to the function
	// of a local one.
	Fakable bool
}

// Local is how a local activity is named to the SDK.
type Local int

const (
	// NotLocal is that of an activity that is not executed as a local one.
	NotLocal Local = iota
	// ByFunction is that of a function, which runs whether it is registered or not.
	ByFunction
	// ByName is that of a method, which has to be registered.
	ByName
)

// Param is a parameter or a receiver.
type Param struct {
	Name string
	Type Type
}

// Type is the source text of a type, cut where it names a package.
type Type []Span

// Span is a piece of a [Type]: literal text, or the name of a package member.
type Span struct {
	// Path is the import path that qualifies Text, or "".
	Path string
	Text string
}
