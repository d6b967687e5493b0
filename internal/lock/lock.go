// Package lock is about what the data of running workflows is bound to: names,
// parameters, results and the shapes of their types, as plain values that are written
// down; and about what a change of them does to that data.
package lock

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// FileName is the name of the file that has the lock of a module, in its root folder.
const FileName = "temporal_lock.json"

// version is that of the file's format.
const version = 1

// Lock is what the data of a module's workflows is bound to.
type Lock struct {
	Version int `json:"version"`
	// Strict has types compared by name and structure, not by their JSON, for a data
	// converter that can't be seen.
	Strict bool `json:"strict,omitempty"`
	// Accepted are the changes that were meant, by the names of what changed, with the
	// reasons.
	Accepted   map[string]string `json:"accepted,omitempty"`
	Workflows  []*Function       `json:"workflows,omitempty"`
	Activities []*Function       `json:"activities,omitempty"`
	// Types are the types with names that are neither structs nor messages, Structs
	// those that are structs, with their fields by key, and Messages those that a data
	// converter takes as protocol buffers, with their fields by name.
	Types    map[string]Type             `json:"types,omitempty"`
	Structs  map[string]Struct           `json:"structs,omitempty"`
	Messages map[string]map[string]Field `json:"messages,omitempty"`
}

// Function is a workflow or an activity.
type Function struct {
	// Name is its Workflow Type or Activity Type.
	Name string `json:"name"`
	// Package is the import path of the package that declares it, and Func its name
	// there.
	Package   string    `json:"package"`
	Func      string    `json:"func"`
	Signature Signature `json:"signature"`
	// Calls is "local" or "remote" for an activity that code executes in one way only.
	Calls string `json:"calls,omitempty"`
	// Guessed reports whether no code here registers it: that it is gone says nothing.
	Guessed bool                 `json:"guessed,omitempty"`
	Signals map[string]Signature `json:"signals,omitempty"`
	Queries map[string]Signature `json:"queries,omitempty"`
	Updates map[string]Signature `json:"updates,omitempty"`
	// Open reports whether it has messages whose names are not known.
	Open bool `json:"open,omitempty"`
	// Unregistered reports whether no worker of the code has it, though there are some, and
	// Alias is another Workflow Type that workers take it for. They are those of code as it
	// is, and not written down.
	Unregistered bool   `json:"-"`
	Alias        string `json:"-"`
}

// Struct is a struct, with its fields by their keys.
type Struct struct {
	Fields map[string]Field
	// Hidden are the names of those that JSON does not have. They are not written down.
	Hidden []string
}

// MarshalJSON has the fields alone.
func (s Struct) MarshalJSON() ([]byte, error) { return marshal(s.Fields) }

// UnmarshalJSON reads the fields.
func (s *Struct) UnmarshalJSON(text []byte) error { return json.Unmarshal(text, &s.Fields) }

// messages are those of f, by kind.
func (f *Function) messages() []kindOfMessages {
	return []kindOfMessages{{"signal", f.Signals}, {"query", f.Queries}, {"update", f.Updates}}
}

// kindOfMessages are the messages of one kind.
type kindOfMessages struct {
	kind string
	all  map[string]Signature
}

// declared is the full name of the function.
func (f *Function) declared() string { return f.Package + "." + f.Func }

// Bytes are the lock as its file has it: sorted, and one line a field.
func (l *Lock) Bytes() ([]byte, error) {
	l.Version = version
	for _, functions := range [][]*Function{l.Workflows, l.Activities} {
		slices.SortFunc(functions, func(a, b *Function) int {
			return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.declared(), b.declared()))
		})
	}
	text, err := marshal(l)
	if err != nil {
		return nil, err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, text, "", "  "); err != nil {
		return nil, err
	}
	return indented.Bytes(), nil
}

// marshal is the JSON of v with < and > as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}

// Read reads a lock.
func Read(text []byte) (*Lock, error) {
	l := &Lock{}
	if err := json.Unmarshal(text, l); err != nil {
		return nil, err
	}
	if l.Version != version {
		return nil, fmt.Errorf("it has version %d of the format, and this temporal-gen reads version %d", l.Version, version)
	}
	return l, nil
}

// Line is the number of the line of text, a lock, that has the function, or its message
// of a kind; 1 if none has.
func Line(text []byte, function, message string) int {
	want := `"name": ` + quoted(function)
	for i, line := range strings.Split(string(text), "\n") {
		line = strings.TrimSuffix(strings.TrimSpace(line), ",")
		switch {
		case line == want && message == "":
			return i + 1
		case line == want:
			want = quoted(message) + ": "
		case message != "" && strings.HasPrefix(want, quoted(message)) && strings.HasPrefix(line, want):
			return i + 1
		}
	}
	return 1
}

func quoted(text string) string {
	b, _ := marshal(text) // a string can be marshaled
	return strings.TrimSpace(string(b))
}
