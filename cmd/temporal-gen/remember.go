package main

import (
	"os"
	"path/filepath"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/internal/stamp"
)

// userCacheDir is where what is remembered is kept. Tests keep it elsewhere.
var userCacheDir = os.UserCacheDir

// memory is what the command knows of its earlier runs: in an empty one there is
// nothing, and nothing can be kept.
type memory struct {
	store stamp.Store
	// before is the state that the question is asked in, nil where none is known.
	before *stamp.State
}

// recall looks at the state that a question is asked in, files included.
func (c *command) recall(files ...string) memory {
	cache, err := userCacheDir()
	if err != nil {
		return memory{}
	}
	store := stamp.Store{Dir: filepath.Join(cache, "temporal-gen")}
	before, err := store.Look(c.config.Dir, files...)
	if err != nil {
		return memory{}
	}
	return memory{store, before}
}

// remembered does do, or prints what it printed when it was last done, if that would
// be the same again: it ended well, wrote nothing, and nothing that it depends on has
// changed. files are read besides those of the modules.
func (c *command) remembered(do func() int, files ...string) int {
	m := c.recall(files...)
	if m.before == nil {
		return do()
	}
	inRow := c.fromGoGenerate() && m.store.InRow(m.before, c.args)
	asked := m.before.Asked(c.args)
	if answer, ok := m.store.Answer(asked); ok {
		if err := answer.Print(c.stdout, c.stderr); err != nil {
			return c.fail(err)
		}
		return exitDone
	}
	if c.isForPackage() && m.store.IsDone(m.before.AskedForAll(c.args), m.before) {
		return exitDone
	}
	status := c.recorded(m, asked, do, files)
	if status == exitDone && c.fromGoGenerate() {
		c.hint(m)
	}
	if status == exitDone && inRow {
		c.answerAll(m)
	}
	return status
}

// recorded does do, and remembers what it prints.
func (c *command) recorded(m memory, asked stamp.Name, do func() int, files []string) int {
	var answer stamp.Answer
	stdout, stderr := c.stdout, c.stderr
	c.stdout, c.stderr = answer.Record(stdout, stderr)
	defer func() { c.stdout, c.stderr = stdout, stderr }()
	status := c.rendered(m, do)
	if status != exitDone || c.config.Context.Err() != nil || !m.before.Covers(c.folders) {
		return status
	}
	if after, err := m.before.Again(files...); err == nil && m.before.Is(after) {
		m.store.Keep(asked, answer)
	}
	return status
}

// rendered does do, which need not render what is there as it was rendered before.
func (c *command) rendered(m memory, do func() int) int {
	name := m.before.Rendered()
	known := &generator.Renderings{Digests: m.store.Rendered(name)}
	c.config.Renderings = known
	status := do()
	if known.Changed() {
		m.store.KeepRendered(name, known.Digests)
	}
	return status
}
