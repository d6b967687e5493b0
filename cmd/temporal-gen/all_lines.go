package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/internal/stamp"
)

// A go:generate line in each of many packages has the tool run for each of them,
// though the work is nearly the same as for all at once. So the first of these runs
// that has to work answers for the others too, where others are expected, and they
// find that.

// manyLines is from how many go:generate lines on there is a hint that one would do.
const manyLines = 20

// isForPackage reports whether the command line generates for the package in the
// working directory and says nothing where that is up to date.
func (c *command) isForPackage() bool {
	return c.generates && len(c.config.Patterns) == 0 && !c.verbose
}

// fromGoGenerate reports whether a go:generate line runs the command for the package
// that it is in.
func (c *command) fromGoGenerate() bool {
	return c.isForPackage() && os.Getenv("GOPACKAGE") != "" && os.Getenv("GOFILE") != ""
}

// hint says once for a module that one go:generate line would do.
func (c *command) hint(m memory) {
	dirs := m.before.Alike(c.args)
	if len(dirs) < manyLines || !m.store.First(m.before.Hint()) {
		return
	}
	line := strings.Join(slices.Concat([]string{"//go:generate go tool temporal-gen"}, c.args, []string{"./..."}), " ")
	say(c.stderr, "temporal-gen: %d packages have a go:generate line of their own: one at the module's root, %s, does the same in one run", len(dirs), line)
}

// answerAll answers for all packages that have the same go:generate line, once for
// each state of the source, if nothing was edited while the command ran.
func (c *command) answerAll(m memory) {
	dirs := m.before.Alike(c.args)
	if len(dirs) < 2 {
		return
	}
	name := m.before.AskedForAll(c.args)
	if m.store.HasAll(name) {
		return
	}
	now, err := m.before.Again()
	if err != nil || !m.before.SourceIs(now) {
		return
	}
	answers := c.answersFor(now, dirs)
	if after, err := now.Again(); err == nil && now.Is(after) && c.config.Context.Err() == nil {
		m.store.KeepAll(name, answers)
	}
}

// answersFor generates in memory for the packages in folders dirs. Where it would
// have anything to say of the module there are no answers.
func (c *command) answersFor(state *stamp.State, dirs []string) stamp.Answers {
	config := c.config
	config.Dir, config.Patterns = state.Root, relativePatterns(state.Root, dirs)
	stop := startProgress(c.terminal)
	result, err := generator.Generate(config)
	stop()
	if err != nil || result.Packages != len(dirs) || len(result.Diagnostics)+len(result.Undeclared)+len(result.Warnings) > 0 || !state.Covers(result.Folders) {
		return stamp.Answers{}
	}
	functions := map[string][]generator.Function{}
	for _, f := range result.Functions {
		functions[f.Package] = append(functions[f.Package], f)
	}
	return stamp.AnswersOf(state, dirs, result.Files, func(importPath string) bool {
		return leftOut(functions[importPath]).counts != nil
	})
}

// relativePatterns name folders below root as packages.
func relativePatterns(root string, dirs []string) []string {
	var patterns []string
	for _, dir := range dirs {
		patterns = append(patterns, "./"+filepath.ToSlash(strings.TrimPrefix(strings.TrimPrefix(dir, root), string(filepath.Separator))))
	}
	return patterns
}
