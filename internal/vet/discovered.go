package vet

import (
	"cmp"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sites"
	"github.com/temporal-gen/temporal-gen/internal/source"
	"github.com/temporal-gen/temporal-gen/internal/survey"
)

// discovery is the search for workflows and activities, with starters or without, in the
// main modules, while these are loaded for other reasons.
type discovery struct {
	*survey.Survey
	*handing
	program *source.Program
	// definers are the import paths of the packages that may declare any, and helpers those
	// of packages that set up messages for them.
	definers, helpers []string
	// prepared waits for the evidence.
	prepared func() error
}

// others are the import paths of the packages of the main modules that may declare
// workflows or activities, that help them, or that have a file of the tool. A file or
// folder that can't be read may be one.
func (d *discovery) others() (paths []string, err error) {
	if err := d.Read(); err != nil {
		return nil, err
	}
	switch unread := d.Reader.Unread(); {
	case len(unread) == 0:
	case unread[0].Folder:
		return nil, unread[0].Err
	default:
		return nil, disk.Unreadable(unread[0].Err, d.Query.Dir)
	}
	d.definers, d.helpers, d.prepared, err = d.Definers()
	paths = slices.Concat(d.definers, d.helpers)
	for _, file := range d.Reader.Generated() {
		if !file.Kit {
			paths = append(paths, file.Package)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths), err
}

// finish finds them in what was loaded, and tells whoever is told the facts of packages.
func (d *discovery) finish(m *Module) error {
	d.program.Adopt(m.all, slices.Concat(d.definers, d.helpers))
	d.Adopt(d.program, d.definers)
	if err := d.prepared(); err != nil {
		return err
	}
	if err := d.Discover(); err != nil {
		return err
	}
	unaliased := d.Reader.Unaliased()
	definitions, unregistered := map[string][]*sites.Definition{}, false
	for _, functions := range d.Functions {
		for _, f := range functions {
			if f.Runs() {
				one := d.definition(f)
				one.Unaliased = unaliased[one.Func]
				unregistered = unregistered || one.Unregistered
				definitions[f.Package()] = append(definitions[f.Package()], one)
				m.definitions = append(m.definitions, one)
			}
		}
	}
	module := d.workers()
	module.Imports = d.imports(m.all)
	m.workers = module
	if !module.Workers && unregistered {
		m.Unchecked = append(m.Unchecked, report.Diagnostic{
			Pos:     token.Position{Filename: filepath.Join(d.Modules[0].Dir, "go.mod"), Line: 1, Column: 1},
			Message: "warning: no code outside tests calls worker.New, so it is not checked whether workers run what is started",
		})
	}
	for path, f := range m.facts {
		f.Fact.(*sites.Fact).Define(definitions[path], module)
	}
	return nil
}

// definition is what analyzers are told of f.
func (d *discovery) definition(f *discover.Function) *sites.Definition {
	def := &sites.Definition{Activity: f.Activity, TypeName: f.TypeName, Taken: f.Taken}
	if fn, ok := f.Object.(*types.Func); ok {
		def.Func = fn.FullName()
	}
	if d.Refused[f.Package()] && f.Directives.Name == "" && f.Taken == "" {
		def.TypeName = "" // it may be what is wrong there
	}
	def.Signature, def.Known = sites.SignatureOf(f.Signature, f.Activity)
	if !f.Activity {
		d.sends(f, def)
	}
	for _, m := range f.Messages {
		if m.Name == "" || m.Problem != "" {
			continue
		}
		message := sites.DefinedMessage{Kind: m.Kind, Name: m.Name}
		message.Result = m.Result
		for _, param := range m.Params {
			message.Params = append(message.Params, param.Type())
		}
		def.Messages = append(def.Messages, message)
	}
	known := len(f.Registrations) > 0
	for _, r := range f.Registrations {
		queues := d.Reader.TaskQueues(r)
		known = known && len(queues) > 0
		def.TaskQueues = append(def.TaskQueues, queues...)
	}
	if !known {
		def.TaskQueues = nil
	}
	slices.Sort(def.TaskQueues)
	def.TaskQueues = slices.Compact(def.TaskQueues)
	def.Unregistered = len(f.Registrations) == 0 && f.Reason == definition.Referenced && f.Interface == nil && !f.Lost && len(f.Ends) == 0 && !f.RegisteredByOutput
	return def
}

// sends tells of a workflow where code gives its function to a client.
func (d *discovery) sends(f *discover.Function, def *sites.Definition) {
	def.Type = code.Printed(f.Signature)
	use := d.Reader.Of(f.Key()).Code
	def.Started, def.Ends = len(use.Starts) > 0, use.Ends
	for _, loss := range use.Lost {
		def.Ends = append(def.Ends, loss.Pos)
	}
	for _, s := range use.Sent {
		def.Sent = append(def.Sent, sites.Sending{Pos: s.Pos, Package: d.ImportPath(filepath.Dir(s.Pos.Filename)), Call: s.Call, Stays: notChecked})
	}
}

// workers are what is known of the workers of the main modules.
func (d *discovery) workers() *sites.Module {
	made := d.Reader.Workers()
	module := &sites.Module{Workers: made.Made}
	if made.Constant {
		module.TaskQueues = made.TaskQueues
	}
	typeNames := map[evidence.Func]string{}
	var workflows, activities []named
	for _, functions := range d.Functions {
		for _, f := range functions {
			if f.Activity {
				typeNames[f.Key()] = f.TypeName
			} else {
				workflows = append(workflows, named{f.Func(), f.TypeName, f.Registrations})
			}
		}
	}
	for fn, use := range d.Reader.Activities() {
		activities = append(activities, named{fn.Name, typeNames[fn], use.Code.Registrations})
	}
	hidden := len(d.Reader.Undeclared()) > 0
	module.Workflows = registered(workflows, d.Reader.ForeignWorkflows(), hidden || len(d.Reader.Blind()) > 0)
	module.Activities = registered(activities, d.Reader.ForeignActivities(), hidden || len(d.Reader.BlindToActivities()) > 0)
	return module
}

// named is a function by its own name and the one that Temporal knows, "" if that can't be
// told, and its registrations.
type named struct {
	name, typeName string
	by             []evidence.Registration
}

// registered are the names under which workers have functions, and what is foreign. blind
// reports whether some registrations may be of any.
func registered(functions []named, foreign evidence.Foreign, blind bool) sites.Registered {
	r := sites.Registered{Names: maps.Clone(foreign.Names), Blind: blind || foreign.Dynamic}
	r.Complete = !foreign.Any && !r.Blind
	if r.Names == nil {
		r.Names = map[string]bool{}
	}
	for _, f := range functions {
		for _, registration := range f.by {
			name := cmp.Or(registration.Name, f.name)
			if registration.Generated {
				name = f.typeName
			}
			r.Names[name] = true
			r.Complete = r.Complete && !registration.Unknown && name != ""
		}
	}
	return r
}
