package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/internal/finding"
	"github.com/temporal-gen/temporal-gen/internal/spelling"
	"github.com/temporal-gen/temporal-gen/internal/vet"
)

const (
	packagesText = `Packages are named as for the go command: ./... is all below the working directory, and the default is the package in it. Flags come before packages.`

	statusText = `The exit status is 0 when all is done, 1 when there are diagnostics, findings or stale files, and 2 when the usage is wrong or the tool could not run. Diagnostics go to standard error as "file:line:col: what is wrong: how to fix it".`
)

// help shows the help of the command that is named.
func (c *command) help(flags *flag.FlagSet) func() int {
	return func() int {
		switch flags.NArg() {
		case 0:
			return c.showHelp(subcommands()[0])
		case 1:
			if s, ok := subcommandNamed(flags.Arg(0)); ok {
				return c.showHelp(s)
			}
			return c.fail(unknownCommand(flags.Arg(0)))
		}
		return c.fail(errors.New("help takes the name of one command"))
	}
}

func (c *command) showHelp(s subcommand) int {
	fmt.Fprint(c.stdout, s.help())
	return exitDone
}

// help is what the command says of a subcommand. That of generating, which has
// no name to ask for, tells of all.
func (s subcommand) help() string {
	var b strings.Builder
	if s.name == "" {
		b.WriteString(wrapped(s.long) + "\n\nUsage:\n" + usageLines("  ") + "\n" + wrapped(packagesText) + "\n")
	} else {
		fmt.Fprintf(&b, "Usage: %s\n\n%s\n", s.line(), wrapped(s.long))
	}
	switch table := s.flagTable(); {
	case s.name == "":
		b.WriteString("\nFlags of generating (temporal-gen help COMMAND shows those of a command):\n" + table)
		b.WriteString("\n" + wrapped(statusText) + "\n")
	case table != "":
		b.WriteString("\nFlags:\n" + table)
	}
	fmt.Fprintf(&b, "\nDocumentation: %s\n", s.page)
	return b.String()
}

// line is the command line of a subcommand.
func (s subcommand) line() string {
	return strings.Join(slices.DeleteFunc([]string{"temporal-gen", s.name, s.arguments}, func(word string) bool { return word == "" }), " ")
}

// usageLines are the command lines of all subcommands, and what they are for.
func usageLines(indent string) string {
	var rows [][2]string
	for _, s := range subcommands() {
		rows = append(rows, [2]string{s.line(), s.short})
	}
	return columns(indent, rows)
}

// flagTable are the flags of a subcommand, as they are declared.
func (s subcommand) flagTable() string {
	flags := newFlagSet()
	s.declare(&command{}, flags)
	var rows [][2]string
	flags.VisitAll(func(f *flag.Flag) {
		value, usage := flag.UnquoteUsage(f)
		if f.DefValue != "" && f.DefValue != "false" {
			usage += " (default " + f.DefValue + ")"
		}
		rows = append(rows, [2]string{strings.TrimRight("-"+f.Name+" "+value, " "), usage})
	})
	return columns("  ", rows)
}

func newFlagSet() *flag.FlagSet {
	flags := flag.NewFlagSet("temporal-gen", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run words errors itself
	return flags
}

// categoryTable are the categories of findings by severity.
func categoryTable() string {
	var rows [][2]string
	for _, severity := range []string{finding.Error, finding.Warning, finding.Note} {
		var names []string
		for _, category := range vet.Categories() {
			if category.Severity == severity {
				names = append(names, category.Name)
			}
		}
		rows = append(rows, [2]string{severity, strings.Join(names, ", ")})
	}
	return strings.TrimRight(columns("\t", rows), "\n")
}

// width is how long a line of help is at most.
const width = 80

// columns are rows of two columns, of which the second is wrapped.
func columns(indent string, rows [][2]string) string {
	first := 0
	for _, row := range rows {
		first = max(first, len(row[0]))
	}
	var b strings.Builder
	for _, row := range rows {
		for i, line := range wrap(row[1], width-len(indent)-first-2) {
			if i > 0 {
				row[0] = ""
			}
			fmt.Fprintf(&b, "%s%-*s  %s\n", indent, first, row[0], line)
		}
	}
	return b.String()
}

// wrapped is text whose paragraphs are lines, as lines of the width of a screen.
// Lines that are indented stay as they are.
func wrapped(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line == "" || strings.HasPrefix(line, "\t") {
			lines = append(lines, strings.Replace(line, "\t", "  ", 1))
		} else {
			lines = append(lines, wrap(line, width)...)
		}
	}
	return strings.Join(lines, "\n")
}

// wrap breaks text into lines of at most n letters, where words allow it.
func wrap(text string, n int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case len(line)+1+len(word) > n:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// unknownCommand says of a word that is no command which one may be meant.
func unknownCommand(word string) error {
	var names []string
	for _, s := range subcommands()[1:] {
		names = append(names, s.name)
	}
	if near := spelling.Near(word, names); near != "" {
		return fmt.Errorf("unknown command %q: did you mean %s?", word, near)
	}
	return fmt.Errorf("unknown command %q: use %s, or none to generate", word, strings.Join(names, ", "))
}

// explain words err anew if it says of a word that it is no package, and the
// word may have been meant as a command. It was the first if it stood before
// all flags and packages.
func (c *command) explain(err error) error {
	missing, ok := errors.AsType[*generator.NoPackageError](err)
	if !ok || strings.ContainsAny(missing.Path, `./\`) {
		return err
	}
	if info, err := os.Stat(filepath.Join(c.config.Dir, missing.Path)); err == nil && info.IsDir() {
		return missing // which says how to name folders
	}
	if missing.Path == c.args[0] {
		return unknownCommand(missing.Path)
	}
	if s, ok := subcommandNamed(missing.Path); ok {
		return fmt.Errorf("%s is a command only as the first word: %s", s.name, s.line())
	}
	return err
}
