package templates

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// MessageKind is one of the ways to talk to a running workflow.
type MessageKind = sdk.MessageKind

// The kinds of messages.
const (
	Signal = sdk.Signal // which nothing answers
	Query  = sdk.Query  // which is answered and changes nothing
	Update = sdk.Update // which changes the workflow and is answered
)

// Message is a message that a workflow takes.
type Message struct {
	Kind MessageKind
	// Name is what the generated identifiers are made of, beside the kind and
	// the workflow's name: Approve gives SignalApprove and OrderApproveSignal.
	Name string
	// MessageName is the name known to Temporal.
	MessageName string
	// Params are the parameters, without a context: none or one of a signal.
	// Their names are identifiers and differ; the emitters see to it that they
	// hide nothing and differ from the workflow's.
	Params []Param
	// Result is the type of the result. A query has one, a signal has none, and
	// it is nil for an update that returns only an error.
	Result Type
	// Doc are lines about the message, without directives.
	Doc []string
}

// check says what no workflow can take.
func (m *Message) check() error {
	switch {
	case m.Kind != Signal && m.Kind != Query && m.Kind != Update:
		return fmt.Errorf("message %s is a %q", m.Name, m.Kind)
	case m.Kind == Signal && (len(m.Params) > 1 || m.Result != nil):
		return fmt.Errorf("signal %s has %d parameters and result %v", m.Name, len(m.Params), m.Result)
	case m.Kind == Query && m.Result == nil:
		return fmt.Errorf("query %s has no result", m.Name)
	}
	return nil
}

// message is a message and the names in the functions that are emitted for it.
type message struct {
	*Message
	workflow *Workflow
	// params are the parameters where there are no others.
	params []Param
	// startParams are the parameters beside those of the workflow.
	startParams []Param
	// words are what the text of Result is made of: locals keep clear of them.
	words []string
}

// messages are the messages of w for its emitters.
func (f *File) messages(w *Workflow) ([]*message, error) {
	if len(w.Messages) == 0 {
		return nil, nil
	}
	needed := slices.Clip(f.Bodies(w))
	messages := make([]*message, len(w.Messages))
	for i, m := range w.Messages {
		if err := m.check(); err != nil {
			return nil, fmt.Errorf("workflow %s: %w", w.Name, err)
		}
		messages[i] = f.message(w, m, needed)
	}
	return messages, nil
}

// message names the parameters of m. One keeps its name, unless a body needs the
// name for something else or, beside the workflow's parameters, it is one of
// theirs. It is then told apart by the name of the message.
func (f *File) message(w *Workflow, m *Message, needed []string) *message {
	named := &message{Message: m, workflow: w}
	for _, span := range m.Result {
		if span.Path == "" {
			named.words = append(named.words, strings.FieldsFunc(span.Text, func(r rune) bool {
				return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
			})...)
			continue
		}
		for _, i := range f.Imports {
			if i.Path == span.Path {
				needed = append(needed, i.Name)
			}
		}
	}
	needed = append(needed, named.words...)

	for _, p := range m.Params {
		if slices.Contains(needed, p.Name) {
			p.Name = Unique(p.Name, func(n string) bool {
				return slices.Contains(needed, n) || hasName(m.Params, n) || hasName(named.params, n)
			})
		}
		named.params = append(named.params, p)
	}
	for _, p := range named.params {
		if hasName(w.Params, p.Name) {
			p.Name = Unique(m.prefix()+exported(p.Name), func(n string) bool {
				return slices.Contains(needed, n) || hasName(w.Params, n) || hasName(named.params, n) || hasName(named.startParams, n)
			})
		}
		named.startParams = append(named.startParams, p)
	}
	return named
}

// prefix is the name of m as the beginning of an identifier that is not exported.
func (m *Message) prefix() string {
	if unicode.IsDigit([]rune(m.Name)[0]) { // 2fa gives Signal2fa, and signal2faCode
		return string(m.Kind) + m.Name
	}
	return names.Unexported(m.Name)
}

func hasName(params []Param, name string) bool {
	return slices.ContainsFunc(params, func(p Param) bool { return p.Name == name })
}

// exported is name with its first letter in upper case.
func exported(name string) string {
	runes := []rune(name)
	runes[0] = unicode.ToUpper(runes[0])
	return string(runes)
}

// local is name, or the first variation of it that hides nothing in a function
// without m's parameters.
func (m *message) local(name string) string {
	return Unique(name, m.taken)
}

// localBesideParams is local for a function that has m's parameters.
func (m *message) localBesideParams(name string) string {
	return Unique(name, func(n string) bool { return m.taken(n) || hasName(m.params, n) })
}

// localBesideStart is local for a function that has the workflow's parameters
// and m's.
func (m *message) localBesideStart(name string) string {
	return Unique(name, func(n string) bool {
		return m.taken(n) || hasName(m.workflow.Params, n) || hasName(m.startParams, n)
	})
}

func (m *message) taken(name string) bool {
	return m.workflow.Taken[name] || slices.Contains(m.words, name)
}
