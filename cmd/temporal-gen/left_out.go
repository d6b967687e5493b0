package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// tellLeftOut says in one line what has no starters though it may be meant to, and
// how to see why.
func (c *command) tellLeftOut(left generator.LeftOut) {
	var counts []string
	add := func(n int, one, many string) {
		if n > 0 {
			counts = append(counts, counted(n, one, many))
		}
	}
	add(left.Functions, "function", "functions")
	add(left.Messages[sdk.Signal], "signal", "signals")
	add(left.Messages[sdk.Query], "query", "queries")
	add(left.Messages[sdk.Update], "update", "updates")
	if len(counts) == 0 {
		return
	}
	look := "temporal-gen list"
	if !(len(left.Packages) == 1 && left.Packages[0] == c.config.Dir) {
		look += " " + strings.Join(c.packages(left.Packages), " ")
	}
	say(c.stdout, "left out: %s: %s", strings.Join(counts, ", "), look)
}

// packages names folders as on a command line: as they were named where they are
// many.
func (c *command) packages(dirs []string) []string {
	const few = 3
	if len(dirs) > few {
		return c.config.Patterns
	}
	var named []string
	for _, dir := range dirs {
		rel, err := filepath.Rel(c.config.Dir, dir)
		if err != nil {
			rel = dir
		} else if rel = filepath.ToSlash(rel); rel != "." && !strings.HasPrefix(rel, "../") {
			rel = "./" + rel
		}
		named = append(named, rel)
	}
	return named
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
