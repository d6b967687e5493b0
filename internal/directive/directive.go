// Package directive reads the tool's directives in comments.
package directive

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Set are the directives of one function or contract.
type Set struct {
	Workflow  bool
	Activity  bool
	Ignore    bool
	Pos       token.Pos // of the first directive
	Name      string    // name=
	As        string    // as=
	TaskQueue string    // task-queue=
	Messages  []Message
}

// Message declares a message of a workflow.
type Message struct {
	Kind sdk.MessageKind
	Pos  token.Pos
	Name string // name=
	As   string // as=
	Type string // type=: a signal's payload, or the signature of a handler
}

// The tool's name in directives, and the names of those that are looked for by
// themselves.
const (
	tool   = "temporalgen"
	ignore = "ignore"
	output = "output"

	// Prefix is what every directive begins with.
	Prefix = "//" + tool + ":"
	// WorkflowPrefix is what that of a workflow begins with.
	WorkflowPrefix = Prefix + "workflow"
	// ActivityPrefix is what that of an activity begins with.
	ActivityPrefix = Prefix + "activity"
	// OutputPrefix is what that of an output begins with, and KitSuffix what that of a
	// test kit ends in.
	OutputPrefix = Prefix + output
	KitSuffix    = " " + kit
)

// parse reads a comment, and reports whether it is one of the tool's directives.
func parse(c *ast.Comment) (ast.Directive, bool) {
	d, ok := ast.ParseDirective(c.Pos(), c.Text)
	return d, ok && d.Tool == tool
}

// Parse reads the directives among the comments of doc, which may be nil. report,
// which may be nil too, gets every mistake in them.
func Parse(doc *ast.CommentGroup, report func(token.Pos, string)) Set {
	var d Set
	if doc == nil {
		return d
	}
	if report == nil {
		report = func(token.Pos, string) {}
	}
	for _, c := range doc.List {
		directive, ok := parse(c)
		if !ok || directive.Name == output { // which is the file's: see Outputs
			continue
		}
		if !d.Pos.IsValid() {
			d.Pos = c.Pos()
		}
		switch directive.Name {
		case ignore: // what follows is the reason, for people
			d.Ignore = true
		case "workflow":
			if d.Workflow {
				report(c.Pos(), "second temporalgen:workflow directive: join the two")
			}
			d.Workflow = true
			d.parseDefinition(directive, report, "Workflow Type", "ProcessOrder", func(value string) { d.TaskQueue = value })
		case "activity":
			if d.Activity {
				report(c.Pos(), "second temporalgen:activity directive: join the two")
			}
			d.Activity = true
			d.parseDefinition(directive, report, "Activity Type", "Charge", nil)
		case "signal", "query", "update":
			d.parseMessage(directive, report)
		default:
			report(c.Pos(), unknownDirective(directive.Name))
		}
	}
	for _, pair := range []struct {
		both bool
		what string
	}{
		{d.Workflow && d.Ignore, "temporalgen:workflow and temporalgen:ignore"},
		{d.Activity && d.Ignore, "temporalgen:activity and temporalgen:ignore"},
		{d.Workflow && d.Activity, "temporalgen:workflow and temporalgen:activity"},
	} {
		if pair.both {
			report(d.Pos, pair.what+" contradict each other: remove one")
			break
		}
	}
	return d
}

func unknownDirective(name string) string {
	return fmt.Sprintf("unknown directive temporalgen:%s: the directives are temporalgen:workflow, temporalgen:activity, temporalgen:ignore, temporalgen:output, temporalgen:signal, temporalgen:query and temporalgen:update", name)
}

// IgnoreReason reports whether a comment is the directive ignore, and what it says
// behind that.
func IgnoreReason(c *ast.Comment) (reason string, ok bool) {
	directive, ok := parse(c)
	return strings.TrimSpace(directive.Args), ok && directive.Name == ignore
}

// isGoName reports whether name can begin an exported identifier.
func isGoName(name string) bool { return token.IsIdentifier(name) && token.IsExported(name) }

// parseDefinition reads the directive of a workflow or an activity: title is what its names
// are called, example is a Go name, and taskQueue takes a Task Queue where one can have its own.
func (d *Set) parseDefinition(directive ast.Directive, report func(token.Pos, string), title, example string, taskQueue func(string)) {
	set := map[string]func(token.Pos, string){
		"name": func(pos token.Pos, value string) {
			if strings.HasPrefix(value, "__temporal_") {
				report(pos, fmt.Sprintf("%s name %q: the prefix __temporal_ is reserved by Temporal: choose another name", title, value))
			}
			d.Name = value
		},
		"as": func(pos token.Pos, value string) {
			if !isGoName(value) {
				report(pos, fmt.Sprintf("as=%s is no exported Go identifier: use one like as=%s", value, example))
			}
			d.As = value
		},
	}
	keys := "name= and as="
	if taskQueue != nil {
		keys = "name=, as= and task-queue="
		set["task-queue"] = func(_ token.Pos, value string) { taskQueue(value) }
	}
	parseArgs(directive, report, set, keys)
}

func (d *Set) parseMessage(directive ast.Directive, report func(token.Pos, string)) {
	m := Message{Kind: sdk.MessageKind(directive.Name), Pos: directive.Pos()}
	parseArgs(directive, report, map[string]func(token.Pos, string){
		"name": func(pos token.Pos, value string) {
			if strings.HasPrefix(value, "__") {
				report(pos, fmt.Sprintf("%s name %q: the prefix __ is reserved by Temporal: choose another name", m.Kind, value))
			}
			m.Name = value
		},
		"as": func(pos token.Pos, value string) {
			if !isGoName(value) {
				report(pos, fmt.Sprintf("as=%s is no exported Go identifier: use one like as=Approve", value))
			}
			m.As = value
		},
		"type": func(_ token.Pos, value string) { m.Type = value },
	}, "name=, type= and as=")
	if m.Name == "" {
		report(directive.Pos(), fmt.Sprintf("temporalgen:%s without a name: give the one that Temporal knows with name=", m.Kind))
		return
	}
	for _, other := range d.Messages {
		if other.Kind == m.Kind && other.Name == m.Name {
			report(directive.Pos(), fmt.Sprintf("second temporalgen:%s directive for %q: join the two", m.Kind, m.Name))
			return
		}
	}
	d.Messages = append(d.Messages, m)
}

// parseArgs calls the function in set for the key of each argument, with the
// argument's place and its value. The first argument may have no key, which is "", and
// the one that is the word for a test kit has none. keys are what the keys are, for
// people.
func parseArgs(directive ast.Directive, report func(token.Pos, string), set map[string]func(token.Pos, string), keys string) {
	args, err := directive.ParseArgs()
	if err != nil {
		report(directive.ArgsPos, fmt.Sprintf("malformed directive: %v: arguments are key=value, or \"key=value with spaces\"", err))
		return
	}
	seen := map[string]bool{}
	for _, arg := range args {
		key, value, ok := strings.Cut(arg.Arg, "=")
		if seen[key] {
			what := key + "="
			if !ok {
				what = arg.Arg
			}
			report(arg.Pos, what+" is twice in the directive: keep one")
		}
		seen[key] = true
		written := directive.Args[arg.Pos-directive.ArgsPos:]
		switch {
		case !ok && key == kit && set[kit] != nil:
			set[kit](arg.Pos, "")
		case !ok && len(seen) == 1 && set[""] != nil:
			set[""](arg.Pos, arg.Arg)
		case !ok, key == "":
			report(arg.Pos, fmt.Sprintf("unexpected %q in the directive: arguments are key=value, or \"key=value with spaces\"", arg.Arg))
		case set[key] == nil, key == kit:
			report(arg.Pos, fmt.Sprintf("unknown key %s= in the directive: the keys are %s", key, keys))
		case value == "":
			report(arg.Pos, fmt.Sprintf("%s= has no value: give one or remove it", key))
		case quoted(value) && !quoted(written):
			report(arg.Pos, fmt.Sprintf("%s= has a quoted value: put the quotes around the whole argument, \"key=value with spaces\"", key))
		default:
			set[key](arg.Pos, value)
		}
	}
}

// quoted reports whether text begins with a quotation mark of a Go string.
func quoted(text string) bool {
	return text != "" && (text[0] == '"' || text[0] == '`')
}

// Stray reports the directives of file that are where they have no
// effect: anywhere but in the doc comment of a function or a contract. Within a
// declaration, temporalgen:ignore with a reason silences a finding of
// "temporal-gen vet".
func Stray(file *ast.File, report func(token.Pos, string)) {
	docs := map[*ast.CommentGroup]bool{}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			docs[decl.Doc] = true
		case *ast.GenDecl:
			contractDocs(decl, docs)
		}
	}
	for _, group := range file.Comments {
		for _, c := range group.List {
			text, ok := strings.CutPrefix(c.Text, Prefix)
			switch directive, parsed := ast.ParseDirective(c.Pos(), c.Text); {
			case ok && !parsed:
				name, _, _ := strings.Cut(text, " ")
				report(c.Pos(), unknownDirective(name))
			case ok && directive.Name == output && within(file, c.Pos()):
				report(c.Pos(), "temporalgen:output has no effect here: move it out of the declaration")
			case ok && directive.Name == output:
			case ok && !docs[group] && !silences(file, c, directive):
				report(c.Pos(), fmt.Sprintf("temporalgen:%s has no effect here: move it into the doc comment of a function, a func type or an interface", directive.Name))
			case !ok && misspelled.MatchString(c.Text):
				report(c.Pos(), "this is a comment, not a directive: begin the line with //temporalgen: and no space")
			}
		}
	}
}

// silences reports whether a directive is within a declaration, or behind its
// last line, and has a reason.
func silences(file *ast.File, c *ast.Comment, directive ast.Directive) bool {
	if directive.Name != ignore || strings.TrimSpace(directive.Args) == "" {
		return false
	}
	for _, decl := range file.Decls {
		if decl.Pos() < c.Pos() && c.Pos() < decl.End() {
			return true
		}
		if gen, ok := decl.(*ast.GenDecl); ok && len(gen.Specs) > 0 {
			last, ok := gen.Specs[len(gen.Specs)-1].(*ast.ValueSpec)
			if ok && last.Comment != nil && slices.Contains(last.Comment.List, c) {
				return true
			}
		}
	}
	return false
}

// contractDocs adds to docs the doc comments of what may be a contract in decl:
// func types, interfaces and their methods.
func contractDocs(decl *ast.GenDecl, docs map[*ast.CommentGroup]bool) {
	code.TypeSpecsOf(decl, func(spec *ast.TypeSpec, doc *ast.CommentGroup) {
		switch typ := ast.Unparen(spec.Type).(type) {
		case *ast.FuncType:
			docs[doc] = true
		case *ast.InterfaceType:
			docs[doc] = true
			for _, method := range typ.Methods.List {
				if len(method.Names) > 0 {
					docs[method.Doc] = true
				}
			}
		}
	})
}

// misspelled matches comments that can only be meant as directives. Prose may
// begin with the name of one.
var misspelled = regexp.MustCompile(`^(// *|/\* *)` + tool + `: *(ignore|output(\s+(test|\S*(=|\.go\b).*))?|(workflow|activity|signal|query|update)(\s+\S*=.*)?)\s*(\*/)?$`)
