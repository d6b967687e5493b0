package generator

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/templates"
)

// Message is a signal, a query or an update of a workflow.
type Message struct {
	Kind sdk.MessageKind
	// Name is the name known to Temporal, "" where the code does not tell.
	Name string
	// Pos is where the code sets it up, or else its directive.
	Pos token.Position
	// Declared says that a directive declares its types.
	Declared bool
	// Problem says why nothing is generated for it, "" where something is.
	Problem string

	// goName is what its generated identifiers are made of.
	goName string
	// directive is the one that names it, nil for none.
	directive *directive.Message
	params    []*types.Var
	result    types.Type
}

// messageKinds are the kinds of messages in the order of [Function.Messages].
var messageKinds = []sdk.MessageKind{sdk.Signal, sdk.Query, sdk.Update}

// messagesOf are the messages of workflow f: those that were read from its code,
// and those that its directives declare. A declaration wins, and is reported
// where the code contradicts it.
func (d *discovery) messagesOf(f *Function, read []messages.Message) []*Message {
	var found []*Message
	for _, m := range read {
		found = append(found, &Message{
			Kind: m.Kind, Name: m.Name, Pos: m.Pos, Problem: m.Problem,
			params: m.Params, result: m.Result,
		})
	}
	for i := range f.directives.Messages {
		d.declare(f, &f.directives.Messages[i], &found)
	}
	found = append(found, d.unread(f, found)...)
	for _, m := range found {
		switch {
		case m.directive != nil && m.directive.As != "":
			m.goName = m.directive.As
		case m.Name != "":
			m.goName = messageGoName(m.Name)
		}
		if m.goName == "" && m.Problem == "" {
			d.report(m.Pos, fmt.Sprintf("%s %q of workflow %s has no letter to make a Go name of: give one with //temporalgen:%s %s as=NAME at %s", m.Kind, m.Name, f, m.Kind, directive.Arg("name", m.Name), d.at(f.Pos)))
			m.Problem = "it has no Go name"
		}
	}
	slices.SortStableFunc(found, func(a, b *Message) int {
		return cmp.Or(cmp.Compare(slices.Index(messageKinds, a.Kind), slices.Index(messageKinds, b.Kind)), cmp.Compare(a.Name, b.Name))
	})
	d.checkMessageNames(f, found)
	return found
}

// unread are the messages beside found that workflow f sets up, by its looks,
// where its code is not read: it is not type-checked if its file has a build
// constraint.
func (d *discovery) unread(f *Function, found []*Message) []*Message {
	if f.constraint() == nil {
		return nil
	}
	var unread []*Message
	visit := func(n ast.Node) bool {
		sets, _, name := sdk.Like(n)
		if !sets.Is(sdk.Handles) {
			return true
		}
		m := &Message{Kind: sets.Message, Pos: report.Place(d.fset, n.Pos())}
		if lit, ok := name.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			m.Name, _ = strconv.Unquote(lit.Value)
		}
		same := func(o *Message) bool { return o.Kind == m.Kind && o.Name == m.Name }
		if strings.HasPrefix(m.Name, "__") || m.Name != "" && (slices.ContainsFunc(found, same) || slices.ContainsFunc(unread, same)) {
			return true
		}
		m.Problem = fmt.Sprintf("its file has the build constraint %s, so its code is not read: declare it with //temporalgen:%s %s and type=",
			f.Constraint(), m.Kind, directive.Arg("name", cmp.Or(m.Name, "NAME")))
		unread = append(unread, m)
		return true
	}
	for _, file := range f.unit.files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok && decl.Name == f.name && decl.Body != nil {
				ast.Inspect(decl.Body, visit)
			}
		}
	}
	return unread
}

func (m *Message) sameTypes(params []*types.Var, result types.Type) bool {
	same := func(a, b *types.Var) bool { return types.Identical(a.Type(), b.Type()) }
	return slices.EqualFunc(m.params, params, same) &&
		(m.result == nil) == (result == nil) && (result == nil || types.Identical(m.result, result))
}

// signature is m as people read it, in package home: approve(Approval), or
// status(detail bool) (Status, error).
func (m *Message) signature(home *types.Package) string {
	if m.Problem != "" {
		return m.Name
	}
	qualify := func(p *types.Package) string {
		if p.Path() == home.Path() {
			return ""
		}
		return p.Name()
	}
	var params []string
	for _, v := range m.params {
		text := types.TypeString(v.Type(), qualify)
		if m.Kind != sdk.Signal && v.Name() != "" && v.Name() != "_" {
			text = v.Name() + " " + text
		}
		params = append(params, text)
	}
	text := m.Name + "(" + strings.Join(params, ", ") + ")"
	switch {
	case m.Kind == sdk.Signal:
	case m.result == nil:
		text += " error"
	default:
		text += " (" + types.TypeString(m.result, qualify) + ", error)"
	}
	return text
}

// messageGoName is the name of a message as a part of Go identifiers: AddItem
// for add-item; "" if it has no letter or digit.
func messageGoName(name string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		for i, r := range word {
			if i == 0 {
				r = unicode.ToUpper(r)
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// checkMessageNames reports messages of f whose generated names would be the
// same, or those of methods that every run or child has.
func (d *discovery) checkMessageNames(f *Function, found []*Message) {
	type key struct {
		kind sdk.MessageKind
		name string
	}
	owners := map[key]*Message{}
	for _, m := range found {
		if m.Problem != "" {
			continue
		}
		pos := f.Pos
		if m.directive != nil {
			pos = report.Place(d.fset, m.directive.Pos)
		}
		mend := fmt.Sprintf("with //temporalgen:%s %s as=NAME at %s", m.Kind, directive.Arg("name", m.Name), d.at(pos))
		k := key{m.Kind, m.goName}
		if other := owners[k]; other != nil {
			d.report(m.Pos, fmt.Sprintf("%ss %q and %q (%s) of workflow %s would both be called %s: rename one %s", m.Kind, m.Name, other.Name, d.at(other.Pos), f, m.goName, mend))
		}
		owners[k] = m
		model := &templates.Message{Kind: m.Kind, Name: m.goName}
		for _, taken := range [][2][]string{{model.RunMethods(), templates.RunMethods()}, {model.ChildMethods(), names.ChildMethods()}} {
			for _, name := range taken[0] {
				if slices.Contains(taken[1], name) {
					d.report(m.Pos, fmt.Sprintf("method %s, generated for %s %q of workflow %s, is one that the SDK has: rename it %s", name, m.Kind, m.Name, f, mend))
				}
			}
		}
	}
}
