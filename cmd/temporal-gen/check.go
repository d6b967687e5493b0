package main

import (
	"errors"
	"flag"
	"fmt"
	"go/token"
	"slices"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/internal/finding"
	"github.com/temporal-gen/temporal-gen/internal/wire"
)

// checking is one invocation of check.
type checking struct {
	*command
	json, sarif bool
}

// check shows what generating would change, and what the code does to running workflows.
func (c *command) check(flags *flag.FlagSet) func() int {
	k := &checking{command: c}
	c.declareOutput(flags)
	flags.StringVar(&c.config.Against, "against", "", "compare with the lock at the git `REF`, not with the one that is there")
	flags.BoolVar(&c.config.Rollout, "rollout", false, "report, too, what matters only while workers and callers of the old code run beside those of the new")
	flags.BoolVar(&k.json, "json", false, "print an array of objects, one for each change of what running workflows depend on and for each stale file")
	flags.BoolVar(&k.sarif, "sarif", false, "print the same as a SARIF 2.1.0 log, with paths from the root of the repository")
	return func() int {
		if c.config.Against != "" {
			return k.run() // what git knows is not looked at for what is remembered
		}
		return c.remembered(k.run)
	}
}

func (k *checking) run() int {
	if k.json && k.sarif || k.verbose && (k.json || k.sarif) {
		return k.fail(errors.New("-json, -sarif and -v exclude each other: give one"))
	}
	result, err := k.load(generator.Generate)
	if err != nil {
		return k.fail(k.explain(err))
	}
	if k.json || k.sarif {
		return k.export(result)
	}
	fmt.Fprint(k.stdout, result.Files.Diff(k.config.Dir))
	if k.verbose {
		k.summarize(result)
	}
	// Nothing was checked of what nobody asked for.
	status := k.report(slices.Concat(result.Diagnostics, result.Undeclared, diagnostics(result.Changes)), result.Warnings)
	if stale := result.Files.Stale(); stale > 0 {
		say(k.stderr, "temporal-gen: %s stale: run go generate ./...", counted(stale, "file is", "files are"))
		return exitFound
	}
	return status
}

// export prints for programs what makes the exit status 1, but for what is wrong in the
// code: because of that something may not have been looked at.
func (k *checking) export(result *generator.Result) int {
	findings := finding.Sort(append(staleFiles(result.Files), result.Changes...))
	problems := slices.Concat(result.Diagnostics, result.Undeclared)
	var err error
	if k.json {
		err = finding.WriteJSON(k.stdout, k.config.Dir, findings)
	} else {
		log := finding.SARIF{
			Root: repository(k.config.Dir), Version: version(), Docs: docs + "pipelines.md", ID: "temporal-gen check/",
			Categories: append(wire.Categories(), stale),
			Problems:   k.lines(problems), Warnings: k.lines(result.Warnings),
		}
		err = log.Write(k.stdout, findings)
	}
	if err != nil {
		return k.fail(err)
	}
	status := k.report(problems, result.Warnings)
	if len(findings) > 0 {
		return exitFound
	}
	return status
}

// lines are diagnostics as they are printed.
func (k *checking) lines(diagnostics []generator.Diagnostic) (lines []string) {
	for _, d := range diagnostics {
		lines = append(lines, d.Format(k.config.Dir))
	}
	return lines
}

// stale is the category of files that are not what generating makes.
var stale = finding.Category{
	Name: "stale", Severity: finding.Error,
	Title:   "report files that are not what the code generates",
	Details: "A generated file is missing, or differs from what generating makes of the code as it is, or is not generated any more.",
	URL:     docs + "pipelines.md#stale",
}

// staleFiles has a finding for each file that is stale, at its beginning.
func staleFiles(files generator.Files) (findings []finding.Finding) {
	for i := range files {
		f := &files[i]
		if !f.IsStale() {
			continue
		}
		what := "this file is stale"
		switch {
		case f.Old == nil:
			what = "this file is missing"
		case f.New == nil:
			what = "this file is not generated any more"
		}
		at := token.Position{Filename: f.Path, Line: 1, Column: 1}
		findings = append(findings, finding.Finding{Category: stale, Start: at, Stop: at, Message: what + ": run go generate ./..."})
	}
	return findings
}

// diagnostics are changes with their classes.
func diagnostics(changes []generator.Change) (all []generator.Diagnostic) {
	for _, c := range changes {
		all = append(all, c.Diagnostic())
	}
	return all
}
