// Package evidence finds out how the code of a module uses functions that may
// be workflows: which of them it registers or starts, under which names, and
// which it merely calls.
//
// It reads every file of the main modules, but parses and type-checks only
// packages that can mention the functions asked for. Packages of other modules are
// taken for empty, but for those that a function goes to. It follows a function as a value
// through variables, fields, literals, calls and results until it reaches the
// SDK. It never looks at the tool's own output.
package evidence

import (
	"cmp"
	"go/token"
	"maps"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Func is a function or method that may be a workflow.
type Func struct {
	// Package is the import path of the package that declares it.
	Package string
	// Receiver is the name of a method's receiver type, "" for a function.
	Receiver string
	Name     string
	// GoName is what the identifiers that the tool generates for it are made of.
	GoName string
}

// Use is how the code uses a [Func]. What tests do is apart, because it is
// weaker: they start helpers too.
type Use struct {
	// Code is what code other than tests does.
	Code Uses
	// Tests is what tests do, where other code does nothing with it.
	Tests Uses
}

// Uses are the uses of a [Func], each sorted by position.
type Uses struct {
	// Registrations hand it to a worker.
	Registrations []Registration
	// Implementations are the arguments by which it is handed, as itself or with
	// its receiver, to the RegisterX that the tool generates for a contract.
	Implementations []token.Position
	// Starts hand it to a client, to a parent workflow, to a schedule, or to
	// the test environment, or use what the tool generates for its callers.
	Starts []token.Position
	// Sent are those of Starts that send its own name, whatever a worker has it
	// registered under.
	Sent []Sending
	// Lost are the places where it goes to what can't be read.
	Lost []Loss
	// Ends are mentions of it from where nothing was found out of what becomes of it.
	Ends []token.Position
	// Handlers hand it to the SDK for another purpose: a message handler, a
	// validator, a coroutine.
	Handlers []token.Position
	// Calls call it, by its name, through a variable or through an interface.
	Calls []token.Position
	// Named start a workflow by a string that is its Go name, and it is not
	// known whether they mean it.
	Named []token.Position
	// Local are those among the starts of an activity that execute it as a local one,
	// and Standalone those by a client. Mocks replace it in a test.
	Local, Standalone, Mocks []token.Position
	// Served are those among the starts of an activity for which a worker has to have it
	// registered: those by a workflow, but for a function that runs as a local activity.
	Served []token.Position
	// Signaled are those of Starts from a workflow that signals it with its start.
	Signaled []token.Position
}

// Sending hands a function to a client.
type Sending struct {
	// Pos is where the function is mentioned.
	Pos token.Position
	// Call is the name of the method or struct that takes it.
	Call string
}

// Registration hands a function to a worker.
type Registration struct {
	// Pos is where the function is mentioned.
	Pos token.Position
	// At is the place of the call that does it, or of what leads to that in other modules.
	At token.Position
	// NamePos is the place of the name, or that of the registration call where
	// it has none.
	NamePos token.Position
	// Name is the name it is registered under, "" for its own.
	Name string
	// Unknown reports whether it has a name that is no constant.
	Unknown bool
	// Generated reports whether the tool's own RegisterX does it, or the name is
	// its own constant, so that it is the name that is asked for.
	Generated bool
	// contract reports whether the name is the constant of a contract.
	contract bool
	// Struct reports whether it is registered with all methods of its struct, so that
	// the SDK has no alias for it.
	Struct bool
	// place is nil where the SDK is not called.
	place *place
}

// compare compares registrations by what they say, and not by the ways to them.
func (r Registration) compare(s Registration) int {
	unequal := 0
	if r.Unknown != s.Unknown || r.Generated != s.Generated || r.contract != s.contract || r.Struct != s.Struct {
		unequal = 1
	}
	return cmp.Or(report.Compare(r.NamePos, s.NamePos), report.Compare(r.Pos, s.Pos), cmp.Compare(r.Name, s.Name), report.Compare(r.At, s.At), unequal)
}

// Loss is where a function goes to what can't be read: a package of another module,
// reflection, a channel.
type Loss struct {
	Pos token.Position
	// To is what it goes to, as it is written.
	To string
	// MayRegister reports whether code of other modules may register it from there: code
	// that can't be read, or that has to do with the SDK. What does not must give it back.
	MayRegister bool
}

// count is how many uses there are, but for those that it may not mean.
func (u *Uses) count() int {
	return len(u.Registrations) + len(u.Implementations) + len(u.Starts) + len(u.Handlers) + len(u.Calls)
}

func (u *Uses) sort() {
	slices.SortFunc(u.Registrations, Registration.compare)
	u.Registrations = slices.CompactFunc(u.Registrations, func(a, b Registration) bool { return a.compare(b) == 0 })
	slices.SortFunc(u.Lost, func(a, b Loss) int { return cmp.Or(report.Compare(a.Pos, b.Pos), cmp.Compare(a.To, b.To)) })
	u.Lost = slices.Compact(u.Lost)
	slices.SortFunc(u.Sent, func(a, b Sending) int { return cmp.Or(report.Compare(a.Pos, b.Pos), cmp.Compare(a.Call, b.Call)) })
	u.Sent = slices.Compact(u.Sent)
	for _, list := range []*[]token.Position{&u.Implementations, &u.Starts, &u.Handlers, &u.Calls, &u.Named, &u.Ends, &u.Local, &u.Standalone, &u.Mocks, &u.Served, &u.Signaled} {
		slices.SortFunc(*list, report.Compare)
		*list = slices.Compact(*list)
	}
}

// addStart adds a place that starts or replaces an activity by a call, which it gives its
// name or the function itself.
func (u *Uses) addStart(call *sdk.Call, pos token.Position, named bool) {
	if call.Is(sdk.MocksActivity) {
		u.Mocks = append(u.Mocks, pos)
		return
	}
	u.Starts = append(u.Starts, pos)
	switch {
	case call.Is(sdk.StartsActivity):
		u.Standalone = append(u.Standalone, pos)
	case call.IsLocal():
		u.Local = append(u.Local, pos)
		if named {
			u.Served = append(u.Served, pos)
		}
	default:
		u.Served = append(u.Served, pos)
	}
}

// add adds what others are, each once.
func (u *Use) add(other Use) {
	for _, pair := range [][2]*Uses{{&u.Code, &other.Code}, {&u.Tests, &other.Tests}} {
		to, from := pair[0], pair[1]
		to.Registrations = append(to.Registrations, from.Registrations...)
		to.Starts = append(to.Starts, from.Starts...)
		to.Local = append(to.Local, from.Local...)
		to.Standalone = append(to.Standalone, from.Standalone...)
		to.Mocks = append(to.Mocks, from.Mocks...)
		to.Served = append(to.Served, from.Served...)
		to.Signaled = append(to.Signaled, from.Signaled...)
	}
}

// Reader answers questions about the modules it has read. It is not safe for
// concurrent use.
type Reader struct {
	files *files
	disk  *disk.Files
	find  Find
	// elsewhere are the packages of other modules that were asked for, by import path,
	// nil for one that can't be read.
	elsewhere map[string]*folder
	// world is that of the main modules alone, and worlds are those with packages of
	// other modules, by the paths of these.
	world  *world
	worlds map[string]*world
	// known are the answers, and traces what following the function gave.
	known, traces map[Func]Use
	// sight is nil until needed, and so are activities.
	sight      *sight
	activities *activities
	// hidden are the registrations that can't be told, nil until needed.
	hidden []report.Diagnostic
	// children are nil until needed.
	children []started
}

// Read reads the files of the modules. The tool's own output is taken for missing,
// see [Reader.Generated]; so are files that can't be read, see [Reader.Unread]. They are
// read through disk, which may be nil. find finds packages of other modules; nil finds
// none.
func Read(modules []disk.Module, disk *disk.Files, find Find) *Reader {
	f := readFiles(modules, disk)
	return &Reader{
		files: f, disk: disk, find: find, elsewhere: map[string]*folder{},
		world: newWorld(f, nil), worlds: map[string]*world{},
		known: map[Func]Use{}, traces: map[Func]Use{},
	}
}

// Generated are the files of the modules that the tool wrote, by name.
func (r *Reader) Generated() []Generated { return r.files.generated }

// Definers are the import paths of the packages of the main modules that may declare
// workflows or activities, sorted.
func (r *Reader) Definers() []string {
	paths := r.ActivityPackages()
	for _, d := range r.world.allDefinitions() {
		paths[d.Package] = true
	}
	for path, pkg := range r.files.packages {
		if slices.ContainsFunc(pkg.files, func(f *source) bool { return f.directive }) {
			paths[path] = true
		}
	}
	maps.DeleteFunc(paths, func(path string, _ bool) bool {
		pkg := r.files.packages[path]
		return pkg == nil || pkg.module == ""
	})
	return slices.Sorted(maps.Keys(paths))
}

// Declares reports whether the modules have the package at an import path, with
// more than what the tool wrote.
func (r *Reader) Declares(importPath string) bool {
	pkg := r.files.packages[importPath]
	return pkg != nil && len(pkg.files) > 0
}

// InModules reports whether an import path is below that of one of the modules.
func (r *Reader) InModules(importPath string) bool { return r.files.inModules(importPath) }

// Unread are the files and folders of the modules that could not be read, by path:
// what they say of functions is not known.
func (r *Reader) Unread() []Unread { return r.files.unread }

// Of returns how the modules use fn. The answer depends on the modules alone,
// not on what was asked before.
func (r *Reader) Of(fn Func) Use {
	use, ok := r.known[fn]
	if !ok {
		use = r.traced(fn)
		if len(use.Code.Registrations)+len(use.Code.Implementations)+len(use.Code.Starts) == 0 {
			r.startedByName(fn, &use)
		}
		r.known[fn] = use
	}
	return use
}

// traced is how the modules use fn where they mention it, or what the tool
// generates for it.
func (r *Reader) traced(fn Func) Use {
	use, ok := r.traces[fn]
	if !ok {
		var t *trace
		r.inWorlds(func(w *world) map[string]bool {
			t = newTrace(w, fn)
			t.run()
			return t.wanted
		})
		for _, uses := range []*Uses{&t.use.Code, &t.use.Tests} {
			uses.fulfill()
			uses.sort()
		}
		use = t.use
		r.traces[fn] = use
	}
	return use
}
