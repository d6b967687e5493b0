package generator

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
)

// Entry is how list shows a [Function] to programs.
type Entry struct {
	Package  string `json:"package"`
	Receiver string `json:"receiver"`
	Func     string `json:"func"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Workflow bool   `json:"workflow"`
	TypeName string `json:"typeName"`
	Reason   Reason `json:"reason"`
}

// WriteJSON writes the result's functions as a JSON array of [Entry], with
// paths relative to dir.
func (r *Result) WriteJSON(w io.Writer, dir string) error {
	entries := []Entry{}
	for _, f := range r.Functions {
		entries = append(entries, Entry{
			Package:  f.Package(),
			Receiver: f.Receiver(),
			Func:     f.Func(),
			File:     relative(dir, f.Pos.Filename),
			Line:     f.Pos.Line,
			Workflow: f.Workflow,
			TypeName: f.TypeName,
			Reason:   f.Reason,
		})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(entries)
}

// WriteTable writes the result's functions as an aligned table for people: the
// workflows with their Workflow Type names, the others with "-".
func (r *Result) WriteTable(w io.Writer, dir string) error {
	if len(r.Functions) == 0 {
		return nil
	}
	table := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintln(table, "FUNCTION\tWORKFLOW TYPE\tREASON\tPOSITION")
	for _, f := range r.Functions {
		name := "-"
		if f.Workflow {
			name = f.TypeName
		}
		fmt.Fprintf(table, "%s.%s\t%s\t%s\t%s:%d\n", f.pkg.Name, f, name, f.Reason, relative(dir, f.Pos.Filename), f.Pos.Line)
	}
	return table.Flush()
}
