package main

import (
	"path"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/generator"
)

// tellLeftOut says in one line what has no starters though it may be meant to, and
// how to see why: functions that the SDK can't run, or whose names are not stable,
// though no code calls them, functions that no code mentions, and messages of workflows
// that the code does not tell.
func (c *command) tellLeftOut(functions []generator.Function) {
	left := leftOut(functions)
	if left.counts == nil {
		return
	}
	look := "temporal-gen list"
	if !slices.Equal(left.dirs, []string{"."}) {
		look += " " + strings.Join(c.packages(left.dirs), " ")
	}
	say(c.stdout, "left out: %s: %s", strings.Join(left.counts, ", "), look)
}

// omissions are how much of each kind is left out, and the folders that it is in.
type omissions struct{ counts, dirs []string }

// leftOut counts what is left out.
func leftOut(functions []generator.Function) omissions {
	var o omissions
	left, unregistered, local, unreferred := 0, 0, 0, 0
	messages := map[generator.MessageKind]int{}
	for _, f := range functions {
		any := true
		switch f.Reason {
		case generator.ReasonSignature, generator.ReasonClosure:
			left++
		case generator.ReasonUnregistered:
			if f.Kind == generator.KindActivity {
				local++
			} else {
				unregistered++
			}
		default:
			any = false
		}
		if f.Unreferred != "" {
			unreferred++
			any = true
		}
		for _, m := range f.Messages {
			if m.Problem != "" {
				messages[m.Kind]++
				any = true
			}
		}
		if dir := path.Dir(f.File); any && !slices.Contains(o.dirs, dir) {
			o.dirs = append(o.dirs, dir)
		}
	}
	add := func(n int, one, many string) {
		if n > 0 {
			o.counts = append(o.counts, counted(n, one, many))
		}
	}
	add(left, "function", "functions")
	add(unregistered, "function that nothing registers (a registration or //temporalgen:workflow makes it a workflow)",
		"functions that nothing registers (a registration or //temporalgen:workflow makes them workflows)")
	add(local, "local activity that nothing registers (a registration gives it typed calls)",
		"local activities that nothing registers (a registration gives them typed calls)")
	add(unreferred, "function that the test kit can't refer to from its package (export it, or have the kit in its own by -test without -o)",
		"functions that the test kit can't refer to from its package (export them, or have the kit in their own by -test without -o)")
	add(messages[generator.Signal], "signal", "signals")
	add(messages[generator.Query], "query", "queries")
	add(messages[generator.Update], "update", "updates")
	return o
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
