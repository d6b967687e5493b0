package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/generator/callsite"
	"github.com/temporal-gen/temporal-gen/internal/vet"
)

// vetting is one invocation of vet or fix.
type vetting struct {
	*command
	only, skip                 categories
	json, sarif, strict, write bool
	// reports is false where findings are only fixed.
	reports bool
	// baseline is the file of known findings, "" for none.
	baseline string
	// Vetting has the findings of the categories asked for, nil until checked.
	*generator.Vetting
}

// categories are names of categories, as the value of a flag.
type categories []string

func (c *categories) String() string { return strings.Join(*c, ",") }

func (c *categories) Set(list string) error {
	for name := range strings.SplitSeq(list, ",") {
		category, err := vet.CategoryNamed(strings.TrimSpace(name))
		if err != nil {
			return err
		}
		*c = append(*c, category.Name)
	}
	return nil
}

// declare declares the flags that vet and fix have.
func (v *vetting) declare(flags *flag.FlagSet) {
	v.declareTags(flags)
	flags.Var(&v.only, "only", "look for findings of the categories in `LIST` only, separated by commas")
	flags.Var(&v.skip, "skip", "look for findings of all categories but those in `LIST`, separated by commas")
}

// vet reports findings.
func (c *command) vet(flags *flag.FlagSet) func() int {
	v := &vetting{command: c, reports: true}
	v.declare(flags)
	flags.BoolVar(&v.json, "json", false, "print an array of objects, one for each finding")
	flags.BoolVar(&v.sarif, "sarif", false, "print a SARIF 2.1.0 log, with paths from the root of the repository")
	flags.BoolVar(&v.strict, "strict", false, "exit with 1 for notes, too")
	flags.StringVar(&v.baseline, "baseline", "", "do not report the findings that are in `FILE`")
	flags.BoolVar(&v.write, "write-baseline", false, "write the findings to the file of -baseline, report none")
	return func() int {
		switch {
		case v.write:
			return v.run()
		case v.baseline != "":
			return c.remembered(v.run, v.absolute(v.baseline))
		}
		return c.remembered(v.run)
	}
}

func (v *vetting) run() int {
	known, status := v.known()
	if status != exitDone {
		return status
	}
	if err := v.check(); err != nil {
		return v.fail(v.explain(err))
	}
	if v.write {
		return v.writeBaseline(known)
	}
	gone := 0
	if known != nil {
		v.Findings, gone = known.Unknown(v.Findings, v.looked())
	}
	return v.print(gone)
}

// known reads the baseline, nil if none is asked for, once it is sure that what
// is asked for makes sense.
func (v *vetting) known() (*vet.Baseline, int) {
	switch {
	case v.json && v.sarif, v.write && (v.json || v.sarif):
		return nil, v.fail(errors.New("-json, -sarif and -write-baseline exclude each other: give one"))
	case v.write && v.baseline == "":
		return nil, v.fail(errors.New("-write-baseline writes the file of -baseline: give both"))
	case v.baseline == "":
		return nil, exitDone
	}
	known, problem := vet.ReadBaseline(v.absolute(v.baseline), v.write)
	if problem != nil {
		fmt.Fprintln(v.stderr, problem.Format(v.config.Dir))
		return nil, exitError
	}
	return known, exitDone
}

// absolute is where a file is that a flag names.
func (v *vetting) absolute(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(v.config.Dir, name)
}

// check loads and checks, and says so on a terminal when it takes long.
func (v *vetting) check() (err error) {
	if len(v.only) > 0 && len(v.skip) > 0 {
		return errors.New("-only and -skip exclude each other: give one")
	}
	defer startProgress(v.terminal)()
	v.Vetting, err = generator.Vet(generator.VetConfig{
		Context: v.config.Context, Dir: v.config.Dir, Patterns: v.config.Patterns, Tags: v.config.Tags,
	})
	if err != nil {
		return err
	}
	if v.reports && v.wants("registration") {
		v.Warnings = append(v.Warnings, v.Unchecked...)
	}
	for _, w := range v.Warnings {
		fmt.Fprintln(v.stderr, w.Format(v.config.Dir))
	}
	v.Findings = slices.DeleteFunc(v.Findings, func(f generator.Finding) bool { return !v.wants(f.Category) })
	return v.config.Context.Err()
}

// wants reports whether findings of a category are asked for.
func (v *vetting) wants(category string) bool {
	if len(v.only) > 0 {
		return slices.Contains(v.only, category)
	}
	return !slices.Contains(v.skip, category)
}

// looked reports of a file and a category whether findings would be known.
func (v *vetting) looked() func(file, category string) bool {
	files := v.Files()
	return func(file, category string) bool { return files[file] && v.wants(category) }
}

// writeBaseline writes findings down as known. Where packages could not be
// checked, their findings are missing, and nothing is written.
func (v *vetting) writeBaseline(known *vet.Baseline) int {
	if v.broken() {
		return v.fail(fmt.Errorf("%s is not written: make these packages compile, or name others", v.baseline))
	}
	file, n := known.With(v.Findings, v.looked())
	return v.report(generator.Files{file}.Write(func(f *generator.File) {
		say(v.stdout, "%s: %s", v.path(f), counted(n, "finding", "findings"))
	}), nil)
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
