// Package place settles where the output of packages goes, and knows what is there
// already.
package place

import (
	"bytes"
	"cmp"
	"fmt"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Defaults of outputs.
const (
	DefaultOutput = "temporal_gen.go"
	DefaultKit    = "temporal_gen_test.go"
	DefaultClient = "WorkflowClient"
)

// Config is what the flags say of the outputs of packages that declare none, "" where
// they say nothing.
type Config struct {
	// Dir is what messages give the paths of files relative to.
	Dir string
	// Output is the file, relative to the folder of the package. {pkg} in it is
	// the package's name.
	Output string
	// Client is the name of the client type, and TaskQueue the default Task Queue.
	Client, TaskQueue string
	// Test asks for a test kit, and for nothing else.
	Test bool
	// Files reads files; nil reads each anew.
	Files *disk.Files
}

// Check reports what is wrong with the flags.
func (c Config) Check() error {
	if problem := badOutput(c.Output, c.Test); c.Output != "" && problem != "" {
		return &report.UsageError{Message: "-o " + c.Output + ": " + problem}
	}
	if problem := badClient(c.Client); c.Client != "" && problem != "" {
		return &report.UsageError{Message: "-client " + c.Client + ": " + problem}
	}
	if c.Test && c.Client+c.TaskQueue != "" {
		return &report.UsageError{Message: "a test kit starts nothing, so -test takes neither -client nor -task-queue: leave them out"}
	}
	return nil
}

// Wanted is an output that a package should have.
type Wanted struct {
	// File is its path relative to the package's folder, with forward slashes;
	// {pkg} in it is the package's name.
	File string
	// Client is the name of the client type.
	Client string
	// TaskQueue is the default Task Queue of workflows that name none.
	TaskQueue string
	// Test reports whether it is a test kit, which has neither.
	Test bool
	// Pos is where it is declared, not valid for the flags and the default.
	Pos token.Position
}

// declaredOutputs are the outputs that files, those of a package, declare, in
// their order, which are read through from. complain takes every mistake.
func declaredOutputs(from *disk.Files, files []string, complain func(token.Position, string)) []Wanted {
	var outputs []Wanted
	for _, name := range files {
		src, err := from.Read(name)
		if err != nil || !bytes.Contains(src, []byte(directive.OutputPrefix)) || names.IsOurs(src) {
			continue // the load tells what is wrong with it
		}
		fset := token.NewFileSet()
		syntax, _ := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
		if syntax == nil {
			continue
		}
		complain := func(pos token.Pos, message string) { complain(report.Place(fset, pos), message) }
		for _, out := range directive.Outputs(syntax, complain) {
			want := Wanted{File: DefaultOutput, Client: cmp.Or(out.Client, DefaultClient), TaskQueue: out.TaskQueue, Pos: report.Place(fset, out.Pos)}
			if out.Test {
				want = Wanted{File: DefaultKit, Test: true, Pos: want.Pos}
			}
			if out.File != "" {
				want.File = path.Clean(out.File)
				if problem := badOutput(want.File, want.Test); problem != "" {
					complain(out.FilePos, want.File+": "+problem)
				}
			}
			if out.Client != "" {
				if problem := badClient(out.Client); problem != "" {
					complain(out.ClientPos, "client="+out.Client+": "+problem)
				}
			}
			outputs = append(outputs, want)
		}
	}
	return outputs
}

// wantedBy is what a package with that name and those declarations gets: these, or
// what the flags say, or the default. A test kit is beside the default, which it does
// not replace where it is declared. Flags that no declaration agrees with are a
// mistake.
func (c Config) wantedBy(pkgName string, declared []Wanted) ([]Wanted, error) {
	byFlags := Wanted{File: cmp.Or(c.Output, DefaultOutput), Client: cmp.Or(c.Client, DefaultClient), TaskQueue: c.TaskQueue}
	switch {
	case c.Test && len(declared) == 0:
		return []Wanted{{File: cmp.Or(c.Output, DefaultKit), Test: true}}, nil
	case !slices.ContainsFunc(declared, Wanted.isStarters) && !c.Test:
		if slices.ContainsFunc(declared, func(w Wanted) bool { return w.File == c.Output }) {
			return nil, c.contradiction("-o "+c.Output+" without -test", declared)
		}
		return append([]Wanted{byFlags}, declared...), nil
	}
	if !slices.ContainsFunc(declared, Wanted.isStarters) {
		declared = append([]Wanted{{File: DefaultOutput, Client: DefaultClient, Pos: declared[0].Pos}}, declared...)
	}
	if c.Test && !slices.ContainsFunc(declared, func(w Wanted) bool { return w.Test }) {
		return nil, c.contradiction("-test", declared)
	}
	for _, flag := range []struct {
		name, value string
		of          func(Wanted) string
	}{
		{"-o", strings.ReplaceAll(c.Output, directive.PackageInOutput, pkgName), func(w Wanted) string { return strings.ReplaceAll(w.File, directive.PackageInOutput, pkgName) }},
		{"-client", c.Client, func(w Wanted) string { return w.Client }},
		{"-task-queue", c.TaskQueue, func(w Wanted) string { return w.TaskQueue }},
	} {
		if flag.value != "" && !slices.ContainsFunc(declared, func(w Wanted) bool { return w.Test == c.Test && flag.of(w) == flag.value }) {
			return nil, c.contradiction(flag.name+" "+flag.value, declared)
		}
	}
	return declared, nil
}

// isStarters reports whether it is no test kit.
func (w Wanted) isStarters() bool { return !w.Test }

// contradiction is that a flag is none of what a package declares.
func (c Config) contradiction(flag string, declared []Wanted) error {
	return &report.UsageError{Message: fmt.Sprintf("%s contradicts %s, where the package declares its outputs: leave the flag out, or change the declaration", flag, report.At(c.Dir, declared[0].Pos))}
}

// badOutput is what is wrong with the name of an output, or of a test kit, "" if
// nothing is.
func badOutput(file string, test bool) string {
	if path.IsAbs(file) || filepath.IsAbs(file) {
		return "give a path relative to the package's folder, for example ../ordersclient/" + DefaultOutput
	}
	base := path.Base(strings.ReplaceAll(file, directive.PackageInOutput, "p"))
	if test && path.Dir(file) == "." {
		return cmp.Or(unfitName(base, true), unfitKit(base, true))
	}
	return unfitName(base, test)
}

// badClient is what is wrong with the name of a client type, "" if nothing is.
func badClient(name string) string {
	if !token.IsIdentifier(name) || !token.IsExported(name) {
		return "name an exported Go identifier, for example OrderClient"
	}
	return ""
}
