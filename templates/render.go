package templates

import (
	"bytes"
	"cmp"
	"fmt"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/parallel"
)

// clientConstructs are emitted once per file. One that a file does not need is
// nil.
var clientConstructs = []func(*File) *jen.Statement{
	clientType,
	clientConstructor,
	clientResult,
	clientUpdateWithStart,
	handleType,
	clientHandle,
	handleCancel,
	handleTerminate,
}

// activitiesOnlyConstructs are those of a package without workflows.
var activitiesOnlyConstructs = []func(*File) *jen.Statement{clientType, clientConstructor}

// futureConstructs are emitted once per file, after all workflows.
var futureConstructs = []func(*File) *jen.Statement{
	activityFutureType,
	activityFutureGet,
	activityErrorFutureType,
	activityErrorFutureGet,
}

// activityConstructs are emitted for each activity. One that an activity does not have
// is nil.
var activityConstructs = []func(*File, *Activity) *jen.Statement{
	activityTypeName,
	executeActivity,
	executeLocalActivity,
	registerActivity,
	startActivity,
	getActivity,
	activityHandleType,
	activityHandleGet,
}

// kitConstructs are emitted once per test kit, and those below for each of its workflows,
// for the messages of one, and for each of its activities.
var kitConstructs = []func(*File) *jen.Statement{
	updateOutcomeType,
	updateOutcomeGet,
	updateOutcomeCallback,
	localFakesVar,
	fakeLocally,
	checkWorker,
	checkedRegistryType,
	checkedRegistrations,
	checkedRegistryAdd,
	fakesType,
	fakesWorkflows,
}

var kitWorkflowConstructs = []func(*File, *Workflow) *jen.Statement{
	executeInTest,
	fakeChild,
}

var kitMessages = map[MessageKind][]func(*File, *Workflow, *message) *jen.Statement{
	Signal: {signalInTest},
	Query:  {queryInTest},
	Update: {updateInTest},
}

var kitActivityConstructs = []func(*File, *Activity) *jen.Statement{fakeActivity}

// callerConstructs and, after them, workflowConstructs are emitted for each
// workflow: the first need a client, the others a workflow or a worker. One
// that a workflow does not have is nil.
var callerConstructs = []func(*File, *Workflow) *jen.Statement{
	typeName,
	taskQueue,
	execute,
	get,
	getResult,
	runType,
	runGet,
	runGetWithOptions,
	scheduleAction,
}

var workflowConstructs = []func(*File, *Workflow) *jen.Statement{
	executeChild,
	childFutureType,
	childFutureGet,
}

// callerMessages and workflowMessages are emitted for each message of a
// workflow, after its callerConstructs and its workflowConstructs.
var callerMessages = map[MessageKind][]func(*File, *Workflow, *message) *jen.Statement{
	Signal: {messageName, runSignal, signalWithStart},
	Query:  {messageName, runQuery},
	Update: {
		messageName,
		runUpdate,
		runStartUpdate,
		runGetUpdate,
		updateHandleType,
		updateHandleGet,
		updateWithStart,
	},
}

var workflowMessages = map[MessageKind][]func(*File, *Workflow, *message) *jen.Statement{
	Signal: {childSignal, signalExternal, signalWithStartInside},
}

// workerConstructs come last, for workflows and workers too.
var workerConstructs = []func(*File, *Workflow) *jen.Statement{
	continueAsNew,
	register,
}

// Render returns the Go source of f, formatted. An error means that the model
// does not describe valid Go, which is a defect of what made it.
func Render(f *File) ([]byte, error) {
	parts := f.parts()
	parallel.Do(len(parts), func(i int) { parts[i].render(f) })

	used := map[string]bool{}
	bodies := make([][]byte, len(parts))
	for i, p := range parts {
		if p.err != nil {
			return nil, fmt.Errorf("rendering package %s: %w", f.Package, p.err)
		}
		bodies[i] = p.body
		for _, path := range p.imports {
			if !slices.ContainsFunc(f.Imports, func(i Import) bool { return i.Path == path }) {
				return nil, fmt.Errorf("rendering package %s: a construct needs package %s, which neither Runtime nor a type has", f.Package, path)
			}
			used[path] = true
		}
	}
	source := append([]byte(f.head(used)), append(bytes.Join(bodies, []byte("\n\n")), '\n')...)
	// The parts were parsed, the file was not: not its head, nor what comes of
	// the parts together.
	if _, err := parser.ParseFile(token.NewFileSet(), "", source, parser.SkipObjectResolution); err != nil {
		return nil, fmt.Errorf("parsing package %s: %w", f.Package, err)
	}
	return source, nil
}

// cutImports cuts what jennifer rendered into the import paths and what follows
// the imports.
func cutImports(source []byte) (paths []string, declarations []byte, err error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", source, parser.ImportsOnly)
	if err != nil {
		return nil, nil, err
	}
	end := file.Name.End()
	for _, decl := range file.Decls {
		end = decl.End()
	}
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, nil, err
		}
		paths = append(paths, path)
	}
	return paths, source[fset.Position(end).Offset:], nil
}

// head is the beginning of the file, up to its declarations: imports are grouped
// as goimports would, the standard library's first.
func (f *File) head(used map[string]bool) string {
	var b strings.Builder
	fmt.Fprintln(&b, names.Header)
	if f.Test {
		fmt.Fprintln(&b, names.KitLine)
	}
	if f.ClientOnly {
		fmt.Fprintln(&b, names.SourcePrefix+f.Source)
	}
	if f.Constraint != "" {
		fmt.Fprintf(&b, "\n//go:build %s\n", f.Constraint)
	}
	fmt.Fprintln(&b)
	if f.Bare {
		for _, line := range wrap(f.packageDoc()) {
			fmt.Fprintln(&b, "//", line)
		}
	}
	fmt.Fprintf(&b, "package %s\n\nimport (\n", f.Package)
	imports := slices.DeleteFunc(slices.Clone(f.Imports), func(i Import) bool { return !used[i.Path] })
	slices.SortFunc(imports, func(a, b Import) int {
		return cmp.Or(cmp.Compare(a.group(), b.group()), strings.Compare(a.Path, b.Path))
	})
	for i, spec := range imports {
		if i > 0 && spec.group() != imports[i-1].group() {
			fmt.Fprintln(&b)
		}
		if spec.Alias {
			fmt.Fprintf(&b, "\t%s %q\n", spec.Name, spec.Path)
		} else {
			fmt.Fprintf(&b, "\t%q\n", spec.Path)
		}
	}
	b.WriteString(")\n\n")
	return b.String()
}

// group is the place of an import's group: the standard library has the first.
func (i Import) group() int {
	if first, _, _ := strings.Cut(i.Path, "/"); strings.Contains(first, ".") {
		return 1
	}
	return 0
}
