package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Exit statuses.
const (
	exitDone  = 0
	exitFound = 1 // diagnostics, findings, or something stale
	exitError = 2 // bad usage, or the tool could not run
)

// command is one invocation.
type command struct {
	stdout, stderr io.Writer
	// terminal is where progress is shown, if that is one.
	terminal io.Writer
	config   generator.Config
	verbose  bool
	// args is the command line.
	args []string
	// generates reports whether it generates, and folders are where output goes.
	generates bool
	folders   []string
}

// run executes the command line args in folder dir, "" for the working
// directory, and returns the exit status.
func run(ctx context.Context, args []string, dir string, stdout, stderr io.Writer) (status int) {
	c := &command{stdout: stdout, stderr: stderr, terminal: stderr, args: args}
	defer func() {
		if defect := report.Caught(recover()); defect != nil {
			status = c.fail(defect)
		}
	}()
	c.config.Context = ctx
	dir, err := filepath.Abs(dir)
	if err != nil {
		return c.fail(err)
	}
	c.config.Dir = dir

	asked := subcommands()[0]
	if len(args) > 0 {
		name := args[0]
		if name == "-version" || name == "--version" {
			name = "version"
		}
		if s, ok := subcommandNamed(name); ok && name != "" {
			asked, args = s, args[1:]
		}
	}
	flags := newFlagSet()
	do := asked.declare(c, flags)
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return c.showHelp(asked)
	case err != nil:
		return c.fail(&generator.UsageError{Message: fmt.Sprintf("%v: see %s -h", err, strings.TrimRight("temporal-gen "+asked.name, " "))})
	}
	for _, arg := range flags.Args() {
		if strings.HasPrefix(arg, "-") {
			return c.fail(&generator.UsageError{Message: "flag " + arg + " comes after a package: give flags first"})
		}
	}
	c.config.Patterns = flags.Args()
	return do()
}

// generate generates, and writes what is stale.
func (c *command) generate(flags *flag.FlagSet) func() int {
	c.declareOutput(flags)
	c.generates = true
	return func() int {
		return c.remembered(func() int {
			result, err := c.load(generator.Generate)
			if err != nil {
				return c.fail(c.explain(err))
			}
			return c.write(result)
		})
	}
}

func (c *command) write(result *generator.Result) int {
	failed := result.Files.Write(func(f *generator.File) {
		if f.New == nil {
			say(c.stdout, "%s: removed, it is not generated any more", c.title(f))
		} else {
			c.tell(result, f, "")
		}
	})
	if c.verbose {
		c.summarize(result)
	}
	c.tellLeftOut(result.Functions)
	return c.report(append(result.Diagnostics, failed...), slices.Concat(diagnostics(result.Changes), result.Undeclared, result.Warnings))
}

// load generates in memory, or only lists, and says so on a terminal when it takes
// long.
func (c *command) load(run func(generator.Config) (*generator.Result, error)) (*generator.Result, error) {
	defer startProgress(c.terminal)()
	result, err := run(c.config)
	if err == nil {
		c.folders = result.Folders
	}
	return result, cmp.Or(err, c.config.Context.Err())
}

// tell says what a file has: at least the client. With -v it names the workflows and
// activities.
func (c *command) tell(result *generator.Result, f *generator.File, state string) {
	contents := result.Contents(f.Path)
	what := "the client"
	if len(contents) > 0 {
		what = countedKinds(contents)
	}
	say(c.stdout, "%s: %s%s", c.title(f), what, state)
	if c.verbose {
		for _, of := range contents {
			say(c.stdout, "  %s (%s:%d)", of.String(), path.Base(of.File), of.Line)
		}
	}
}

// countedKinds is how many workflows and activities there are, of those that there are.
func countedKinds(functions []generator.Function) string {
	n := map[generator.Kind]int{}
	for _, f := range functions {
		n[f.Kind]++
	}
	workflows := counted(n[generator.KindWorkflow], "workflow", "workflows")
	activities := counted(n[generator.KindActivity], "activity", "activities")
	switch {
	case n[generator.KindActivity] == 0:
		return workflows
	case n[generator.KindWorkflow] == 0:
		return activities
	}
	return workflows + ", " + activities
}

// summarize is what -v adds: files that were up to date, and totals.
func (c *command) summarize(result *generator.Result) {
	type place struct {
		file string
		line int
		name string
	}
	var all []generator.Function
	seen := map[place]bool{} // as a test kit has what other outputs have
	for i := range result.Files {
		f := &result.Files[i]
		for _, function := range result.Contents(f.Path) {
			if at := (place{function.File, function.Line, function.Func}); !seen[at] {
				seen[at] = true
				all = append(all, function)
			}
		}
		if !f.IsStale() {
			c.tell(result, f, ", up to date")
		}
	}
	if result.Packages == 1 && len(result.Files) == 1 {
		return // the line of that file has them
	}
	say(c.stdout, "%s in %s", countedKinds(all), counted(result.Packages, "package", "packages"))
}

// report prints diagnostics, and warnings behind them, and returns the exit status
// that the diagnostics make.
func (c *command) report(diagnostics, warnings []generator.Diagnostic) int {
	for _, d := range diagnostics {
		fmt.Fprintln(c.stderr, d.Format(c.config.Dir))
	}
	for _, w := range warnings {
		w.Message = "warning: " + w.Message
		fmt.Fprintln(c.stderr, w.Format(c.config.Dir))
	}
	if len(diagnostics) > 0 {
		return exitFound
	}
	return exitDone
}

// fail prints err and returns the exit status for it.
func (c *command) fail(err error) int {
	if errors.Is(err, context.Canceled) {
		err = errors.New("interrupted")
	}
	var mistake *generator.UsageError
	if errors.As(err, &mistake) { // may quote an argument, as it is
		say(c.stderr, "temporal-gen: %v", err)
	} else {
		say(c.stderr, "temporal-gen: %s", report.Lines(err.Error()))
	}
	var internal *generator.InternalError
	if c.verbose && errors.As(err, &internal) {
		c.stderr.Write(internal.Stack)
	}
	return exitError
}

// say prints a line. All that the command prints goes through it, but for what is
// read by programs or quotes files; diagnostics are lines already.
func say(w io.Writer, format string, args ...any) {
	fmt.Fprintln(w, report.Line(fmt.Sprintf(format, args...)))
}

// title names a file, and its package where the command line names none, as in
// a go:generate line: nothing else on the screen says which package that is.
func (c *command) title(f *generator.File) string {
	if len(c.config.Patterns) == 0 {
		return f.Package + ": " + c.path(f)
	}
	return c.path(f)
}

func (c *command) path(f *generator.File) string {
	if rel, err := filepath.Rel(c.config.Dir, f.Path); err == nil {
		return filepath.ToSlash(rel)
	}
	return f.Path
}

func counted(n int, one, many string) string {
	return fmt.Sprint(n, " ", plural(n, one, many))
}

// plural is one for one thing, and many for another number of them.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
