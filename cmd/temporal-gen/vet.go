package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/generator/callsite"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// vetting is one invocation of vet or fix.
type vetting struct {
	*command
	config            callsite.Config
	json, sarif, diff bool
}

// vet executes the subcommand name, vet or fix, in folder dir.
func (c *command) vet(ctx context.Context, name string, args []string, dir string) int {
	v := &vetting{command: c, config: callsite.Config{Context: ctx, Dir: dir}}
	flags := flag.NewFlagSet("temporal-gen", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&v.config.Tags, "tags", "", "")
	if name == "vet" {
		flags.BoolVar(&v.json, "json", false, "")
		flags.BoolVar(&v.sarif, "sarif", false, "")
	} else {
		flags.BoolVar(&v.diff, "diff", false, "")
	}
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(c.stdout, usage)
		return exitDone
	case err != nil:
		return c.fail(fmt.Errorf("%w: see temporal-gen -h", err))
	case v.json && v.sarif:
		return c.fail(errors.New("-json and -sarif exclude each other: give one"))
	}
	v.config.Patterns = flags.Args()

	module, findings, err := v.check()
	if err != nil {
		return c.fail(err)
	}
	if name == "fix" {
		return v.fix(module, findings)
	}
	return v.print(module, findings)
}

// check loads and checks, and says so on a terminal when it takes long.
func (v *vetting) check() (*callsite.Module, []callsite.Finding, error) {
	defer startProgress(v.stderr)()
	module, err := callsite.Load(v.config)
	if err != nil {
		return nil, nil, err
	}
	for _, w := range module.Warnings {
		fmt.Fprintln(v.stderr, w.Format(v.config.Dir))
	}
	findings, err := module.Check()
	return module, findings, err
}

// print prints findings and returns the exit status that they make.
func (v *vetting) print(module *callsite.Module, findings []callsite.Finding) int {
	var err error
	switch {
	case v.json:
		err = callsite.WriteJSON(v.stdout, v.config.Dir, findings)
	case v.sarif:
		err = callsite.WriteSARIF(v.stdout, v.config.Dir, findings)
	default:
		for _, f := range findings {
			fmt.Fprintln(v.stderr, f.Format(v.config.Dir))
		}
	}
	if err != nil {
		return v.fail(err)
	}
	switch {
	case v.broken(module):
		return exitError
	case len(findings) > 0:
		return exitFound
	}
	return exitDone
}

// broken prints which packages could not be checked, if there are any.
func (v *vetting) broken(module *callsite.Module) bool {
	for _, err := range module.Broken {
		say(v.stderr, "temporal-gen: %s", report.Lines(strings.ReplaceAll(err.Error(), v.config.Dir+string(filepath.Separator), "")))
	}
	return len(module.Broken) > 0
}

// fix applies the fixes of findings, or shows with -diff what that changes.
func (v *vetting) fix(module *callsite.Module, findings []callsite.Finding) int {
	fixes, err := module.Fix(findings)
	if err != nil {
		return v.fail(err)
	}
	failed := fixes.Refused
	if v.diff {
		fmt.Fprint(v.stdout, fixes.Diff(v.config.Dir))
	} else {
		failed = append(failed, fixes.Write(func(f *generator.File) {
			say(v.stdout, "%s: rewritten", v.path(f))
		})...)
	}
	if fixes.Left > 0 {
		say(v.stderr, "temporal-gen: %s touch the same code as others: run temporal-gen fix again", counted(fixes.Left, "rewrite"))
	}
	status := v.report(failed, nil)
	if v.broken(module) {
		return exitError
	}
	return status
}

// vetTool runs the analyzers for "go vet -vettool" and "go fix -fixtool" where
// args are those of the go command, which tell in which form it asks.
func vetTool(args []string) {
	if len(args) == 0 {
		return
	}
	if args[0] == "-V=full" || args[0] == "-flags" || strings.HasSuffix(args[len(args)-1], ".cfg") {
		unitchecker.Main(callsite.Analyzers()...) // does not return
	}
}
