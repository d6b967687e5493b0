package generator

import (
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/finding"
	"github.com/temporal-gen/temporal-gen/internal/output"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Result is what generation gives, before anything is written.
type Result struct {
	// Files has those of each package that has workflows, activities or an output of
	// the tool from before: one for each build constraint that these have.
	// Write and Diff consume them.
	Files Files
	// Functions are all functions whose first parameter is workflow.Context, and all
	// activities, in the order of packages and of their source.
	Functions []Function
	// Diagnostics, sorted by position. A package that has one has no file.
	Diagnostics []Diagnostic
	// Changes, sorted by position, are what the code does to running workflows, by the
	// lock of the module. A package that has one has its files.
	Changes []Change
	// Undeclared, sorted by position, are files of the tool that this run was not
	// asked for, though their packages are in it: it did not look at what is in
	// them.
	Undeclared []Diagnostic
	// Warnings, sorted by position, are what the tool could not see: nothing is
	// known to be wrong.
	Warnings []Diagnostic
	// Packages is how many packages the patterns matched.
	Packages int
	// Folders are those that output of these packages has its place in, sorted.
	Folders []string
	// contents are the workflows and activities of each file, by its path.
	contents map[string][]Function
}

// Contents are the workflows and activities that the file at path has typed calls for.
func (r *Result) Contents(path string) []Function { return r.contents[path] }

// sort sorts what is reported.
func (r *Result) sort() {
	r.Diagnostics, r.Undeclared, r.Warnings = report.Sort(r.Diagnostics), report.Sort(r.Undeclared), report.Sort(r.Warnings)
}

// Change is what the code does to running workflows, with the class of the change as its
// category.
type Change = finding.Finding

// File is a file of a package's output, and Files are those of a run.
type (
	File  = output.File
	Files = output.Files
)

// Function is a function whose first parameter is workflow.Context, or an activity, and
// Message a message of one that is a workflow.
type (
	Function = definition.Function
	Message  = definition.Message
)

// Kind is what a function is, or is taken into account for.
type Kind = definition.Kind

// The kinds of functions.
const (
	KindWorkflow = definition.Workflow
	KindActivity = definition.Activity
)

// Reason is why a function is a workflow or an activity, or why it is none.
type Reason = definition.Reason

// The reasons.
const (
	ReasonDirective      = definition.Directive      // workflow or activity: has the directive
	ReasonContract       = definition.Contract       // workflow or activity: a contract, which has the directive
	ReasonRegistered     = definition.Registered     // workflow or activity: handed to a worker
	ReasonReferenced     = definition.Referenced     // workflow or activity: handed to a start, not to a worker
	ReasonNeverCalled    = definition.NeverCalled    // workflow: no code mentions it, so Temporal may run it
	ReasonImplements     = definition.Implements     // handed to the RegisterX of a contract, which has the starters
	ReasonIgnored        = definition.Ignored        // has //temporalgen:ignore
	ReasonGenerated      = definition.Generated      // is in a generated file
	ReasonDynamic        = definition.Dynamic        // a dynamic workflow, which has no types
	ReasonClosure        = definition.Closure        // a function literal, whose name is not stable
	ReasonSignature      = definition.Signature      // the SDK can't run a function of this signature
	ReasonSDKMethod      = definition.SDKMethod      // implements a method of an SDK interface
	ReasonHandler        = definition.Handler        // handles a message, or is a coroutine or callback of the SDK
	ReasonCalledDirectly = definition.CalledDirectly // a helper: called, never handed to Temporal
	ReasonUnregistered   = definition.Unregistered   // no code mentions it, where all registrations can be told; or a method that is a local activity and is not registered
)

// Reasons are all that there are.
func Reasons() []Reason { return slices.Clone(definition.Reasons) }

// MessageKind is what a message is.
type MessageKind = sdk.MessageKind

// The kinds of messages.
const (
	Signal = sdk.Signal
	Query  = sdk.Query
	Update = sdk.Update
)
