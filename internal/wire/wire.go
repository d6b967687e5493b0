// Package wire makes the lock of code: what its workflows, activities and messages are
// called, and what their data is on the wire.
package wire

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/lock"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/survey"
)

// Code is the lock of code as it is, with the places of what it has.
type Code struct {
	*lock.Lock
	// places are positions by the keys that findings have.
	places map[string]token.Position
}

// builder makes the lock of what was found.
type builder struct {
	*survey.Survey
	Code
	within *within
	// loaded are the packages of which everything is known.
	loaded map[*types.Package]bool
	// executes has how code executes activities that can't be told.
	executes executes
	// local has the names that types declared in functions are given.
	local map[*types.TypeName]string
}

// Of is the lock of the functions that a survey found in the module at root.
func Of(s *survey.Survey, root string) *Code {
	b := newBuilder(s, root)
	for _, id := range slices.Sorted(maps.Keys(s.Functions)) {
		for _, f := range s.Functions[id] {
			switch {
			case !b.within.file(f.Pos.Filename):
			case f.Activity:
				b.Activities = append(b.Activities, b.function(f))
			case f.Workflow:
				b.Workflows = append(b.Workflows, b.function(f))
			default: // one that may have been a workflow
				was := lock.Function{Name: f.Func(), Package: f.Package(), Func: f.String()}
				b.places[was.Part("")] = f.Pos
			}
		}
	}
	for _, functions := range [][]*lock.Function{b.Workflows, b.Activities} {
		if !slices.ContainsFunc(functions, func(f *lock.Function) bool { return !f.Guessed }) {
			for _, f := range functions { // workers are where nobody looked
				f.Unregistered = false
			}
		}
	}
	b.Workflows, b.Activities = once(b.Workflows), once(b.Activities)
	return &b.Code
}

func newBuilder(s *survey.Survey, root string) *builder {
	b := &builder{Survey: s, within: newWithin(s.Modules, root), loaded: map[*types.Package]bool{}, local: map[*types.TypeName]string{}}
	b.Code = Code{&lock.Lock{Types: map[string]lock.Type{}, Structs: map[string]lock.Struct{}, Messages: map[string]map[string]lock.Field{}}, map[string]token.Position{}}
	for _, pkg := range s.Program.Packages {
		b.loaded[pkg.Types] = true
	}
	b.executes.read(s.Program.Packages)
	return b
}

// once are functions, each once. What one is of which there are several, under opposite
// build constraints, can't be told.
func once(functions []*lock.Function) []*lock.Function {
	byKey := map[string]*lock.Function{}
	return slices.DeleteFunc(functions, func(f *lock.Function) bool {
		first := byKey[f.Part("")]
		if first == nil {
			byKey[f.Part("")] = f
			return false
		}
		first.Signature, first.Open = lock.Signature{Unknown: true}, true
		return true
	})
}

// function is f as a lock has it.
func (b *builder) function(f *discover.Function) *lock.Function {
	is := &lock.Function{Name: f.TypeName, Package: f.Package(), Func: f.String(), Calls: b.calls(f)}
	is.Guessed = f.Reason != definition.Registered && f.Reason != definition.Directive
	is.Unregistered = is.Guessed && f.Reason != definition.Contract && !f.LocalOnly && !f.Lost && len(f.Ends) == 0
	if name := f.Func(); f.Workflow && slices.ContainsFunc(f.Registrations, func(r evidence.Registration) bool {
		return r.Name != "" && r.Name != name && !r.DisablesAliases()
	}) {
		is.Alias = name
	}
	b.places[is.Part("")] = f.Pos
	if f.NameFrom.IsValid() {
		b.places[is.Part("#name")] = f.NameFrom
	}
	if f.Type != nil && f.Type.Results != nil {
		b.place(is.Part("#result"), f.Type.Results.Pos())
	}
	params := slices.Collect(f.Signature.Params().Variables())[f.Skipped():]
	var result types.Type
	if f.Signature.Results().Len() == 2 {
		result = f.Signature.Results().At(0).Type()
	}
	is.Signature = b.signature(params, result, is, "")
	for _, m := range f.Messages {
		if m.Name == "" {
			is.Open = true
			continue
		}
		var to *map[string]lock.Signature
		switch m.Kind {
		case sdk.Signal:
			to = &is.Signals
		case sdk.Query:
			to = &is.Queries
		default:
			to = &is.Updates
		}
		if *to == nil {
			*to = map[string]lock.Signature{}
		}
		part := " " + string(m.Kind) + " " + m.Name
		b.places[is.Part(part)] = m.Pos
		(*to)[m.Name] = lock.Signature{Unknown: true}
		if m.Problem == "" {
			(*to)[m.Name] = b.signature(m.Params, m.Result, is, part)
		}
	}
	return is
}

// signature is what f, or its message that is a part, takes and returns.
func (b *builder) signature(params []*types.Var, result types.Type, f *lock.Function, part string) lock.Signature {
	var s lock.Signature
	owner := cmp.Or(f.Package+"."+f.Func, f.Name) + strings.ReplaceAll(part, " ", ".")
	for i, v := range params {
		name := v.Name()
		if name == "_" {
			name = ""
		}
		b.place(f.Part(fmt.Sprint(part, "#", i)), v.Pos())
		s.Params = append(s.Params, lock.Param{Name: name, Type: b.typ(v.Type(), owner+"."+cmp.Or(name, "param"), true)})
	}
	if result != nil {
		t := b.typ(result, owner+".result", true)
		s.Result = &t
	}
	return s
}

// place gives a key a position, if that is in the module.
func (b *builder) place(key string, pos token.Pos) {
	if at := report.Place(b.Program.Fset, pos); at.IsValid() && b.within.file(at.Filename) {
		b.places[key] = at
	}
}
