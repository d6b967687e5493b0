// Package names knows the generated file as others see it: what its identifiers
// are called, and what it says of a workflow that code uses one.
package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Proof is what code that uses a generated identifier proves of the workflow.
type Proof int

const (
	// Nothing is that of a type: a value of it comes from another identifier.
	Nothing Proof = iota
	// Reference is that of what names the workflow, or gets a run of it.
	Reference
	// Start is that of what starts the workflow.
	Start
	// Registration is that of what registers it.
	Registration
)

// Identifier is one that is generated for each workflow, with the workflow's Go
// name in its middle.
type Identifier struct {
	before, after string
	Proof         Proof
	// Method reports whether it is a method of the client. Others are declared by the
	// package.
	Method bool
}

// Of is the identifier for a workflow.
func (i Identifier) Of(workflow string) string { return i.before + workflow + i.after }

// Cut is what is in the middle of an identifier; false if it is none of
// these.
func (i Identifier) Cut(identifier string) (workflow string, ok bool) {
	rest, ok := strings.CutPrefix(identifier, i.before)
	if !ok {
		return "", false
	}
	rest, ok = strings.CutSuffix(rest, i.after)
	return rest, ok && rest != ""
}

// MessageIdentifier is one that is generated for each message of a kind, with the
// Go names of the workflow and of the message in its middle.
type MessageIdentifier struct{ Identifier }

// Of is the identifier for a message of a workflow.
func (i MessageIdentifier) Of(workflow, message string) string {
	return i.Identifier.Of(workflow + message)
}

// Identifiers of a workflow.
var (
	TypeName       = Identifier{after: "TypeName", Proof: Reference}
	TaskQueue      = Identifier{after: "TaskQueue", Proof: Reference}
	Execute        = Identifier{before: "Execute", Proof: Start, Method: true}
	Get            = Identifier{before: "Get", Proof: Reference, Method: true}
	GetResult      = Identifier{before: "Get", after: "Result", Proof: Reference, Method: true}
	Run            = Identifier{after: "Run"}
	ScheduleAction = Identifier{before: "New", after: "ScheduleAction", Proof: Start}
	Child          = Identifier{before: "Execute", after: "Child", Proof: Start}
	ChildFuture    = Identifier{after: "ChildFuture"}
	ContinueAsNew  = Identifier{before: "New", after: "ContinueAsNewError", Proof: Start}
	Register       = Identifier{before: "Register", Proof: Registration}
)

// Identifiers of a message of a workflow.
var (
	SignalWithStart = MessageIdentifier{Identifier{before: "SignalWithStart", Proof: Start, Method: true}}
	// SignalWithStartInside is the function that workflows call.
	SignalWithStartInside = MessageIdentifier{Identifier{before: "SignalWithStart", Proof: Start}}
	UpdateWithStart       = MessageIdentifier{Identifier{before: "UpdateWithStart", Proof: Start, Method: true}}
	UpdateHandle          = MessageIdentifier{Identifier{after: "UpdateHandle"}}
	SignalExternal        = MessageIdentifier{Identifier{before: "SignalExternal", Proof: Reference}}
)

// MessageName is the constant of a message's name, of a kind that is "signal",
// "query" or "update".
func MessageName(kind string) MessageIdentifier {
	return MessageIdentifier{Identifier{after: verbs[kind], Proof: Reference}}
}

// Workflow and Message are all identifiers of a workflow and of its messages.
var (
	Workflow = []Identifier{
		TypeName, TaskQueue, Execute, Get, GetResult, Run, ScheduleAction, Child, ChildFuture, ContinueAsNew, Register,
	}
	Message = []MessageIdentifier{
		MessageName("signal"), MessageName("query"), MessageName("update"),
		SignalWithStart, SignalWithStartInside, UpdateWithStart, UpdateHandle, SignalExternal,
	}
)

// NewClient is the constructor of a client type.
func NewClient(client string) string { return "New" + client }

// Handle is the type that the runs of all workflows embed. It has the name of the
// client, so that what has two clients has two of them.
func Handle(client string) string { return Unexported(client) + "Handle" }

// Send is the method of a run, and of a child's future, that sends a message of
// a kind.
func Send(kind, message string) string { return verbs[kind] + message }

// StartUpdate and GetUpdate are methods of a run for an update.
func StartUpdate(update string) string { return "StartUpdate" + update }
func GetUpdate(update string) string   { return "Get" + update + "Update" }

// ChildMethods are the methods that a child's future has without messages, its own
// and those of the workflow.ChildWorkflowFuture in it.
func ChildMethods() []string {
	return []string{"Get", "IsReady", "GetChildWorkflowExecution", "SignalChildWorkflow", "SignalChildWorkflowWithOptions"}
}

// IsChildMethod reports whether a child's future can have a method.
func IsChildMethod(name string) bool {
	message, signal := strings.CutPrefix(name, verbs["signal"])
	return slices.Contains(ChildMethods(), name) || signal && isMessage(message)
}

// Use is an identifier in code that may be one generated for a workflow.
type Use struct {
	Identifier
	// Function reports whether it may be one that the package declares, beside a method of
	// the client.
	Function bool
	workflow string
}

// UseOf is the use that an identifier is if it is one for that workflow; false if
// it can be none, or none that proves something.
func UseOf(identifier, workflow string) (use Use, ok bool) {
	add := func(i Identifier) {
		u := Use{Identifier: i, Function: !i.Method, workflow: workflow}
		switch {
		case ok && i.before == use.before && i.after == use.after:
			use.Function = use.Function || u.Function
		case !ok || u.Beats(use):
			use, ok = u, true
		}
	}
	for _, i := range Workflow {
		if name, is := i.Cut(identifier); is && name == workflow && i.Proof != Nothing {
			add(i)
		}
	}
	for _, i := range Message {
		name, is := i.Cut(identifier)
		message, of := strings.CutPrefix(name, workflow)
		if is && of && isMessage(message) && i.Proof != Nothing {
			add(i.Identifier)
		}
	}
	return use, ok
}

// Beats reports whether an identifier that could be u or other is u. What has
// more of a fixed text is: GetOrderResult is the result of Order, not a run of
// OrderResult. And since messages are not known here, what has the longer name
// of a workflow: SignalWithStartOrderReportDone is one of OrderReport, where
// there is such a workflow, not of Order.
func (u Use) Beats(other Use) bool {
	fixed, others := len(u.before)+len(u.after), len(other.before)+len(other.after)
	return u.Method == other.Method && (fixed > others || fixed == others && len(u.workflow) > len(other.workflow))
}

// MayStart reports whether an identifier may be one that is generated for a workflow or an
// activity and starts or executes it.
func MayStart(identifier string) bool {
	starts := func(i Identifier) bool {
		_, is := i.Cut(identifier)
		return is && i.Proof == Start
	}
	return slices.ContainsFunc(Workflow, starts) || slices.ContainsFunc(OfActivity, starts) ||
		slices.ContainsFunc(Message, func(i MessageIdentifier) bool { return starts(i.Identifier) })
}

// MayBeGenerated reports whether there can be a workflow for which [UseOf] finds
// a use.
func MayBeGenerated(identifier string) bool {
	for _, i := range Workflow {
		if _, is := i.Cut(identifier); is && i.Proof != Nothing {
			return true
		}
	}
	for _, i := range Message {
		if _, is := i.Cut(identifier); is && i.Proof != Nothing {
			return true
		}
	}
	return false
}

// isMessage reports whether text is the Go name of a message, which is exported.
func isMessage(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return text != "" && first != '_' && !unicode.IsLower(first)
}
