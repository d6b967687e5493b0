package main

import (
	"fmt"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// This file makes the signatures and the bodies of random workflows, and their
// messages.

// signature is the source of a function's signature and of its body's begin.
type signature struct{ text, body string }

// wantedMessage is a message that a case sets up.
type wantedMessage struct {
	kind, name string
	// in and out are the types of its parameters and its result, as file writes
	// them; out is "" for none.
	file *randomFile
	in   []string
	out  string
	// byCode reports whether code sets it up, not a directive.
	byCode bool
	// doubted reports whether a type can't be decoded, or can't be named elsewhere.
	doubted bool
}

// setup is a function of a helper package that sets up messages.
type setup struct {
	name     string
	messages []wantedMessage
}

var word = regexp.MustCompile(`[\pL_][\pL\pN_]*`)

// signature makes that of w, whose receiver is called recv.
func (c *randomCase) signature(w *wantedWorkflow, recv string) signature {
	f := w.file
	context := c.contextType(f)
	body := ""
	if !w.contract && c.has("messages in the code", 3) {
		body = c.messagesInCode(w)
	}
	used := map[string]bool{recv: recv != "_"}
	avoid := word.FindAllString(body, -1)
	param := func() string {
		for {
			if name := hostileName(c.Rand); !used[name] && !slices.Contains(avoid, name) {
				used[name] = true
				return name
			}
		}
	}
	unnamed := body == "" && c.has("unnamed parameters", 5)
	params := []string{param() + " " + context}
	if unnamed {
		params[0] = context
	}
	if body != "" {
		body = strings.ReplaceAll(body, contextMark, strings.TrimSuffix(params[0], " "+context))
	}
	for range pick(c.Rand, []int{0, 1, 1, 1, 2, 3, 4}) {
		t := c.typ(f, 2)
		w.unsupported = w.unsupported || t.undecodable
		switch {
		case unnamed:
			params = append(params, t.text)
		case c.has("blank parameter", 8):
			params = append(params, "_ "+t.text)
		default:
			params = append(params, param()+" "+t.text)
		}
	}
	if !unnamed && c.has("variadic workflow", 40) {
		params[len(params)-1] = param() + " ...struct{}"
		w.unsupported = true
		if len(params) == 1 {
			params = []string{"_ " + context, params[0]}
		}
	}
	results := "error"
	if c.oneIn(2) {
		t := c.typ(f, 2)
		w.unsupported = w.unsupported || t.undecodable
		results = "(" + t.text + ", error)"
		if c.oneIn(8) && !unnamed {
			results = "(" + param() + " " + t.text + ", " + param() + " error)"
		}
	}
	return signature{"(" + strings.Join(params, ", ") + ") " + results, body}
}

// contextMark stands for the workflow's context in a body that is being made.
const contextMark = "\x00"

// contextType is workflow.Context in f, or an alias of it.
func (c *randomCase) contextType(f *randomFile) string {
	for _, p := range c.packages {
		for _, t := range p.types {
			if t.text != contextAlias || !p.visibleFrom(f.pkg) || !p.importable {
				continue
			}
			if c.has("context by an alias", 2) {
				return c.qualifier(f, p.path, p.name) + t.name
			}
		}
	}
	return c.qualifier(f, sdk.Workflow, "workflow") + "Context"
}

// messagesInCode is code that sets up messages of w.
func (c *randomCase) messagesInCode(w *wantedWorkflow) string {
	var b strings.Builder
	sdkName := c.qualifier(w.file, sdk.Workflow, "workflow")
	for i := range 1 + c.IntN(3) {
		name := c.messageName(w)
		if name == "" {
			break
		}
		m := wantedMessage{name: name, file: w.file, byCode: true}
		switch c.IntN(5) {
		case 0, 1:
			m.kind = "signal"
			t := c.messageType(&m, w.file)
			m.in = []string{t}
			fmt.Fprintf(&b, "\tvar m%d %s\n\t%sGetSignalChannel(%s, %q).Receive(%s, &m%d)\n", i, t, sdkName, contextMark, name, contextMark, i)
		case 2:
			m.kind = "signal"
			m.in = []string{}
			fmt.Fprintf(&b, "\t%sGetSignalChannel(%s, %q).Receive(%s, nil)\n", sdkName, contextMark, name, contextMark)
		case 3:
			m.kind = "query"
			fmt.Fprintf(&b, "\t%sSetQueryHandler(%s, %q, func%s { for { } })\n", sdkName, contextMark, name, c.handler(&m, w.file, ""))
		default:
			m.kind = "update"
			fmt.Fprintf(&b, "\t%sSetUpdateHandler(%s, %q, func%s { for { } })\n", sdkName, contextMark, name, c.handler(&m, w.file, sdkName+"Context"))
		}
		w.messages = append(w.messages, m)
	}
	for _, p := range c.packages {
		if len(p.setups) > 0 && p.importable && p.visibleFrom(w.file.pkg) && p != w.file.pkg && c.has("messages set up in another package", 1) {
			s := pick(c.Rand, p.setups)
			fmt.Fprintf(&b, "\t%s%s(%s)\n", c.qualifier(w.file, p.path, p.name), s.name, contextMark)
			own := w.messages // of two with one name it is open which types are right
			w.messages = append(without(own, s.messages), without(s.messages, own)...)
			break
		}
	}
	return b.String()
}

// without are the messages whose names none of others has.
func without(messages, others []wantedMessage) []wantedMessage {
	return slices.DeleteFunc(slices.Clone(messages), func(m wantedMessage) bool {
		return slices.ContainsFunc(others, func(o wantedMessage) bool { return o.name == m.name })
	})
}

// messageName is one that w has no message of yet.
func (c *randomCase) messageName(w *wantedWorkflow) string {
	for range 10 {
		name := pick(c.Rand, messageNames)
		if !slices.ContainsFunc(w.messages, func(m wantedMessage) bool { return m.name == name }) {
			return name
		}
	}
	return ""
}

// messageType is a type of a message in f.
func (c *randomCase) messageType(m *wantedMessage, f *randomFile) string {
	t := c.typ(f, 1)
	m.doubted = m.doubted || t.undecodable || t.unnameable && (t.pkg != f.pkg || f.pkg.helps)
	return t.text
}

// handler is the signature of a handler of m, whose first parameter may be one
// that is given.
func (c *randomCase) handler(m *wantedMessage, f *randomFile, first string) string {
	var params []string
	if first != "" {
		params = append(params, "_ "+first)
	}
	used := map[string]bool{}
	m.in = []string{}
	for range c.IntN(3) {
		name := hostileName(c.Rand)
		for used[name] || !token.IsIdentifier(name) {
			name = hostileName(c.Rand)
		}
		used[name] = true
		t := c.messageType(m, f)
		m.in = append(m.in, t)
		params = append(params, name+" "+t)
	}
	results := "error"
	if m.kind == "query" || c.oneIn(2) {
		m.out = c.messageType(m, f)
		results = "(" + m.out + ", error)"
	}
	return "(" + strings.Join(params, ", ") + ") " + results
}

// messageDirective declares a message of w.
func (c *randomCase) messageDirective(w *wantedWorkflow) string {
	name := c.messageName(w)
	if name == "" {
		return "//"
	}
	m := wantedMessage{name: name, file: w.file, kind: pick(c.Rand, []string{"signal", "query", "update"})}
	args := []string{"name=" + name}
	switch {
	case m.kind != "signal":
		args = append(args, "type=func"+c.handler(&m, w.file, ""))
	case c.oneIn(3):
		m.in = []string{}
	default:
		m.in = []string{c.messageType(&m, w.file)}
		args = append(args, "type="+m.in[0])
	}
	if c.oneIn(4) {
		args = append(args, "as="+pick(c.Rand, []string{"Approve", "Order", "Item", "Run", "X"}))
	}
	w.messages = append(w.messages, m)
	return directive(m.kind, args...)
}

// addHelper adds a package whose functions set up messages of other packages'
// workflows.
func (c *randomCase) addHelper() {
	p := c.addPackage("helper", "setup", "internal/setup", "messages")
	p.helps = true
	f := c.addFile(p, "setup.go")
	for range c.IntN(3) {
		c.addType(f, c.declare(p, func() string { return pick(c.Rand, slices.Concat(typeNames, []string{"hidden", "status"})) }))
	}
	for range 1 + c.IntN(2) {
		name := c.declare(p, func() string { return pick(c.Rand, []string{"Setup", "Handle", "SetUp", "Init"}) })
		w := &wantedWorkflow{file: f, name: name}
		body := c.messagesInCode(w)
		fmt.Fprintf(&f.body, "func %s(context0 %sContext) {\n%s}\n\n", name, c.qualifier(f, sdk.Workflow, "workflow"), strings.ReplaceAll(body, contextMark, "context0"))
		p.setups = append(p.setups, setup{name, w.messages})
	}
}
