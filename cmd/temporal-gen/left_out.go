package main

import (
	"path"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/generator"
)

// tellLeftOut says in one line what has no starters though it may be meant to, and
// how to see why: functions that the SDK can't run, or whose names are not stable,
// though no code calls them, and messages of workflows that the code does not tell.
func (c *command) tellLeftOut(functions []generator.Function) {
	left := 0
	messages := map[generator.MessageKind]int{}
	var dirs []string
	for _, f := range functions {
		any := f.Reason == generator.ReasonSignature || f.Reason == generator.ReasonClosure
		if any {
			left++
		}
		for _, m := range f.Messages {
			if m.Problem != "" {
				messages[m.Kind]++
				any = true
			}
		}
		if dir := path.Dir(f.File); any && !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	var counts []string
	add := func(n int, one, many string) {
		if n > 0 {
			counts = append(counts, counted(n, one, many))
		}
	}
	add(left, "function", "functions")
	add(messages[generator.Signal], "signal", "signals")
	add(messages[generator.Query], "query", "queries")
	add(messages[generator.Update], "update", "updates")
	if len(counts) == 0 {
		return
	}
	look := "temporal-gen list"
	if !slices.Equal(dirs, []string{"."}) {
		look += " " + strings.Join(c.packages(dirs), " ")
	}
	say(c.stdout, "left out: %s: %s", strings.Join(counts, ", "), look)
}

// packages names folders, relative to the working directory, as on a command line:
// as they were named where they are many.
func (c *command) packages(dirs []string) []string {
	const few = 3
	if len(dirs) > few {
		return c.config.Patterns
	}
	var named []string
	for _, dir := range dirs {
		if dir != "." && !strings.HasPrefix(dir, "../") && !path.IsAbs(dir) {
			dir = "./" + dir
		}
		named = append(named, dir)
	}
	return named
}
