package discover

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Message is a signal, a query or an update of a workflow: of one that no code sets
// up, Pos is that of its directive.
type Message struct {
	messages.Message
	// Declared reports whether a directive declares its types.
	Declared bool
	// GoName is what its generated identifiers are made of.
	GoName string
	// Directive is the one that names it, nil for none.
	Directive *directive.Message
}

// messagesOf are the messages of workflow f: those that were read from its code,
// and those that its directives declare. A declaration wins, and is reported
// where the code contradicts it.
func (d *search) messagesOf(f *Function, read []messages.Message) []*Message {
	var found []*Message
	for _, m := range read {
		found = append(found, &Message{Message: m})
	}
	for i := range f.Directives.Messages {
		d.declare(f, &f.Directives.Messages[i], &found)
	}
	found = append(found, d.unread(f, found)...)
	for _, m := range found {
		switch {
		case m.Directive != nil && m.Directive.As != "":
			m.GoName = m.Directive.As
		case m.Name != "":
			m.GoName = names.MessageGoName(string(m.Kind), m.Name)
		}
		if m.GoName == "" && m.Problem == "" {
			d.Report(m.Pos, fmt.Sprintf("%s %q of workflow %s has no letter to make a Go name of: give one with //temporalgen:%s %s as=NAME at %s", m.Kind, m.Name, f, m.Kind, directive.Arg("name", m.Name), d.at(f.Pos)))
			m.Problem = "it has no Go name"
		}
	}
	slices.SortStableFunc(found, func(a, b *Message) int {
		return cmp.Or(cmp.Compare(slices.Index(sdk.MessageKinds, a.Kind), slices.Index(sdk.MessageKinds, b.Kind)), cmp.Compare(a.Name, b.Name))
	})
	return found
}

// unread are the messages beside found that workflow f sets up, by its looks,
// where its code is not read: it is not type-checked if its file has a build
// constraint.
func (d *search) unread(f *Function, found []*Message) []*Message {
	if f.Unit.Constraint == nil {
		return nil
	}
	var unread []*Message
	visit := func(n ast.Node) bool {
		sets, _, name := sdk.Like(n)
		if !sets.Is(sdk.Handles) {
			return true
		}
		m := &Message{Message: messages.Message{Kind: sets.Message, Pos: report.Place(d.Program.Fset, n.Pos())}}
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
	for _, file := range f.Unit.Files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.FuncDecl); ok && decl.Name == f.Name && decl.Body != nil {
				ast.Inspect(decl.Body, visit)
			}
		}
	}
	return unread
}

func (m *Message) sameTypes(params []*types.Var, result types.Type) bool {
	same := func(a, b *types.Var) bool { return types.Identical(a.Type(), b.Type()) }
	return slices.EqualFunc(m.Params, params, same) &&
		(m.Result == nil) == (result == nil) && (result == nil || types.Identical(m.Result, result))
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
	for _, v := range m.Params {
		text := types.TypeString(v.Type(), qualify)
		if m.Kind != sdk.Signal && v.Name() != "" && v.Name() != "_" {
			text = v.Name() + " " + text
		}
		params = append(params, text)
	}
	text := m.Name + "(" + strings.Join(params, ", ") + ")"
	switch {
	case m.Kind == sdk.Signal:
	case m.Result == nil:
		text += " error"
	default:
		text += " (" + types.TypeString(m.Result, qualify) + ", error)"
	}
	return text
}
