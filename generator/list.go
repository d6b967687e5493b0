package generator

import (
	"cmp"
	"encoding/json"
	"fmt"
	"go/token"
	"go/types"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Entry is how list shows a [Function] to programs. Positions are file:line.
type Entry struct {
	Package  string `json:"package"`
	Receiver string `json:"receiver"`
	Func     string `json:"func"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	// Constraint is the build constraint of the file, left out where it has
	// none.
	Constraint string `json:"constraint,omitempty"`
	Workflow   bool   `json:"workflow"`
	TypeName   string `json:"typeName"`
	// NameFrom is where the type name comes from: the position of a
	// registration, "directive" or "function".
	NameFrom string `json:"nameFrom"`
	Reason   Reason `json:"reason"`
	// Rule is which rule of the SDK a signature breaks, left out for other reasons.
	Rule     string   `json:"rule,omitempty"`
	Evidence []string `json:"evidence"`
	// Messages are those that a workflow takes, left out where there are none.
	Messages []MessageEntry `json:"messages,omitempty"`
}

// MessageEntry is how list shows a [Message] to programs. Types are qualified
// by import paths.
type MessageEntry struct {
	Kind sdk.MessageKind `json:"kind"`
	Name string          `json:"name"`
	// Params are the types of the parameters, of which a signal has at most one.
	Params []string `json:"params"`
	// Result is the type of what a query or update returns beside an error.
	Result string `json:"result,omitempty"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	// From is "code" or "directive": what says which types it has.
	From string `json:"from"`
	// Problem says why nothing is generated for it, left out where something is.
	Problem string `json:"problem,omitempty"`
}

// entry describes m with paths relative to dir.
func (m *Message) entry(dir string) MessageEntry {
	e := MessageEntry{
		Kind:    m.Kind,
		Name:    m.Name,
		Params:  []string{},
		File:    report.Relative(dir, m.Pos.Filename),
		Line:    m.Pos.Line,
		From:    "code",
		Problem: m.Problem,
	}
	if m.Declared {
		e.From = "directive"
	}
	if m.Problem == "" {
		for _, v := range m.params {
			e.Params = append(e.Params, types.TypeString(v.Type(), nil))
		}
		if m.result != nil {
			e.Result = types.TypeString(m.result, nil)
		}
	}
	return e
}

// entry describes f with paths relative to dir.
func (f *Function) entry(dir string) Entry {
	e := Entry{
		Package:    f.Package(),
		Receiver:   f.Receiver(),
		Func:       f.Func(),
		File:       report.Relative(dir, f.Pos.Filename),
		Line:       f.Pos.Line,
		Constraint: f.Constraint(),
		Workflow:   f.Workflow,
		TypeName:   f.TypeName,
		Reason:     f.Reason,
		Rule:       f.rule(),
		Evidence:   []string{},
	}
	for _, pos := range f.Evidence {
		e.Evidence = append(e.Evidence, fileLine(dir, pos))
	}
	for _, m := range f.Messages {
		e.Messages = append(e.Messages, m.entry(dir))
	}
	switch {
	case !f.Workflow:
	case f.directives.Name != "":
		e.NameFrom = "directive"
	case f.NameFrom.IsValid():
		e.NameFrom = fileLine(dir, f.NameFrom)
	default:
		e.NameFrom = "function"
	}
	return e
}

// rule is what f's signature is refused for, "" where it is not.
func (f *Function) rule() string {
	if f.Reason != ReasonSignature {
		return ""
	}
	rule, _, _ := strings.Cut(f.detail, ": ")
	return rule
}

func fileLine(dir string, pos token.Position) string {
	return fmt.Sprintf("%s:%d", report.Relative(dir, pos.Filename), pos.Line)
}

// WriteJSON writes the result's functions as a JSON array of [Entry].
func (r *Result) WriteJSON(w io.Writer, dir string) error {
	entries := []Entry{}
	for _, f := range r.Functions {
		entries = append(entries, f.entry(dir))
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(entries)
}

// WriteTable writes the result's functions for people: under each package a row
// for each function, aligned, with the first piece of evidence and the rule that
// its signature breaks, and under a workflow its messages. Functions that are no
// workflows have no Workflow Type.
func (r *Result) WriteTable(w io.Writer, dir string) error {
	for i := 0; i < len(r.Functions); {
		n := i
		for n < len(r.Functions) && r.Functions[n].Package() == r.Functions[i].Package() {
			n++
		}
		heading := report.Line(r.Functions[i].Package())
		if i > 0 {
			heading = "\n" + heading
		}
		if _, err := fmt.Fprintln(w, heading); err != nil {
			return err
		}
		if err := writeRows(w, dir, r.Functions[i:n], i == 0); err != nil {
			return err
		}
		i = n
	}
	return nil
}

// writeRows writes the rows of one package, below a header if asked for.
func writeRows(w io.Writer, dir string, functions []*Function, header bool) error {
	rows := [][columns]string{{"PLACE", "FUNCTION", "WORKFLOW TYPE", "REASON", "EVIDENCE"}}
	if !header {
		rows = nil
	}
	for _, f := range functions {
		rows = append(rows, f.row(dir))
	}
	var widths [columns]int
	for _, row := range rows {
		for column, cell := range row {
			widths[column] = max(widths[column], utf8.RuneCountInString(cell))
		}
	}
	write := func(row [columns]string) error {
		line := ""
		for column, cell := range row {
			line += fmt.Sprintf("  %-*s", widths[column], cell)
		}
		_, err := fmt.Fprintln(w, strings.TrimRight(line, " "))
		return err
	}
	if header {
		if err := write(rows[0]); err != nil {
			return err
		}
		rows = rows[1:]
	}
	for i, f := range functions {
		if err := write(rows[i]); err != nil {
			return err
		}
		for _, m := range f.Messages {
			if _, err := fmt.Fprintln(w, report.Line(fmt.Sprintf("      %-6s  %s", m.Kind, m.describe(dir, f.unit.types)))); err != nil {
				return err
			}
		}
	}
	return nil
}

// columns is how many a table has.
const columns = 5

// row are the cells of f in a table.
func (f *Function) row(dir string) [columns]string {
	e := f.entry(dir)
	row := [columns]string{
		fmt.Sprintf("%s:%d", path.Base(e.File), e.Line), f.String(), cmp.Or(e.TypeName, "-"), string(e.Reason), strings.Trim(summary(e.Evidence)+"  "+e.Rule, " "),
	}
	for i, cell := range row {
		row[i] = report.Line(cell)
	}
	return row
}

// describe is m in a table: its signature or why it has none, and its place.
func (m *Message) describe(dir string, home *types.Package) string {
	place := fileLine(dir, m.Pos)
	if m.Problem != "" {
		return fmt.Sprintf("%s  %s: not generated: %s", cmp.Or(m.Name, "?"), place, m.Problem)
	}
	return m.signature(home) + "  " + place
}

// summary is the first of positions, and how many more there are.
func summary(positions []string) string {
	switch n := len(positions); n {
	case 0:
		return ""
	case 1:
		return positions[0]
	default:
		return fmt.Sprintf("%s +%d", positions[0], n-1)
	}
}
