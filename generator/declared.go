package generator

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

// This file is about what a package wants generated: its outputs, as it declares
// them or as the flags say.

// wanted is an output that a package should have.
type wanted struct {
	// file is its path relative to the package's folder, with forward slashes;
	// {pkg} in it is the package's name.
	file string
	// client is the name of the client type.
	client string
	// taskQueue is the default Task Queue of workflows that name none.
	taskQueue string
	// pos is where it is declared, not valid for the flags and the default.
	pos token.Position
}

// declaredOutputs are the outputs that files, those of a package, declare, in
// their order. complain takes every mistake.
func declaredOutputs(files []string, complain func(token.Position, string)) []wanted {
	var outputs []wanted
	for _, name := range files {
		src, err := disk.Read(name)
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
			want := wanted{file: DefaultOutput, client: cmp.Or(out.Client, DefaultClient), taskQueue: out.TaskQueue, pos: report.Place(fset, out.Pos)}
			if out.File != "" {
				want.file = path.Clean(out.File)
				if problem := badOutput(want.file); problem != "" {
					complain(out.FilePos, want.file+": "+problem)
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
// what the flags say, or the default. Flags that no declaration agrees with are a
// mistake.
func (c Config) wantedBy(pkgName string, declared []wanted) ([]wanted, error) {
	if len(declared) == 0 {
		return []wanted{{file: cmp.Or(c.Output, DefaultOutput), client: cmp.Or(c.Client, DefaultClient), taskQueue: c.TaskQueue}}, nil
	}
	for _, flag := range []struct {
		name, value string
		of          func(wanted) string
	}{
		{"-o", strings.ReplaceAll(c.Output, packageInOutput, pkgName), func(w wanted) string { return strings.ReplaceAll(w.file, packageInOutput, pkgName) }},
		{"-client", c.Client, func(w wanted) string { return w.client }},
		{"-task-queue", c.TaskQueue, func(w wanted) string { return w.taskQueue }},
	} {
		if flag.value != "" && !slices.ContainsFunc(declared, func(w wanted) bool { return flag.of(w) == flag.value }) {
			return nil, &UsageError{Message: fmt.Sprintf("%s %s contradicts %s, where the package declares its outputs: leave the flag out, or change the declaration", flag.name, flag.value, report.At(c.Dir, declared[0].pos))}
		}
	}
	return declared, nil
}

// badOutput is what is wrong with the name of an output, "" if nothing is.
func badOutput(file string) string {
	if path.IsAbs(file) || filepath.IsAbs(file) {
		return "give a path relative to the package's folder, for example ../ordersclient/" + DefaultOutput
	}
	return unfitName(path.Base(strings.ReplaceAll(file, packageInOutput, "p")))
}

// badClient is what is wrong with the name of a client type, "" if nothing is.
func badClient(name string) string {
	if !token.IsIdentifier(name) || !token.IsExported(name) {
		return "name an exported Go identifier, for example OrderClient"
	}
	return ""
}
