package generator

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"go/token"
	"io"
	"path"
	"text/tabwriter"
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
	NameFrom string   `json:"nameFrom"`
	Reason   Reason   `json:"reason"`
	Evidence []string `json:"evidence"`
}

// entry describes f with paths relative to dir.
func (f *Function) entry(dir string) Entry {
	e := Entry{
		Package:    f.Package(),
		Receiver:   f.Receiver(),
		Func:       f.Func(),
		File:       relative(dir, f.Pos.Filename),
		Line:       f.Pos.Line,
		Constraint: f.Constraint(),
		Workflow:   f.Workflow,
		TypeName:   f.TypeName,
		Reason:     f.Reason,
		Evidence:   []string{},
	}
	for _, pos := range f.Evidence {
		e.Evidence = append(e.Evidence, fileLine(dir, pos))
	}
	switch {
	case !f.Workflow:
	case f.directives.name != "":
		e.NameFrom = "directive"
	case f.NameFrom.IsValid():
		e.NameFrom = fileLine(dir, f.NameFrom)
	default:
		e.NameFrom = "function"
	}
	return e
}

func fileLine(dir string, pos token.Position) string {
	return fmt.Sprintf("%s:%d", relative(dir, pos.Filename), pos.Line)
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
// for each function, aligned, with the first piece of evidence. Functions that
// are no workflows have no Workflow Type.
func (r *Result) WriteTable(w io.Writer, dir string) error {
	var text bytes.Buffer
	table := tabwriter.NewWriter(&text, 0, 8, 2, ' ', 0)
	heading := ""
	for _, f := range r.Functions {
		e := f.entry(dir)
		if e.Package != heading {
			if heading != "" {
				fmt.Fprintln(table)
			}
			table.Flush() // a table of its own for each package
			heading = e.Package
			fmt.Fprintln(table, heading)
		}
		fmt.Fprintf(table, "  %s:%d\t%s\t%s\t%s\t%s\n", path.Base(e.File), e.Line, f, cmp.Or(e.TypeName, "-"), e.Reason, summary(e.Evidence))
	}
	table.Flush()
	for line := range bytes.Lines(text.Bytes()) { // rows without evidence end in padding
		if _, err := fmt.Fprintf(w, "%s\n", bytes.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
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
