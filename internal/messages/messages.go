// Package messages finds the signals, queries and updates of workflows in their
// code.
//
// It runs a workflow's code in the abstract: it enters the functions that the
// workflow calls, each call for itself, and keeps for every variable, field and
// element the channels, functions, structs and constant strings that it may
// hold. What is held only grows, and the code is run again until nothing is
// added: of it, what can make a difference at all (statements.go), and has read what
// has changed (step.go). Conditions don't matter: what code may set up, counts.
//
// What the code leaves open is a message with a [Message.Problem], from which
// nothing is to be generated: a channel that reaches code which can't be seen
// may be received from there, as another type than here.
package messages

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Message is a message that a workflow takes.
type Message struct {
	Kind sdk.MessageKind
	// Name is what Temporal knows it by, "" where that is unknown.
	Name string
	// Pos is where it is set up: the call of GetSignalChannel, SetQueryHandler or
	// SetUpdateHandler.
	Pos token.Position
	// Params are a signal's payload, of which there is none or one, or the
	// parameters of the handler without its workflow.Context. Of a payload the
	// name is that of a variable it is received into, if there is one.
	Params []*types.Var
	// Result is what a query or update returns, nil where that is an error only.
	Result types.Type
	// Problem is why nothing can be generated for it, and how to fix it; ""
	// where something can.
	Problem string
}

// Reader finds messages in the code of packages. It is safe for concurrent use.
type Reader struct {
	fset *token.FileSet
	at   func(token.Position) string
	// program is what the packages declare, read when it is first asked for.
	program func() *program
}

// NewReader returns a reader of packages that were loaded with syntax and types
// in one load. They need not type-check. The text of a position in a problem is
// what at makes of it, which may be called from several goroutines.
func NewReader(fset *token.FileSet, pkgs []*packages.Package, at func(token.Position) string) *Reader {
	program := sync.OnceValue(func() *program { return readProgram(pkgs) })
	return &Reader{fset: fset, at: at, program: program}
}

// Of returns the messages of a workflow: signals, then queries, then updates,
// each by name and position.
func (r *Reader) Of(workflow *types.Func) []Message {
	program := r.program()
	decl := program.declaration(workflow)
	if decl == nil || !decl.hasEffect {
		return nil
	}
	s := newSearch(program)
	s.run(decl)
	found := &findings{fset: r.fset, at: r.at}
	found.signals(s)
	found.handlers(s)
	slices.SortStableFunc(found.messages, func(a, b Message) int {
		return cmp.Or(
			cmp.Compare(slices.Index(sdk.MessageKinds, a.Kind), slices.Index(sdk.MessageKinds, b.Kind)),
			cmp.Compare(a.Name, b.Name),
			report.Compare(a.Pos, b.Pos),
			cmp.Compare(a.Problem, b.Problem))
	})
	return found.messages
}
