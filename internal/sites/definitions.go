package sites

import (
	"cmp"
	"go/token"
	"maps"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Definition is a workflow or activity as a driver knows it that has seen the whole
// module, whether something is generated for it or not.
type Definition struct {
	// Func is its function or method as types.Func.FullName has it, "" for a contract.
	Func string
	// TypeName is the name that Temporal knows, "" where it can't be told.
	TypeName string
	Activity bool
	Signature
	// Known reports whether the signature is.
	Known bool
	// Unaliased is why the SDK does not find an activity by its function, "" if it does.
	Unaliased string
	// Taken is what a worker runs under that name, or for that function, instead; "" if
	// it runs this one.
	Taken string
	// Unregistered reports whether no code outside tests registers it, so that no worker
	// of the module runs it.
	Unregistered bool
	// TaskQueues are those of the workers that have it, sorted; none unless all are known.
	TaskQueues []string
	// Messages are those that a workflow takes and whose types are known.
	Messages []DefinedMessage
	// Type is what fmt prints for the type of a workflow's function, "" where that is not
	// known.
	Type string
	// Started reports whether code starts it, by whatever.
	Started bool
	// Sent are the places from where a client gets its function, as far as they are known,
	// and Ends those from where it can't be told what becomes of it.
	Sent []Sending
	Ends []token.Position
}

// Sending is a place from where a client gets the function of a workflow.
type Sending struct {
	Pos token.Position
	// Package is the import path of the package that it is in.
	Package string
	// Call is the name of what takes the function.
	Call string
	// Stays is why it gets the function once the module is fixed too, "" if it gets the
	// name then.
	Stays string
}

// DefinedMessage is a message of a workflow, by its name.
type DefinedMessage struct {
	Kind sdk.MessageKind
	Name string
	Signature
}

// message is the message of a kind and a name that a workflow, nil if it is not known,
// takes; nil if it takes none.
func (d *Definition) message(kind sdk.MessageKind, name string) *DefinedMessage {
	if d == nil {
		return nil
	}
	for i, m := range d.Messages {
		if m.Kind == kind && m.Name == name {
			return &d.Messages[i]
		}
	}
	return nil
}

// onlyDefinition is the workflow that takes the message of a name that a site sends, nil
// if there is none, or if several differ in what they take.
func (x *Index) onlyDefinition(s *Site, name string) *Definition {
	var only *Definition
	for _, found := range x.definedWorkflows.byName {
		for _, d := range found {
			m := d.message(s.Call.Message, name)
			switch {
			case m == nil:
			case only == nil:
				only = d
			case !m.same(only.message(s.Call.Message, name).Signature):
				return nil
			}
		}
	}
	return only
}

// Module is what a driver knows of a whole module, of its workers most of all.
type Module struct {
	// Workers reports whether code outside tests makes any.
	Workers bool
	// TaskQueues are the constant Task Queues that they poll, nil where one polls another.
	TaskQueues []string
	// Workflows and Activities are what they have.
	Workflows, Activities Registered
	// Imports are those of the packages.
	Imports *code.Imports
	// Sent are what fmt prints for the types of functions that clients get, and of which
	// it is not known which workflows they are.
	Sent map[string]bool
}

// Registered are the workflows, or the activities, that workers have.
type Registered struct {
	// Names are the names of those, and Complete reports whether these are all.
	Names    map[string]bool
	Complete bool
	// Blind reports whether there may be some of which nothing is known.
	Blind bool
}

// Registered are the workflows, or the activities, that workers have, whatever a call
// takes.
func (m *Module) Registered(c *sdk.Call) Registered {
	if c.TakesActivity() {
		return m.Activities
	}
	return m.Workflows
}

// Define tells of the workflows and activities of the package that a driver has found,
// and of the module.
func (f *Fact) Define(definitions []*Definition, module *Module) {
	f.definitions, f.module = definitions, module
}

// definitions are some, by what calls name them by.
type definitions struct{ byFunc, byName map[string][]*Definition }

func newDefinitions() definitions {
	return definitions{map[string][]*Definition{}, map[string][]*Definition{}}
}

// define adds what a driver has found in a package.
func (x *Index) define(fact *Fact) {
	x.Module = cmp.Or(fact.module, x.Module)
	for _, d := range fact.definitions {
		if d.Activity {
			x.definedActivities.add(d)
		} else {
			x.definedWorkflows.add(d)
		}
		x.Names[d.TypeName] = true
	}
}

func (known definitions) add(d *Definition) {
	if d.Func != "" {
		known.byFunc[d.Func] = append(known.byFunc[d.Func], d)
	}
	if d.TypeName != "" {
		known.byName[d.TypeName] = append(known.byName[d.TypeName], d)
	}
}

func (x *Index) defined(c *sdk.Call) definitions {
	if c.TakesActivity() {
		return x.definedActivities
	}
	return x.definedWorkflows
}

// DefinedWorkflow is the workflow with the given function, nil if it is not known.
func (x *Index) DefinedWorkflow(fullName string) *Definition { return x.definedWorkflows.of(fullName) }

// definedAs is the one of the given name that a call takes, nil if that is not known, or
// if there are several that differ in what they take.
func (x *Index) definedAs(c *sdk.Call, name string) *Definition {
	found := x.defined(c).byName[name]
	if len(found) == 0 || slices.ContainsFunc(found, func(d *Definition) bool { return d.Known != found[0].Known || !d.same(found[0].Signature) }) {
		return nil
	}
	if i := slices.IndexFunc(found, func(d *Definition) bool { return !d.Unregistered }); i > 0 {
		return found[i]
	}
	return found[0]
}

// definedBy is the one with the given function that a call takes, nil if it is not known.
func (x *Index) definedBy(c *sdk.Call, fullName string) *Definition { return x.defined(c).of(fullName) }

// of is the one with the given function, nil if it is not known.
func (known definitions) of(fullName string) *Definition {
	if found := known.byFunc[fullName]; len(found) > 0 {
		return found[0]
	}
	return nil
}

// same reports whether two signatures have the same types.
func (s Signature) same(other Signature) bool {
	if s.Contextless != other.Contextless || !fit.SameTypes(s.Params, other.Params) || (s.Result == nil) != (other.Result == nil) {
		return false
	}
	return s.Result == nil || fit.SameType(s.Result, other.Result)
}

// TypeNames are the known names of workflows or activities, whatever a call takes, sorted.
func (x *Index) TypeNames(c *sdk.Call) []string {
	all := map[string]bool{}
	for name := range x.known(c).byName {
		all[name] = true
	}
	for name := range x.defined(c).byName {
		all[name] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// Label is how messages name it.
func (d *Definition) Label() string {
	if d.TypeName != "" {
		return d.TypeName
	}
	return d.Func[strings.LastIndex(d.Func, ".")+1:]
}
