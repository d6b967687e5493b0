// Package generator finds workflow and activity definitions in Go packages and generates
// typed calls for them.
//
// [Generate] returns files and diagnostics and writes nothing: the result's Files
// have Write, and Diff as its read-only sibling. [List] tells what it finds. [Vet]
// finds calls of the SDK that are wrong or could be typed, and [Fix] makes them so;
// the analyzers behind that are in package callsite. All of them ask the go command,
// as it is on the PATH, about the module that Dir is in.
//
// What is wrong in the code that is looked at comes as diagnostics and findings. An
// error means that there is no answer.
package generator

import (
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// Generate loads the packages that config names and generates their files. It
// writes nothing. The error is a *[UsageError] or a *[NoPackageError] for a
// mistake in config, an *[InternalError] for a defect of the tool, or is why
// packages could not be loaded; what is wrong in the packages' source is in the
// result's Diagnostics.
func Generate(config Config) (*Result, error) { return run(config, true) }

// List is [Generate] without the files: it tells what there is to generate for, and
// what is in the way of that.
func List(config Config) (*Result, error) { return run(config, false) }

func run(config Config, render bool) (result *Result, err error) {
	defer report.Catch(&err, nil)
	config, err = config.complete()
	if err != nil {
		return nil, err
	}
	ctx, done := source.Watch(config.Context, config.Dir)
	defer func() { err = done(err) }()
	config.Context = ctx
	g := start(config)
	g.listing = !render
	defer g.Stop()
	if render {
		if err := g.hold(); err != nil {
			return nil, err
		}
	}
	if err := g.load(); err != nil {
		return nil, err
	}
	features, tooOld, err := g.features()
	if err != nil {
		return nil, err
	}
	if len(tooOld) > 0 {
		return &Result{Packages: len(g.Found.Packages), Diagnostics: tooOld}, nil
	}
	if err := g.discover(); err != nil {
		return nil, err
	}
	g.warnOfHidden()
	g.compare() // what is wrong in names of what is generated is not yet known, and nothing to it
	if err := g.plan(features); err != nil {
		return nil, err
	}
	if render {
		if err := g.render(); err != nil {
			return nil, err
		}
	}
	g.result.Diagnostics = append(g.result.Diagnostics, g.Mistakes...)
	g.result.Warnings = append(g.result.Warnings, g.Warnings...)
	g.result.sort()
	return g.result, nil
}
