package generator

import (
	"context"
	"path"
	"path/filepath"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/place"
	"github.com/temporal-gen/temporal-gen/internal/plan"
)

// Defaults of [Config].
const (
	DefaultOutput = place.DefaultOutput
	DefaultClient = place.DefaultClient
	DefaultKit    = place.DefaultKit
)

// Config is what to generate from. The zero value generates for the package
// in the working directory.
type Config struct {
	// Context ends the go command's work when it is done; nil never does.
	Context context.Context
	// Dir is where Patterns are resolved, "" for the working directory.
	Dir string
	// Patterns name packages as for the go command; none mean ".".
	Patterns []string
	// Output is the generated file of packages that declare none by the directive
	// //temporalgen:output, relative to each package's folder; "" is
	// [DefaultOutput]. In another folder it gets the client side only. {pkg} in
	// it is the package's name. It is a mistake to contradict a package by this,
	// by TaskQueue or by Client.
	Output string
	// Test asks for a test kit of packages that declare no outputs, beside their default
	// output and without generating that. Output is its file, "" for [DefaultKit].
	Test bool
	// Tags are build tags, separated by commas.
	Tags string
	// TaskQueue is the default Task Queue of workflows whose directive has none.
	TaskQueue string
	// Client is the name of the generated client type, "" for [DefaultClient].
	Client string
	// Against is a git ref whose lock is compared with, "" for the one that is there; and
	// Rollout asks for changes, too, that matter only while old and new code run side by
	// side.
	Against string
	Rollout bool
	// Renderings are what earlier runs of the same program rendered, and this one
	// adds to. With nil everything is rendered again.
	Renderings *Renderings
}

// Renderings remember what files are rendered to.
type Renderings = plan.Renderings

// complete is config with what it leaves out, or what is wrong with it.
func (c Config) complete() (Config, error) {
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return c, err
	}
	c.Dir = dir
	if c.Context == nil {
		c.Context = context.Background()
	}
	if len(c.Patterns) == 0 {
		c.Patterns = []string{"."}
	}
	if c.Output != "" {
		c.Output = path.Clean(filepath.ToSlash(c.Output))
	}
	return c, c.place(nil).Check()
}

// place is what c says of outputs.
func (c Config) place(files *disk.Files) place.Config {
	return place.Config{Dir: c.Dir, Output: c.Output, Client: c.Client, TaskQueue: c.TaskQueue, Test: c.Test, Files: files}
}
