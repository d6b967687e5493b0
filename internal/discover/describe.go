package discover

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Describe is f as plain values, with paths relative to dir. problems are reasons
// why messages have no output, beside those that they have themselves.
func (f *Function) Describe(dir string, problems map[*Message]string) definition.Function {
	d := definition.Function{
		Package:    f.Package(),
		Receiver:   f.Receiver(),
		Func:       f.Func(),
		File:       report.Relative(dir, f.Pos.Filename),
		Line:       f.Pos.Line,
		Constraint: f.Constraint(),
		Kind:       f.Kind,
		Workflow:   f.Workflow,
		TypeName:   f.TypeName,
		Reason:     f.Reason,
		Evidence:   []string{},
	}
	if f.Reason == definition.Signature {
		d.Rule, _, _ = strings.Cut(f.Detail, ": ")
	}
	for _, pos := range f.Evidence {
		d.Evidence = append(d.Evidence, fileLine(dir, pos))
	}
	for _, m := range f.Messages {
		d.Messages = append(d.Messages, m.describe(dir, f.Unit.Types, cmp.Or(m.Problem, problems[m])))
	}
	switch {
	case !f.Runs():
	case f.Directives.Name != "":
		d.NameFrom = "directive"
	case f.NameFrom.IsValid():
		d.NameFrom = fileLine(dir, f.NameFrom)
	default:
		d.NameFrom = "function"
	}
	return d
}

// RegisteredAt are the places where f is registered, with paths relative to dir. queues
// tells the Task Queues of a registration's workers.
func (f *Function) RegisteredAt(dir string, queues func(evidence.Registration) []string) []definition.Registration {
	var places []definition.Registration
	for _, r := range f.Registrations {
		place := definition.Registration{File: report.Relative(dir, r.At.Filename), Line: r.At.Line}
		known := queues(r)
		for _, queue := range known {
			place.TaskQueue = queue
			places = append(places, place)
		}
		if len(known) == 0 {
			places = append(places, place)
		}
	}
	slices.SortFunc(places, func(a, b definition.Registration) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.TaskQueue, b.TaskQueue))
	})
	return slices.Compact(places)
}

func fileLine(dir string, pos token.Position) string {
	return fmt.Sprintf("%s:%d", report.Relative(dir, pos.Filename), pos.Line)
}

// describe is m, of a workflow in package home, as plain values.
func (m *Message) describe(dir string, home *types.Package, problem string) definition.Message {
	d := definition.Message{
		Kind:    m.Kind,
		Name:    m.Name,
		Params:  []string{},
		File:    report.Relative(dir, m.Pos.Filename),
		Line:    m.Pos.Line,
		From:    "code",
		Problem: problem,
	}
	if m.Declared {
		d.From = "directive"
	}
	if problem == "" {
		d.Signature = m.signature(home)
		for _, v := range m.Params {
			d.Params = append(d.Params, types.TypeString(v.Type(), nil))
		}
		if m.Result != nil {
			d.Result = types.TypeString(m.Result, nil)
		}
	}
	return d
}
