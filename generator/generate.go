// Package generator finds workflow definitions in Go packages and generates
// typed starters for them.
//
// Data flows one way: load finds the packages and type-checks the ones that
// can hold workflows, discover judges their functions, plan names everything
// and refuses what can't be right, and the templates render it. Nothing before
// [Result.Write] touches the disk; [Result.Diff] is its read-only sibling.
package generator

import (
	"bytes"
	"cmp"
	"context"
	"go/token"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

// Defaults of [Config].
const (
	DefaultOutput = "temporal_gen.go"
	DefaultClient = "WorkflowClient"
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
	// Output is the name of the generated file in each package's folder, ""
	// for [DefaultOutput].
	Output string
	// Tags are build tags, separated by commas.
	Tags string
	// TaskQueue is the default Task Queue of workflows whose directive has none.
	TaskQueue string
	// Client is the name of the generated client type, "" for [DefaultClient].
	Client string
}

// Result is what generation gives, before anything is written.
type Result struct {
	// Files has one file for each package that has workflows or an output of
	// the tool from before.
	Files []File
	// Functions are all functions whose first parameter is workflow.Context.
	Functions []*Function
	// Diagnostics, sorted by position. A package that has one has no file.
	Diagnostics []Diagnostic
	// Packages is how many packages the patterns matched.
	Packages int
}

// File is the output of one package.
type File struct {
	Path string
	// Workflows are those it has starters for.
	Workflows []*Function
	// Old is what stands on the disk, nil for no file.
	Old []byte
	// New is what should, nil for no file.
	New []byte
}

// Stale says whether writing the file would change the disk. A checkout with
// CRLF line ends is not stale.
func (f *File) Stale() bool {
	if (f.Old == nil) != (f.New == nil) {
		return true
	}
	return !bytes.Equal(bytes.ReplaceAll(f.Old, []byte("\r\n"), []byte("\n")), f.New)
}

// Generate loads the packages that config names and generates their files. It
// writes nothing. The error is a *[UsageError] for a mistake in config, an
// *[InternalError] for a defect of the tool, or says why packages could not be
// loaded; what is wrong in the packages' source is in the result's Diagnostics.
func Generate(config Config) (*Result, error) {
	config, err := config.complete()
	if err != nil {
		return nil, err
	}
	usage := startUsage(config)
	src, err := find(config)
	if err != nil {
		return nil, err
	}
	usage.expect(src.candidates)
	if err := src.load(config); err != nil {
		return nil, err
	}
	if err := usage.wait(); err != nil {
		return nil, err
	}
	g := &generation{config: config, src: src, usage: usage, result: &Result{Packages: len(src.found)}}
	loaded := map[string]*packages.Package{}
	for _, pkg := range src.loaded {
		loaded[pkg.PkgPath] = pkg
	}
	g.pinsFirstRun = pinsFirstRun(src.loaded)
	for _, found := range src.found {
		if err := g.generate(loaded[found.PkgPath], src.outputs[found.ID]); err != nil {
			return nil, err
		}
	}
	if err := g.render(); err != nil {
		return nil, err
	}
	g.result.Diagnostics = sortDiagnostics(g.result.Diagnostics)
	return g.result, nil
}

func (c Config) complete() (Config, error) {
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return c, err
	}
	c.Dir = dir
	c.Output = cmp.Or(c.Output, DefaultOutput)
	c.Client = cmp.Or(c.Client, DefaultClient)
	if len(c.Patterns) == 0 {
		c.Patterns = []string{"."}
	}
	switch {
	case c.Output != filepath.Base(c.Output):
		return c, &UsageError{"-o " + c.Output + ": output goes into the folder of its package: give a file name without a path"}
	case filepath.Ext(c.Output) != ".go" || strings.HasSuffix(c.Output, "_test.go"):
		return c, &UsageError{"-o " + c.Output + ": name a Go file that is no test, for example -o " + DefaultOutput}
	case strings.HasPrefix(c.Output, ".") || strings.HasPrefix(c.Output, "_"):
		return c, &UsageError{"-o " + c.Output + ": the go command ignores such files: use a name like " + DefaultOutput}
	case !token.IsIdentifier(c.Client) || !token.IsExported(c.Client):
		return c, &UsageError{"-client " + c.Client + ": name an exported Go identifier, for example -client OrderClient"}
	}
	for _, pattern := range c.Patterns {
		if strings.HasPrefix(pattern, "-") {
			return c, &UsageError{"flag " + pattern + " stands behind a package: give flags first"}
		}
	}
	return c, nil
}

// generation is the work on one [Result].
type generation struct {
	config       Config
	src          *source
	usage        *usage
	result       *Result
	pinsFirstRun bool
	renderings   []rendering
}

// generate adds the functions, the diagnostics and the file of one package to
// the result. pkg is nil for a package that can't hold workflows.
func (g *generation) generate(pkg *packages.Package, out output) (err error) {
	file := File{Path: out.path}
	if out.ours {
		file.Old = out.old
	}
	if pkg == nil {
		g.add(file)
		return nil
	}
	p := &plan{config: g.config, fset: g.src.fset, pkg: pkg}
	defer func() {
		if cause := recover(); cause != nil {
			err = &InternalError{Subject: p.subject(), Cause: cause, Stack: debug.Stack()}
		}
	}()
	before := len(g.result.Diagnostics)
	p.report = func(pos token.Pos, message string) { g.report(g.src.fset.Position(pos), message) }

	g.checkSyntax(pkg)
	checkSDK(pkg, p.report)
	if len(g.result.Diagnostics) > before {
		return nil // what discovery would say follows from that
	}
	d := discovery{fset: g.src.fset, pkg: pkg, uses: g.usage.of, at: p.at, report: g.report}
	functions := d.functions()
	g.result.Functions = append(g.result.Functions, functions...)
	var workflows []*Function
	for _, f := range functions {
		if f.Workflow {
			workflows = append(workflows, f)
			checkNameKept(f, file.Old, g.report)
		}
	}
	if len(workflows) > 0 {
		if problem := out.problem(); problem != "" {
			g.report(token.Position{Filename: out.path}, problem)
		}
		p.declared = packageScope(g.src.fset, pkg, filepath.Dir(out.path))
		model := p.file(workflows, g.pinsFirstRun)
		if len(g.result.Diagnostics) == before {
			p.current = nil
			file.Workflows = workflows
			g.renderings = append(g.renderings, rendering{p, model, len(g.result.Files)})
			g.result.Files = append(g.result.Files, file) // its New is to come
			return nil
		}
	}
	if len(g.result.Diagnostics) == before {
		g.add(file)
	}
	return nil
}

func (g *generation) report(pos token.Position, message string) {
	g.result.Diagnostics = append(g.result.Diagnostics, Diagnostic{Pos: pos, Message: message})
}

// add takes file into the result, unless there is none and should be none.
func (g *generation) add(file File) {
	if file.Old != nil || file.New != nil {
		g.result.Files = append(g.result.Files, file)
	}
}

// subject is what p is at work on.
func (p *plan) subject() string {
	if p.current == nil {
		return "package " + p.pkg.PkgPath
	}
	return "workflow " + p.current.String() + " (" + p.at(p.current.Pos) + ")"
}

// checkSDK reports a package that imports workflow where the module does not
// have it: without the type of workflow.Context there is nothing to find.
func checkSDK(pkg *packages.Package, report func(token.Pos, string)) {
	const path = sdkPath + "/workflow"
	imported := pkg.Imports[path]
	if imported != nil && len(imported.GoFiles) > 0 {
		return
	}
	message := "the module does not have " + sdkPath + ": go get " + sdkPath + ", then go mod tidy"
	if imported != nil && len(imported.Errors) > 0 {
		if why := imported.Errors[0].Msg; !strings.HasPrefix(why, "no required module") {
			why, _, _ = strings.Cut(why, "; to add")
			message = why + ": make go.mod and go.sum provide " + sdkPath + ", for example with go mod tidy"
		}
	}
	for _, file := range pkg.Syntax {
		for _, spec := range file.Imports {
			if spec.Path.Value == strconv.Quote(path) {
				report(spec.Pos(), message)
				return
			}
		}
	}
}
