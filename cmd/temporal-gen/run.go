package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Exit statuses.
const (
	exitDone  = 0
	exitFound = 1 // diagnostics, or check found something stale
	exitError = 2 // bad usage, or the tool could not run
)

// command is one invocation.
type command struct {
	stdout, stderr io.Writer
	config         generator.Config
	verbose        bool
	json           bool
}

// run executes the command line args in folder dir, "" for the working
// directory, and returns the exit status.
func run(ctx context.Context, args []string, dir string, stdout, stderr io.Writer) (status int) {
	c := &command{stdout: stdout, stderr: stderr}
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

	name := ""
	if len(args) > 0 {
		switch args[0] {
		case "check", "list", "version", "help":
			name, args = args[0], args[1:]
		case "vet", "fix":
			return c.vet(ctx, args[0], args[1:], dir)
		}
	}
	flags := c.flags(name)
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp), name == "help":
		fmt.Fprint(stdout, usage)
		return exitDone
	case err != nil:
		return c.fail(fmt.Errorf("%w: see temporal-gen -h", err))
	}
	c.config.Patterns = flags.Args()

	switch name {
	case "version":
		fmt.Fprintln(stdout, "temporal-gen", version())
		return exitDone
	case "check":
		return c.check()
	case "list":
		return c.list()
	}
	return c.generate()
}

// flags declares the flags that the subcommand name has, "" for generating.
func (c *command) flags(name string) *flag.FlagSet {
	flags := flag.NewFlagSet("temporal-gen", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // run words the error itself
	if name == "version" || name == "help" {
		return flags
	}
	flags.StringVar(&c.config.Tags, "tags", "", "")
	if name == "list" {
		flags.BoolVar(&c.json, "json", false, "")
		return flags
	}
	flags.StringVar(&c.config.Output, "o", generator.DefaultOutput, "")
	flags.StringVar(&c.config.Client, "client", generator.DefaultClient, "")
	flags.StringVar(&c.config.TaskQueue, "task-queue", "", "")
	flags.BoolVar(&c.verbose, "v", false, "")
	return flags
}

const usage = `usage:
  temporal-gen [flags] [packages]         generate typed starters
  temporal-gen check [flags] [packages]   show what is stale, write nothing
  temporal-gen list [-json] [packages]    show what is a workflow, and why
  temporal-gen vet [-json] [packages]     report untyped and wrong call sites
  temporal-gen fix [-diff] [packages]     make untyped call sites typed
  temporal-gen version                    show the version

Packages default to the one in the working directory; ./... means all.

flags:
  -o FILE            the generated file, relative to each package's folder
                     (default temporal_gen.go); in another folder it has the
                     client side only; {pkg} is the package's name
  -client NAME       name of the generated client type (default WorkflowClient)
  -task-queue NAME   default Task Queue of workflows that name none
  -tags LIST         build tags, separated by commas
  -v                 name every workflow, and files that are up to date

exit status: 0 done, 1 diagnostics or stale files, 2 bad usage or can't run
`

func (c *command) generate() int {
	result, err := c.load()
	if err != nil {
		return c.fail(err)
	}
	failed := result.Write(func(f *generator.File) {
		if f.New == nil {
			say(c.stdout, "%s: removed, no workflow belongs in it", c.title(f))
		} else {
			say(c.stdout, "%s: %s", c.title(f), contents(f))
			c.listWorkflows(f)
		}
	})
	if c.verbose {
		c.summarize(result)
	}
	return c.report(append(result.Diagnostics, failed...), result.Warnings)
}

func (c *command) check() int {
	result, err := c.load()
	if err != nil {
		return c.fail(err)
	}
	diff := result.Diff(c.config.Dir)
	fmt.Fprint(c.stdout, diff)
	if c.verbose {
		c.summarize(result)
	}
	status := c.report(result.Diagnostics, result.Warnings)
	if diff != "" {
		return exitFound
	}
	return status
}

func (c *command) list() int {
	result, err := c.load()
	if err != nil {
		return c.fail(err)
	}
	write := result.WriteTable
	if c.json {
		write = result.WriteJSON
	}
	if err := write(c.stdout, c.config.Dir); err != nil {
		return c.fail(err)
	}
	return c.report(result.Diagnostics, result.Warnings)
}

// load generates in memory, and says so on a terminal when it takes long.
func (c *command) load() (*generator.Result, error) {
	defer startProgress(c.stderr)()
	return generator.Generate(c.config)
}

// listWorkflows names the workflows of a file where -v asks for it.
func (c *command) listWorkflows(f *generator.File) {
	if c.verbose {
		for _, w := range f.Workflows {
			say(c.stdout, "  %s (%s:%d)", w, filepath.Base(w.Pos.Filename), w.Pos.Line)
		}
	}
}

// summarize is what -v adds: files that were up to date, and totals.
func (c *command) summarize(result *generator.Result) {
	workflows := 0
	for i := range result.Files {
		f := &result.Files[i]
		workflows += len(f.Workflows)
		if !f.Stale() {
			say(c.stdout, "%s: %s, up to date", c.title(f), contents(f))
			c.listWorkflows(f)
		}
	}
	if result.Packages == 1 && len(result.Files) == 1 {
		return // the line of that file has them
	}
	say(c.stdout, "%s in %s", counted(workflows, "workflow"), counted(result.Packages, "package"))
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
	say(c.stderr, "temporal-gen: %s", report.Lines(err.Error()))
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

// contents says what a file has: at least the client.
func contents(f *generator.File) string {
	if len(f.Workflows) == 0 {
		return "the client"
	}
	return counted(len(f.Workflows), "workflow")
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprint(n, " ", noun, "s")
}

// version is the module version the binary was built at.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	if info.Main.Path == modulePath {
		return info.Main.Version
	}
	for _, dep := range info.Deps { // built by "go tool" in another module
		if dep.Path == modulePath {
			return dep.Version
		}
	}
	return "(devel)"
}

const modulePath = "github.com/temporal-gen/temporal-gen"

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
