package main

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// This file makes packages with workflows.

// wantedWorkflow is a function that a case declares to be a workflow.
type wantedWorkflow struct {
	file *randomFile
	// receiver is the type of a method, or the interface of a contract.
	receiver, name string
	// goName is what its starters are called.
	goName, typeName, taskQueue string
	contract                    bool
	// directed reports whether it has the directive, so that it is refused rather than
	// passed over if the SDK can't run it.
	directed bool
	// unsupported reports whether its signature is none that the SDK can run.
	unsupported bool
	messages    []wantedMessage
}

// constrainingName matches the names of files that not every system builds.
var constrainingName = regexp.MustCompile(`_(linux|windows|darwin|amd64|arm64)(_test)?\.go$`)

// constraintPairs are constraints with their opposites.
var constraintPairs = [][2]string{
	{"nightly", "!nightly"}, {"linux", "!linux"}, {"windows && amd64", "!(windows && amd64)"}, {"nightly || pro", "!nightly && !pro"},
	{"unix", "!unix"}, {"linux && !nightly", "!linux || nightly"}, {"(nightly)", "!(nightly)"}, {"go1.20", "!go1.20"},
	{"go1.99", "!go1.99"},
}

// addFlows adds a package with workflows.
func (c *randomCase) addFlows() {
	p := c.addPackage("flows", "flows", "go-flows", "deep/flows", "orders/v2", "client", "workflow", "internal/flows", "order-flows.v1", "any", "cmd", "type")
	if output := newRandomTarget(c.flags...).of(p); output != p.path && c.has("output into a package that exists", 2) {
		c.addDependency(strings.TrimPrefix(output, c.path("")))
	}
	var decls, names []string
	for range c.IntN(5) {
		decls = append(decls, c.declare(p, c.ownName))
	}
	for range 1 + c.IntN(3) {
		names = append(names, c.declare(p, c.workflowName))
	}

	first := c.addFile(p, pick(c.Rand, []string{"flows.go", "linux.go", "temporal_gen_hand.go", "run_unix.go", "test.go"}))
	first.head = c.packageComment()
	files := []*randomFile{first}
	if c.has("package of which all files are constrained", 12) {
		first.build = pick(c.Rand, constraintPairs)[c.IntN(2)]
	}
	if c.has("file under a constraint", 4) {
		files = append(files, c.addConstrainedFile(p))
	}
	if p.name == "main" {
		fmt.Fprintf(&first.body, "func main() {}\n\n")
	}
	for _, name := range decls {
		c.addDeclaration(pick(c.Rand, files), name)
	}
	if c.has("opposite pair of files", 5) {
		c.addPair(p)
	}
	for _, name := range names {
		p.workflows = append(p.workflows, c.workflow(pick(c.Rand, files), name))
	}
	if c.has("in-package test", 5) {
		c.addTest(p, "flows_test.go")
	}
	if p.importable && c.has("external test", 6) {
		c.addTest(p, "external_test.go")
	}
	if c.has("file that is ignored", 10) {
		f := c.addFile(p, "ignored.go")
		f.build = "ignore"
		c.addType(f, hostileName(c.Rand))
		c.workflow(f, "Order")
	}
}

// neededNames are the predeclared names that all generated code needs: packages
// that declare them are refused.
var neededNames = []string{"any", "error", "nil", "string"}

// ownName is one of a declaration beside workflows.
func (c *randomCase) ownName() string {
	if c.has("predeclared name that generated code needs", 25) {
		return pick(c.Rand, neededNames)
	}
	if c.has("predeclared type declared anew", 10) {
		return pick(c.Rand, predeclaredTypes)
	}
	for {
		if name := hostileName(c.Rand); !slices.Contains(neededNames, name) && !slices.Contains(predeclaredTypes, name) {
			return name
		}
	}
}

func (c *randomCase) workflowName() string {
	if c.oneIn(6) {
		return c.ownName()
	}
	return pick(c.Rand, workflowNames)
}

// packageComment is what comes before a package clause, where lines that begin
// with // are more than comments.
func (c *randomCase) packageComment() string {
	text := c.comment()
	if !strings.HasPrefix(text, "/*") && (strings.Contains(text, "+build") || strings.Contains(text, "//go:build") || strings.Contains(text, "Code generated")) {
		return ""
	}
	return text
}

func (c *randomCase) addConstrainedFile(p *randomPackage) *randomFile {
	if c.oneIn(2) {
		return c.addFile(p, pick(c.Rand, []string{"run_linux.go", "run_windows.go", "run_windows_arm64.go", "run_amd64.go", "run_test_linux.go", "temporal_gen2_linux.go"}))
	}
	f := c.addFile(p, pick(c.Rand, []string{"more.go", "run_nightly.go", "temporal_gen_more.go"}))
	if c.has("constraint of the old form", 8) {
		f.head = "// +build nightly\n\n"
	} else {
		f.build = pick(c.Rand, constraintPairs)[c.IntN(2)]
	}
	return f
}

// addPair adds two files of which every build has one, with a workflow and a type
// in both.
func (c *randomCase) addPair(p *randomPackage) {
	pair := pick(c.Rand, constraintPairs)
	name := c.declare(p, c.workflowName)
	typ := c.declare(p, func() string { return hostileName(c.Rand) })
	for i, base := range []string{"one.go", "other.go"} {
		f := c.addFile(p, base)
		f.build = pair[i]
		if f.build == "linux" && c.oneIn(2) {
			f.name, f.build = "one_linux.go", ""
		}
		c.addType(f, typ)
		p.workflows = append(p.workflows, c.workflow(f, name))
	}
}

// addDeclaration declares something in f.
func (c *randomCase) addDeclaration(f *randomFile, name string) {
	switch c.IntN(7) {
	case 0:
		fmt.Fprintf(&f.body, "var %s struct{}\n\n", name)
	case 1:
		fmt.Fprintf(&f.body, "func %s() {}\n\n", name)
	case 2:
		fmt.Fprintf(&f.body, "const %s = 1\n\n", name)
	default:
		c.addType(f, name)
	}
}

// addTest adds a test that declares names, and may import with a dot.
func (c *randomCase) addTest(p *randomPackage, name string) {
	f := c.addFile(p, name)
	external := strings.HasPrefix(name, "external")
	scope := p.taken
	if external { // a package of its own
		test := &randomPackage{path: p.path + "_test", name: p.name, taken: map[string]bool{}}
		f.pkg, scope = test, test.taken
		for _, w := range p.workflows {
			if w.receiver == "" && c.oneIn(2) && strings.ToUpper(w.name[:1]) == w.name[:1] {
				fmt.Fprintf(&f.body, "var _ = %s%s\n\n", c.qualifier(f, p.path, p.name), w.name)
			}
		}
	}
	for range 1 + c.IntN(3) {
		name := hostileName(c.Rand)
		if scope[name] {
			continue
		}
		scope[name] = true
		fmt.Fprintf(&f.body, "type %s struct{}\n\n", name)
	}
	if len(c.packages) > 1 && c.oneIn(2) {
		fmt.Fprintf(&f.body, "var _ %s\n\n", c.typ(f, 0).text)
	}
}

// workflow writes a workflow: a function, a method or a contract.
func (c *randomCase) workflow(f *randomFile, name string) *wantedWorkflow {
	w := &wantedWorkflow{file: f, name: name, goName: exported(name), typeName: name}
	switch {
	case c.has("contract", 8):
		w.contract = true
		c.writeContract(w)
	case c.has("method", 3):
		c.writeMethod(w)
	default:
		c.writeFunction(w, "", "")
	}
	return w
}

// directives gives w directives, if it must have one or it comes out so.
func (c *randomCase) directives(w *wantedWorkflow, mustHave bool) []string {
	var lines, args []string
	if mustHave || c.has("directive", 3) {
		w.directed = true
		if c.oneIn(3) {
			w.typeName = pick(c.Rand, typeNameWords)
			args = append(args, "name="+w.typeName)
		}
		if c.oneIn(4) {
			w.goName = exported(pick(c.Rand, workflowNames)) + pick(c.Rand, []string{"", "", "2"})
			args = append(args, "as="+w.goName)
		}
		if c.oneIn(3) {
			w.taskQueue = pick(c.Rand, typeNameWords)
			args = append(args, "task-queue="+w.taskQueue)
		}
		lines = append(lines, directive("workflow", args...))
	}
	if w.directed || c.oneIn(2) {
		for range c.IntN(3) {
			lines = append(lines, c.messageDirective(w))
		}
	}
	return lines
}

// register writes a function that registers w as the value of expr.
func (c *randomCase) register(w *wantedWorkflow, expr string) {
	f, name := w.file, ""
	if !w.directed && !f.constrained() && c.has("registered name", 4) {
		w.typeName = pick(c.Rand, typeNameWords)
		name = fmt.Sprintf(", %sRegisterOptions{Name: %s}", c.qualifier(f, sdk.Workflow, "workflow"), strconv.Quote(w.typeName))
	}
	verb := "RegisterWorkflow"
	if name != "" {
		verb += "WithOptions"
	}
	fmt.Fprintf(&f.body, "func register%d(to0 %sWorkflowRegistry) { to0.%s(%s%s) }\n\n", f.body.Len(), c.qualifier(f, sdk.Path+"/worker", "worker"), verb, expr, name)
}

// writeFunction writes w as a function, or as a method of a receiver with that
// name and type.
func (c *randomCase) writeFunction(w *wantedWorkflow, recv, recvType string) {
	f := w.file
	lines := c.directives(w, false)
	sig := c.signature(w, recv)
	receiver := ""
	if recvType != "" {
		receiver = "(" + strings.TrimSpace(recv+" "+recvType) + ") "
	}
	fmt.Fprintf(&f.body, "%sfunc %s%s%s {\n%s\tfor {\n\t}\n}\n\n", c.comment(lines...), receiver, w.name, sig.text, sig.body)
	if !w.directed || c.oneIn(2) { // or it might be taken for a helper that nobody uses
		expr := w.name
		if recvType != "" {
			expr = "(&" + strings.TrimPrefix(recvType, "*") + "{})." + w.name
		}
		c.register(w, expr)
	}
}

// writeMethod writes w as a method of a type of its own.
func (c *randomCase) writeMethod(w *wantedWorkflow) {
	f := w.file
	w.receiver = c.declare(f.pkg, func() string {
		return pick(c.Rand, slices.Concat(localNames, importNames, typeNames, []string{"home", "Flows"}))
	})
	w.goName = goNameOf(w.receiver, w.name)
	fmt.Fprintf(&f.body, "type %s struct{}\n\n", w.receiver)
	typ := w.receiver
	if c.has("receiver spelled as an alias", 8) {
		typ = c.declare(f.pkg, func() string { return "Alias" })
		fmt.Fprintf(&f.body, "type %s = %s\n\n", typ, w.receiver)
	}
	if c.oneIn(2) {
		typ = "*" + typ
	}
	recv := pick(c.Rand, []string{"", "_", hostileName(c.Rand), hostileName(c.Rand)})
	c.writeFunction(w, recv, typ)
}

// writeContract writes w as a func type or as a method of an interface.
func (c *randomCase) writeContract(w *wantedWorkflow) {
	f := w.file
	if c.oneIn(2) {
		lines := c.directives(w, true)
		fmt.Fprintf(&f.body, "%stype %s func%s\n\n", c.comment(lines...), w.name, c.signature(w, "").text)
		return
	}
	w.receiver = w.name
	w.name = pick(c.Rand, workflowNames)
	w.goName, w.typeName = goNameOf(w.receiver, w.name), w.name
	lines := c.directives(w, true)
	fmt.Fprintf(&f.body, "type %s interface {\n%s%s%s\n}\n\n", w.receiver, c.comment(lines...), w.name, c.signature(w, "").text)
}
