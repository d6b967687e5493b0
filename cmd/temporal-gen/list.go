package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// list shows what is a workflow or an activity.
func (c *command) list(flags *flag.FlagSet) func() int {
	c.declareTags(flags)
	asJSON := flags.Bool("json", false, "print an array of objects, one for each function")
	workflows := flags.Bool("workflows", false, "list workflows only, or with -activities both")
	activities := flags.Bool("activities", false, "list activities only, or with -workflows both")
	var reasons reasons
	flags.Var(&reasons, "reason", "list functions for the reasons in `LIST` only, separated by commas")
	return func() int {
		return c.remembered(func() int {
			result, err := c.load(generator.List)
			if err != nil {
				return c.fail(c.explain(err))
			}
			functions := slices.DeleteFunc(result.Functions, func(f generator.Function) bool {
				kind := *workflows && f.Workflow || *activities && f.Kind == generator.KindActivity
				return (*workflows || *activities) && !kind || len(reasons) > 0 && !slices.Contains(reasons, f.Reason)
			})
			write := writeTable
			if *asJSON {
				write = writeJSON
			}
			if err := write(c.stdout, functions); err != nil {
				return c.fail(err)
			}
			return c.report(result.Diagnostics, append(result.Undeclared, result.Warnings...))
		})
	}
}

// writeJSON writes functions as a JSON array.
func writeJSON(w io.Writer, functions []generator.Function) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(append([]generator.Function{}, functions...))
}

// writeTable writes functions for people: under each package a row for each
// function, aligned, with the first piece of evidence and the rule that its
// signature breaks, and under a workflow its messages. Functions that are neither
// workflows nor activities have no type.
func writeTable(w io.Writer, functions []generator.Function) error {
	for i := 0; i < len(functions); {
		n := i
		for n < len(functions) && functions[n].Package == functions[i].Package {
			n++
		}
		heading := report.Line(functions[i].Package)
		if i > 0 {
			heading = "\n" + heading
		}
		if _, err := fmt.Fprintln(w, heading); err != nil {
			return err
		}
		if err := writeRows(w, functions[i:n], i == 0); err != nil {
			return err
		}
		i = n
	}
	return nil
}

// writeRows writes the rows of one package, below a header if asked for.
func writeRows(w io.Writer, functions []generator.Function, header bool) error {
	rows := [][tableColumns]string{{"PLACE", "FUNCTION", "KIND", "TYPE", "REASON", "EVIDENCE"}}
	if !header {
		rows = nil
	}
	for _, f := range functions {
		rows = append(rows, rowOf(f))
	}
	var widths [tableColumns]int
	for _, row := range rows {
		for column, cell := range row {
			widths[column] = max(widths[column], utf8.RuneCountInString(cell))
		}
	}
	write := func(row [tableColumns]string) error {
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
			if _, err := fmt.Fprintln(w, report.Line(fmt.Sprintf("      %-6s  %s", m.Kind, messageLine(m)))); err != nil {
				return err
			}
		}
	}
	return nil
}

// tableColumns is how many a table has.
const tableColumns = 6

// rowOf are the cells of a function in a table.
func rowOf(f generator.Function) [tableColumns]string {
	kind := "-"
	if f.Runs() {
		kind = string(f.Kind)
	}
	row := [tableColumns]string{
		fmt.Sprintf("%s:%d", path.Base(f.File), f.Line), f.String(), kind, cmp.Or(f.TypeName, "-"), string(f.Reason), strings.Trim(firstOf(f.Evidence)+"  "+f.Rule, " "),
	}
	for i, cell := range row {
		row[i] = report.Line(cell)
	}
	return row
}

// messageLine is a message in a table: its signature or why it has none, and its
// place.
func messageLine(m generator.Message) string {
	place := fmt.Sprintf("%s:%d", m.File, m.Line)
	if m.Problem != "" {
		return fmt.Sprintf("%s  %s: not generated: %s", cmp.Or(m.Name, "?"), place, m.Problem)
	}
	return m.Signature + "  " + place
}

// firstOf is the first of positions, and how many more there are.
func firstOf(positions []string) string {
	switch n := len(positions); n {
	case 0:
		return ""
	case 1:
		return positions[0]
	default:
		return fmt.Sprintf("%s +%d", positions[0], n-1)
	}
}

// reasons are the value of a flag.
type reasons []generator.Reason

func (r *reasons) String() string { return "" }

func (r *reasons) Set(list string) error {
	var known []string
	for _, reason := range generator.Reasons() {
		known = append(known, string(reason))
	}
	for name := range strings.SplitSeq(list, ",") {
		if name = strings.TrimSpace(name); !slices.Contains(known, name) {
			return fmt.Errorf("no reason is called %q: use %s", name, strings.Join(known, ", "))
		}
		*r = append(*r, generator.Reason(name))
	}
	return nil
}
