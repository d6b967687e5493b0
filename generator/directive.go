package generator

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/templates"
)

// directives are the temporalgen directives of one function or contract.
type directives struct {
	workflow  bool
	ignore    bool
	pos       token.Pos // of the first directive
	name      string    // name=
	as        string    // as=
	taskQueue string    // task-queue=
	messages  []messageDirective
}

// messageDirective declares a message of a workflow.
type messageDirective struct {
	kind templates.MessageKind
	pos  token.Pos
	name string // name=
	as   string // as=
	typ  string // type=: a signal's payload, or the signature of a handler
}

const directiveTool = "temporalgen"

// parseDirectives reads the directives among the comments of doc, which may be
// nil. report gets every mistake in them.
func parseDirectives(doc *ast.CommentGroup, report func(token.Pos, string)) directives {
	var d directives
	if doc == nil {
		return d
	}
	for _, c := range doc.List {
		directive, ok := ast.ParseDirective(c.Pos(), c.Text)
		if !ok || directive.Tool != directiveTool || directive.Name == "output" { // which is the file's: see declaredOutputs
			continue
		}
		if !d.pos.IsValid() {
			d.pos = c.Pos()
		}
		switch directive.Name {
		case "ignore": // what follows is the reason, for people
			d.ignore = true
		case "workflow":
			if d.workflow {
				report(c.Pos(), "second temporalgen:workflow directive: join the two")
			}
			d.workflow = true
			d.parseWorkflow(directive, report)
		case "signal", "query", "update":
			d.parseMessage(directive, report)
		default:
			report(c.Pos(), unknownDirective(directive.Name))
		}
	}
	if d.workflow && d.ignore {
		report(d.pos, "temporalgen:workflow and temporalgen:ignore contradict each other: remove one")
	}
	return d
}

func unknownDirective(name string) string {
	return fmt.Sprintf("unknown directive temporalgen:%s: the directives are temporalgen:workflow, temporalgen:ignore, temporalgen:output, temporalgen:signal, temporalgen:query and temporalgen:update", name)
}

// isGoName says whether name can begin an exported identifier.
func isGoName(name string) bool { return token.IsIdentifier(name) && token.IsExported(name) }

func (d *directives) parseWorkflow(directive ast.Directive, report func(token.Pos, string)) {
	parseArgs(directive, report, map[string]func(token.Pos, string){
		"name": func(pos token.Pos, value string) {
			if strings.HasPrefix(value, "__temporal_") {
				report(pos, fmt.Sprintf("Workflow Type name %q: the prefix __temporal_ is reserved by Temporal: choose another name", value))
			}
			d.name = value
		},
		"as": func(pos token.Pos, value string) {
			if !isGoName(value) {
				report(pos, fmt.Sprintf("as=%s is no exported Go identifier: use one like as=ProcessOrder", value))
			}
			d.as = value
		},
		"task-queue": func(_ token.Pos, value string) { d.taskQueue = value },
	}, "name=, as= and task-queue=")
}

func (d *directives) parseMessage(directive ast.Directive, report func(token.Pos, string)) {
	m := messageDirective{kind: templates.MessageKind(directive.Name), pos: directive.Pos()}
	parseArgs(directive, report, map[string]func(token.Pos, string){
		"name": func(pos token.Pos, value string) {
			if strings.HasPrefix(value, "__") {
				report(pos, fmt.Sprintf("%s name %q: the prefix __ is reserved by Temporal: choose another name", m.kind, value))
			}
			m.name = value
		},
		"as": func(pos token.Pos, value string) {
			if !isGoName(value) {
				report(pos, fmt.Sprintf("as=%s is no exported Go identifier: use one like as=Approve", value))
			}
			m.as = value
		},
		"type": func(_ token.Pos, value string) { m.typ = value },
	}, "name=, type= and as=")
	if m.name == "" {
		report(directive.Pos(), fmt.Sprintf("temporalgen:%s without a name: give the one that Temporal knows with name=", m.kind))
		return
	}
	for _, other := range d.messages {
		if other.kind == m.kind && other.name == m.name {
			report(directive.Pos(), fmt.Sprintf("second temporalgen:%s directive for %q: join the two", m.kind, m.name))
			return
		}
	}
	d.messages = append(d.messages, m)
}

// parseArgs calls the function in set for the key of each argument, with the
// argument's place and its value. keys are what the keys are, for people.
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
			report(arg.Pos, fmt.Sprintf("%s= is twice in the directive: keep one", key))
		}
		seen[key] = true
		written := directive.Args[arg.Pos-directive.ArgsPos:]
		switch {
		case !ok && len(seen) == 1 && set[""] != nil: // the first may have no key
			set[""](arg.Pos, arg.Arg)
		case !ok, key == "":
			report(arg.Pos, fmt.Sprintf("unexpected %q in the directive: arguments are key=value, or \"key=value with spaces\"", arg.Arg))
		case set[key] == nil:
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

// quoted says whether text begins with a quotation mark of a Go string.
func quoted(text string) bool {
	return text != "" && (text[0] == '"' || text[0] == '`')
}

// strayDirectives reports the directives of file that stand where they have no
// effect: anywhere but in the doc comment of a function or a contract. Within a
// declaration, temporalgen:ignore with a reason silences a finding of
// "temporal-gen vet".
func strayDirectives(file *ast.File, report func(token.Pos, string)) {
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
			text, ok := strings.CutPrefix(c.Text, "//"+directiveTool+":")
			switch directive, parsed := ast.ParseDirective(c.Pos(), c.Text); {
			case ok && !parsed:
				name, _, _ := strings.Cut(text, " ")
				report(c.Pos(), unknownDirective(name))
			case ok && directive.Name == "output" && within(file, c.Pos()):
				report(c.Pos(), "temporalgen:output has no effect here: move it out of the declaration")
			case ok && directive.Name == "output":
			case ok && !docs[group] && !silences(file, c, directive):
				report(c.Pos(), fmt.Sprintf("temporalgen:%s has no effect here: move it into the doc comment of a function, a func type or an interface", directive.Name))
			case !ok && misspelled.MatchString(c.Text):
				report(c.Pos(), "this is a comment, not a directive: begin the line with //temporalgen: and no space")
			}
		}
	}
}

// silences says whether a directive stands within a declaration, or behind its
// last line, and has a reason.
func silences(file *ast.File, c *ast.Comment, directive ast.Directive) bool {
	if directive.Name != "ignore" || strings.TrimSpace(directive.Args) == "" {
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
	for _, spec := range decl.Specs {
		spec, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		switch typ := ast.Unparen(spec.Type).(type) {
		case *ast.FuncType:
			docs[typeDoc(decl, spec)] = true
		case *ast.InterfaceType:
			docs[typeDoc(decl, spec)] = true
			for _, method := range typ.Methods.List {
				if len(method.Names) > 0 {
					docs[method.Doc] = true
				}
			}
		}
	}
}

// misspelled matches comments that can only be meant as directives. Prose may
// begin with the name of one.
var misspelled = regexp.MustCompile(`^(// *|/\* *)` + directiveTool + `: *(ignore|output(\s+\S*(=|\.go\b).*)?|(workflow|signal|query|update)(\s+\S*=.*)?)\s*(\*/)?$`)
