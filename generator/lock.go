package generator

import (
	"context"
	"path/filepath"

	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/source"
	"github.com/temporal-gen/temporal-gen/internal/wire"
)

// LockConfig is what to lock.
type LockConfig struct {
	// Context, Dir, Patterns and Tags are those of a [Config].
	Context  context.Context
	Dir      string
	Patterns []string
	Tags     string
	// Accept are the names of changes that are meant, and Because says why.
	Accept  []string
	Because string
	// Strict has types compared by name and structure.
	Strict bool
}

// Locking is what came of making a lock.
type Locking struct {
	// Files are the file of the lock, or none where there are Changes or Diagnostics.
	Files Files
	// Changes are those that are not safe, and not accepted.
	Changes []Change
	// Diagnostics are what is wrong in the code, and Warnings what could not be seen.
	Diagnostics, Warnings []Diagnostic
	// Gaps are the values that the lock can't compare, sorted by position, with the
	// reasons.
	Gaps []Diagnostic
	// Workflows and Activities are how many there are.
	Workflows, Activities int
}

// Lock makes the lock of a module: what the data of its running workflows is bound to.
// It writes nothing.
func Lock(config LockConfig) (locking *Locking, err error) {
	defer report.Catch(&err, nil)
	c, err := Config{Context: config.Context, Dir: config.Dir, Patterns: config.Patterns, Tags: config.Tags}.complete()
	if err != nil {
		return nil, err
	}
	ctx, done := source.Watch(c.Context, c.Dir)
	defer func() { err = done(err) }()
	c.Context = ctx
	g := start(c)
	defer g.Stop()
	if g.held, err = wire.Hold(c.Dir); err != nil {
		return nil, err
	}
	g.Whole = wire.Reached(g.Survey)
	if err := g.load(); err != nil {
		return nil, err
	}
	_, tooOld, err := g.features()
	if err != nil {
		return nil, err
	}
	if len(tooOld) > 0 {
		return &Locking{Diagnostics: tooOld}, nil
	}
	if err := g.discover(); err != nil {
		return nil, err
	}
	for _, d := range g.Reader.Undeclared() {
		d.Message += ", so the lock would lack what is registered here: make it compile"
		g.Mistakes = append(g.Mistakes, d)
	}
	locking = &Locking{Diagnostics: report.Sort(g.Mistakes), Warnings: report.Sort(g.Warnings)}
	if len(locking.Diagnostics) > 0 {
		return locking, nil
	}
	code := g.code()
	text, unsafe, err := g.held.Write(g.Survey, code, config.Accept, config.Because, config.Strict)
	if err != nil {
		return nil, err
	}
	locking.Gaps = code.Gaps()
	locking.Workflows = g.count(func(f *discover.Function) bool { return f.Workflow })
	locking.Activities = g.count(func(f *discover.Function) bool { return f.Activity })
	if locking.Changes = unsafe; len(unsafe) == 0 {
		locking.Files = Files{{Path: g.held.Path, Old: g.held.Text, New: text}}
	}
	return locking, nil
}

// hold reads the lock of the module, if there is one, before anything is loaded: what it
// tells of types has to be known whole.
func (g *generation) hold() error {
	held, err := wire.Hold(g.config.Dir)
	if err == nil && g.config.Against != "" {
		err = held.LookBack(g.config.Context, g.config.Against)
	}
	if err != nil || !held.Exists() {
		return err
	}
	g.held, g.Whole = held, wire.Reached(g.Survey)
	return nil
}

// code is the lock of what was found.
func (g *generation) code() *wire.Code { return wire.Of(g.Survey, filepath.Dir(g.held.Path)) }

// compare compares what was found with the lock.
func (g *generation) compare() {
	if g.held != nil {
		g.result.Changes = g.held.Compare(g.Survey, g.code(), g.config.Rollout)
	}
}
