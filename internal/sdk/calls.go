package sdk

import (
	"bytes"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// Role is what the SDK takes an argument for.
type Role int

const (
	// Registers is that of a workflow that a worker is to run.
	Registers Role = iota + 1
	// Starts is that of a workflow that a client, a schedule, a parent, a Nexus
	// operation or the test environment starts.
	Starts
	// ContinuesAsNew is that of the workflow that a run goes on as.
	ContinuesAsNew
	// StartsWith is that of an operation, made by another call, that starts a
	// workflow.
	StartsWith
	// Mocks is that of a workflow that the test environment replaces.
	Mocks
	// RegistersActivity is that of an activity, or of a struct with activities, that a
	// worker is to run.
	RegistersActivity
	// RunsActivity is that of an activity that a workflow executes.
	RunsActivity
	// StartsActivity is that of an activity that a client starts, without a workflow.
	StartsActivity
	// MocksActivity is that of an activity that the test environment replaces.
	MocksActivity
	// Sends is that of the name of a message.
	Sends
	// Gets is that of nothing: the call gets the run of a workflow by its ID.
	Gets
	// Handles is that of the name of a message that a workflow takes.
	Handles
	// Receives is that of the pointer to what a signal is received into.
	Receives
	// Selects is that of a callback for a channel, and SelectsFuture that of one for a
	// future.
	Selects
	SelectsFuture
	// Identifies is that of nothing: the call gets the future of a child's IDs.
	Identifies
)

// Call is a function or method of the SDK that takes something by which the code
// around it can be told: a workflow, an activity, the name of a message. It may
// be a literal of a struct instead.
type Call struct {
	// Receiver is the type of a method, "" for a function of the package workflow
	// and for a struct.
	Receiver string
	// Name is that of the function, the method or the struct.
	Name string
	Role Role
	// Argument is the index of the argument with that role. What is sent or run
	// with it comes after it, after Between other arguments.
	Argument, Between int
	// Field is the field with that role, where this is a literal.
	Field string
	// Options is the index of the argument that may hold a name, 0 for none.
	Options int
	// Dynamic reports whether it takes a workflow of all types.
	Dynamic bool
	// Message is the kind of a message, or of the one that starts a workflow with it, whose
	// name is the argument with the index MessageName.
	Message     MessageKind
	MessageName int
	// Behind is how many arguments come after what is sent.
	Behind int
	// GivesExecution reports whether the future that it gives is that of the started
	// execution, not of the workflow's result.
	GivesExecution bool
	// Nexus reports whether the package temporalnexus declares it, and Typed that it
	// takes no any: what it is given is for the compiler to check.
	Nexus, Typed bool
	// ChecksArguments reports whether the SDK compares arguments with the
	// parameters of a function that it is given.
	ChecksArguments bool
	// Types are those of a method of a client, which its callers may have behind an
	// interface of their own. Types of the SDK have the names that it declares them by.
	Types string
	// SendsOwnName reports whether the SDK sends a function's own name, as it does
	// not know what a worker has registered.
	SendsOwnName bool
}

// Environment is the type of the test environment.
const Environment = "TestWorkflowEnvironment"

// Calls are all there are, those of a client before others of the same name.
var Calls = []*Call{
	{Receiver: "WorkflowRegistry", Name: "RegisterWorkflow", Role: Registers},
	{Receiver: "WorkflowRegistry", Name: "RegisterWorkflowWithOptions", Role: Registers, Options: 1},
	{Receiver: "WorkflowRegistry", Name: "RegisterDynamicWorkflow", Role: Registers, Dynamic: true},

	{Receiver: "Client", Name: "ExecuteWorkflow", Role: Starts, Argument: 2, ChecksArguments: true, SendsOwnName: true,
		Types: "(context.Context, StartWorkflowOptions, any, ...any) (WorkflowRun, error)"},
	{Receiver: "Client", Name: "SignalWithStartWorkflow", Role: Starts, Message: Signal, MessageName: 2, Argument: 5, ChecksArguments: true, SendsOwnName: true,
		Types: "(context.Context, string, string, any, StartWorkflowOptions, any, ...any) (WorkflowRun, error)"},
	{Receiver: "Client", Name: "NewWithStartWorkflowOperation", Role: Starts, Argument: 1, ChecksArguments: true, SendsOwnName: true,
		Types: "(StartWorkflowOptions, any, ...any) (WithStartWorkflowOperation)"},
	{Receiver: "Client", Name: "UpdateWithStartWorkflow", Role: StartsWith, Argument: 1},
	{Name: "ScheduleWorkflowAction", Role: Starts, Field: "Workflow", ChecksArguments: true, SendsOwnName: true},
	{Name: "ExecuteChildWorkflow", Role: Starts, Argument: 1},
	{Name: "SignalWithStartWorkflow", Role: Starts, Message: Signal, MessageName: 3, Argument: 5, GivesExecution: true},
	{Name: "NewContinueAsNewError", Role: ContinuesAsNew, Argument: 1, ChecksArguments: true},
	{Name: "NewContinueAsNewErrorWithOptions", Role: ContinuesAsNew, Argument: 2, ChecksArguments: true},
	{Name: "NewWorkflowRunOperation", Role: Starts, Argument: 1, Nexus: true, Typed: true},
	{Name: "WorkflowRunOperationOptions", Role: Starts, Field: "Workflow", Nexus: true, Typed: true},
	{Name: "ExecuteUntypedWorkflow", Role: Starts, Argument: 3, Nexus: true},
	{Receiver: Environment, Name: "ExecuteWorkflow", Role: Starts, ChecksArguments: true},
	{Receiver: Environment, Name: "RegisterWorkflow", Role: Registers},
	{Receiver: Environment, Name: "OnWorkflow", Role: Mocks},

	{Receiver: "ActivityRegistry", Name: "RegisterActivity", Role: RegistersActivity},
	{Receiver: "ActivityRegistry", Name: "RegisterActivityWithOptions", Role: RegistersActivity, Options: 1},
	{Receiver: "ActivityRegistry", Name: "RegisterDynamicActivity", Role: RegistersActivity, Dynamic: true},
	{Receiver: "Client", Name: "ExecuteActivity", Role: StartsActivity, Argument: 2, ChecksArguments: true, SendsOwnName: true,
		Types: "(context.Context, ClientStartActivityOptions, any, ...any) (ClientActivityHandle, error)"},
	{Name: "ExecuteActivity", Role: RunsActivity, Argument: 1},
	{Name: "ExecuteLocalActivity", Role: RunsActivity, Argument: 1, ChecksArguments: true},

	{Receiver: Environment, Name: "RegisterActivity", Role: RegistersActivity},
	{Receiver: Environment, Name: "OnActivity", Role: MocksActivity},

	{Receiver: "Client", Name: "GetWorkflow", Role: Gets,
		Types: "(context.Context, string, string) (WorkflowRun)"},
	{Receiver: "Client", Name: "SignalWorkflow", Role: Sends, Message: Signal, Argument: 3,
		Types: "(context.Context, string, string, string, any) (error)"},
	{Receiver: "Client", Name: "QueryWorkflow", Role: Sends, Message: Query, Argument: 3,
		Types: "(context.Context, string, string, string, ...any) (EncodedValue, error)"},
	{Name: "UpdateWorkflowOptions", Role: Sends, Message: Update, Field: "UpdateName"},
	{Name: "SignalExternalWorkflow", Role: Sends, Message: Signal, Argument: 3},
	{Name: "SignalExternalWorkflowWithOptions", Role: Sends, Message: Signal, Argument: 3, Behind: 1},
	{Receiver: "ChildWorkflowFuture", Name: "SignalChildWorkflow", Role: Sends, Message: Signal, Argument: 1},
	{Receiver: "ChildWorkflowFuture", Name: "SignalChildWorkflowWithOptions", Role: Sends, Message: Signal, Argument: 1, Behind: 1},
	{Receiver: Environment, Name: "SignalWorkflow", Role: Sends, Message: Signal},
	{Receiver: Environment, Name: "QueryWorkflow", Role: Sends, Message: Query},
	{Receiver: Environment, Name: "UpdateWorkflow", Role: Sends, Message: Update, Between: 2},

	{Name: "GetSignalChannel", Role: Handles, Message: Signal, Argument: 1},
	{Name: "GetSignalChannelWithOptions", Role: Handles, Message: Signal, Argument: 1},
	{Name: "SetQueryHandler", Role: Handles, Message: Query, Argument: 1},
	{Name: "SetQueryHandlerWithOptions", Role: Handles, Message: Query, Argument: 1},
	{Name: "SetUpdateHandler", Role: Handles, Message: Update, Argument: 1},
	{Name: "SetUpdateHandlerWithOptions", Role: Handles, Message: Update, Argument: 1},

	{Receiver: "ReceiveChannel", Name: "Receive", Role: Receives, Argument: 1},
	{Receiver: "ReceiveChannel", Name: "ReceiveWithTimeout", Role: Receives, Argument: 2},
	{Receiver: "ReceiveChannel", Name: "ReceiveAsync", Role: Receives},
	{Receiver: "ReceiveChannel", Name: "ReceiveAsyncWithMoreFlag", Role: Receives},
	{Receiver: "Selector", Name: "AddReceive", Role: Selects, Argument: 1},
	{Receiver: "Selector", Name: "AddFuture", Role: SelectsFuture, Argument: 1},
	{Receiver: "ChildWorkflowFuture", Name: "GetChildWorkflowExecution", Role: Identifies},
}

// RunsActivityCall is the call of a workflow that executes an activity. One of a client
// has the same name.
var RunsActivityCall = Find("", "ExecuteActivity")

// SignalCall is the call of a client that sends a signal.
var SignalCall = Named("SignalWorkflow")

// Title is how messages name a call: client.ExecuteWorkflow.
func (c *Call) Title() string {
	switch {
	case c.Nexus:
		return "temporalnexus." + c.Name
	case c.Receiver == "Client", c.Field != "":
		return "client." + c.Name
	case c.Receiver != "":
		return c.Receiver + "." + c.Name
	}
	return "workflow." + c.Name
}

// IsMethod reports whether it is a method.
func (c *Call) IsMethod() bool { return c.Receiver != "" }

// Is reports whether there is such a call, and it has one of roles.
func (c *Call) Is(roles ...Role) bool { return c != nil && slices.Contains(roles, c.Role) }

// TakesWorkflow reports whether there is such a call, and its argument or field is
// a workflow.
func (c *Call) TakesWorkflow() bool { return c.Is(Registers, Starts, ContinuesAsNew, Mocks) }

// TakesActivity reports whether there is such a call, and its argument is an activity.
func (c *Call) TakesActivity() bool {
	return c.Is(RegistersActivity, RunsActivity, StartsActivity, MocksActivity)
}

// InRegistry reports whether there is such a call, and it registers its argument.
func (c *Call) InRegistry() bool { return c.Is(Registers, RegistersActivity) }

// TakesMatchers reports whether there is such a call, and what comes after its argument
// are matchers of what a mock gets.
func (c *Call) TakesMatchers() bool { return c.Is(Mocks, MocksActivity) }

// IsLocal reports whether it runs an activity in the worker of the workflow.
func (c *Call) IsLocal() bool { return c.Name == "ExecuteLocalActivity" }

// InEnvironment reports whether it is one of the test environment.
func (c *Call) InEnvironment() bool { return c.Receiver == Environment }

// InWorkflow reports whether it is one for the code of workflows.
func (c *Call) InWorkflow() bool {
	return c.Receiver == "" && c.Field == "" && !c.Nexus || c.Receiver == "ChildWorkflowFuture"
}

// Named is the first call of a name, nil if there is none. Whatever has a method
// of that name may stand in for the SDK.
func Named(name string) *Call { return byName[name] }

// CallOf is the call that fn is, nil if it is none: a function or a method of the
// SDK itself.
func CallOf(fn *types.Func) *Call {
	if fn == nil || !Has(fn.Pkg()) || byName[fn.Name()] == nil {
		return nil
	}
	receiver := ""
	if recv := fn.Signature().Recv(); recv != nil {
		named := code.Named(recv.Type())
		if named == nil {
			return nil
		}
		receiver = named.Obj().Name()
	} else if path := fn.Pkg().Path(); path != Workflow && path != Nexus && path != Internal {
		return nil
	}
	return Find(receiver, fn.Name())
}

// LiteralOf is the call that a literal of type t is, nil if it is none.
func LiteralOf(t types.Type) *Call {
	named := code.Named(t)
	if named == nil || !Has(named.Obj().Pkg()) {
		return nil
	}
	if c := Find("", named.Obj().Name()); c != nil && c.Field != "" {
		return c
	}
	return nil
}

// Like is the call that n is by its looks, and what it calls or is a literal of,
// with the argument or field that the call is about; nil if it is none or has no
// such argument.
func Like(n ast.Node) (c *Call, of, about ast.Expr) {
	switch n := n.(type) {
	case *ast.CallExpr:
		if c := Named(code.NameOf(n.Fun)); c != nil && c.Field == "" && c.Argument < len(n.Args) {
			return c, n.Fun, ast.Unparen(n.Args[c.Argument])
		}
	case *ast.CompositeLit:
		if c := Named(code.NameOf(n.Type)); c != nil && c.Field != "" {
			if field := code.Field(n, c.Field); field != nil {
				return c, n.Type, ast.Unparen(field)
			}
		}
	}
	return nil, nil, nil
}

// Find is the call of a name on a type, or with "" the function or struct of that name;
// nil if there is none.
func Find(receiver, name string) *Call {
	for _, c := range Calls {
		if c.Name == name && c.Receiver == receiver {
			return c
		}
	}
	return nil
}

// byName are the first calls of their names.
var byName = func() map[string]*Call {
	first := map[string]*Call{}
	for _, c := range Calls {
		if first[c.Name] == nil {
			first[c.Name] = c
		}
	}
	return first
}()

// Mentions are words of which a file has one that has a call with one of some
// roles.
type Mentions struct{ common, others [][]byte }

// MentionsOf are those words for roles. What holds a shorter word is left out.
func MentionsOf(roles ...Role) Mentions {
	var words []string
	for _, c := range Calls {
		if word := c.word(); c.Is(roles...) && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	var m Mentions
	for _, word := range words {
		switch {
		case slices.ContainsFunc(words, func(other string) bool { return other != word && strings.Contains(word, other) }):
		case strings.Contains(word, common):
			m.common = append(m.common, []byte(word))
		default:
			m.others = append(m.others, []byte(word))
		}
	}
	return m
}

// common is in most words, and in few files.
const common = "Workflow"

// word is what the name shares with those of related types and functions: with
// what a constructor makes, with other messages that are sent with a start.
func (c *Call) word() string {
	if i := strings.Index(c.Name, "WithStart"); i > 0 {
		return c.Name[i:]
	}
	return strings.TrimPrefix(c.Name, "New")
}

// In reports whether src has one of the words.
func (m Mentions) In(src []byte) bool {
	in := func(word []byte) bool { return bytes.Contains(src, word) }
	return slices.ContainsFunc(m.others, in) || len(m.common) > 0 && in([]byte(common)) && slices.ContainsFunc(m.common, in)
}
