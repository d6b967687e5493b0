// Package definition has the plain values that say what was found in code: the
// rows of "temporal-gen list -json".
package definition

import "github.com/temporal-gen/temporal-gen/internal/sdk"

// Kind is what a function is, or is taken into account for.
type Kind string

// The kinds of functions.
const (
	Workflow Kind = "workflow"
	Activity Kind = "activity"
)

// Article is that of the kind's name.
func (k Kind) Article() string {
	if k == Activity {
		return "an"
	}
	return "a"
}

// Plural is what several of the kind are called.
func (k Kind) Plural() string {
	if k == Activity {
		return "activities"
	}
	return "workflows"
}

// Reason is why a function is a workflow or an activity, or why it is none.
type Reason string

// The reasons.
const (
	Directive      Reason = "directive"       // workflow or activity: has the directive
	Contract       Reason = "contract"        // workflow or activity: a contract, which has the directive
	Registered     Reason = "registered"      // workflow or activity: handed to a worker
	Referenced     Reason = "referenced"      // workflow or activity: handed to a start, not to a worker
	NeverCalled    Reason = "never-called"    // workflow: no code mentions it, so Temporal may run it
	Implements     Reason = "implements"      // handed to the RegisterX of a contract, which has the starters
	Ignored        Reason = "ignored"         // has //temporalgen:ignore
	Generated      Reason = "generated"       // is in a generated file
	Dynamic        Reason = "dynamic"         // a dynamic workflow, which has no types
	Closure        Reason = "closure"         // a function literal, whose name is not stable
	Signature      Reason = "signature"       // the SDK can't run a function of this signature
	SDKMethod      Reason = "sdk-method"      // implements a method of an SDK interface
	Handler        Reason = "handler"         // handles a message, or is a coroutine or callback of the SDK
	CalledDirectly Reason = "called-directly" // a helper: called, never handed to Temporal
	Unregistered   Reason = "unregistered"    // no code mentions it, where all registrations can be told; or a method that is a local activity and is not registered
)

// Reasons are all that there are.
var Reasons = []Reason{
	Directive, Contract, Registered, Referenced, NeverCalled, Implements, Ignored,
	Generated, Dynamic, Closure, Signature, SDKMethod, Handler, CalledDirectly, Unregistered,
}

// Function is a function whose first parameter is workflow.Context, one that code hands
// to the SDK as an activity, or a contract: a func type, or a method of an interface,
// for a workflow or an activity whose function is elsewhere. Its files are relative to the folder that was asked for, with forward
// slashes.
type Function struct {
	// Package is the import path of the package that declares it.
	Package string `json:"package"`
	// Receiver is the name of a method's receiver type, that of the interface for
	// a contract's method, "" for a function.
	Receiver string `json:"receiver"`
	// Func is the function's or method's name; that of the function around it, and
	// ".func", for a function literal.
	Func string `json:"func"`
	// File and Line are the place of its name.
	File string `json:"file"`
	Line int    `json:"line"`
	// Constraint is the build constraint of the file, as in a line //go:build, ""
	// where it has none.
	Constraint string `json:"constraint,omitempty"`
	Kind       Kind   `json:"kind"`
	// Workflow reports whether it is a workflow, and Reason is why it is that or an
	// activity, or neither.
	Workflow bool `json:"workflow"`
	// TypeName is the Workflow Type name of a workflow, or the Activity Type name of an
	// activity.
	TypeName string `json:"typeName"`
	// NameFrom is where the type name comes from: file:line of a registration,
	// "directive" or "function".
	NameFrom string `json:"nameFrom"`
	Reason   Reason `json:"reason"`
	// Rule is which rule of the SDK a signature breaks, "" for other reasons.
	Rule string `json:"rule,omitempty"`
	// RegisteredAt are the registrations outside tests, by place.
	RegisteredAt []Registration `json:"registeredAt,omitempty"`
	// Evidence is where the code does what Reason says, as file:line.
	Evidence []string `json:"evidence"`
	// Messages are the signals, queries and updates that a workflow takes, each by
	// name.
	Messages []Message `json:"messages,omitempty"`
	// Unreferred is why a test kit in another package can't refer to it, so that it does not
	// run a workflow or replace a local activity; "" where it can, or none was planned.
	Unreferred string `json:"-"`
}

// Registration is where a function is handed to a worker.
type Registration struct {
	File string `json:"file"`
	Line int    `json:"line"`
	// TaskQueue is that of a worker, where it is constant: there is a row for each.
	TaskQueue string `json:"taskQueue,omitempty"`
}

// Runs reports whether it is a workflow or an activity.
func (f *Function) Runs() bool { return f.TypeName != "" }

// String is the function's name in its package: ProcessOrder or
// Workflows.ProcessOrder.
func (f *Function) String() string {
	if f.Receiver != "" {
		return f.Receiver + "." + f.Func
	}
	return f.Func
}

// Message is a message of a workflow. Types are qualified by import paths.
type Message struct {
	Kind sdk.MessageKind `json:"kind"`
	// Name is the name known to Temporal, "" where the code does not tell.
	Name string `json:"name"`
	// Params are the types of the parameters, of which a signal has at most one.
	Params []string `json:"params"`
	// Result is the type of what a query or update returns beside an error.
	Result string `json:"result,omitempty"`
	// File and Line are where the code sets it up, or else its directive.
	File string `json:"file"`
	Line int    `json:"line"`
	// From is "code" or "directive": what says which types it has.
	From string `json:"from"`
	// Problem is why nothing is generated for it, "" where something is.
	Problem string `json:"problem,omitempty"`
	// Signature is what it takes and gives, as code of the workflow's package has
	// it: approve(Approval), or status(detail bool) (Status, error).
	Signature string `json:"-"`
}
