package plan

import (
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"unicode"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/templates"
)

// workflow is the model of f in file.
func (p *plan) workflow(file *templates.File, f *discover.Function) *templates.Workflow {
	w := &templates.Workflow{Definition: p.definition(file, f), TaskQueue: p.target.TaskQueue, Signaled: f.Signaled && p.Features.SignalsWithStart}
	if f.Directives.TaskQueue != "" {
		w.TaskQueue = f.Directives.TaskQueue
	}
	w.Runnable = p.target.Test && isDefined(f) && p.canRefer(f)
	for _, m := range p.messages(f) {
		w.Messages = append(w.Messages, messageModel(m, p.target.Path))
	}
	p.complete(&w.Definition, file, f, file.Bodies(w))
	return w
}

// activity is the model of f in file.
func (p *plan) activity(file *templates.File, f *discover.Function) *templates.Activity {
	a := &templates.Activity{Definition: p.definition(file, f), Standalone: f.Standalone}
	if f.TakesContext() {
		a.Context = typeSpans(f.Signature.Params().At(0).Type(), p.target.Path)
	}
	switch {
	case p.target.Test && p.fakesLocal(f):
		a.Local, a.Fakable = templates.ByFunction, p.canRefer(f)
	case p.target.Test:
		a.Fakable = true
	case !f.Local:
	case f.Recv == nil && f.Reason != definition.Contract && f.Interface == nil && p.target.Own:
		a.Local, a.LocalOnly = templates.ByFunction, f.LocalOnly
	case len(f.Registrations) > 0:
		a.Local = templates.ByName
	}
	p.complete(&a.Definition, file, f, file.ActivityBodies(a))
	return a
}

// definition is what the model of f has without the names of parameters.
func (p *plan) definition(file *templates.File, f *discover.Function) templates.Definition {
	d := templates.Definition{
		Name:     f.GoName(),
		TypeName: f.TypeName,
		Contract: f.Reason == definition.Contract || f.Interface != nil,
		Func:     f.Func(),
		Link:     p.link(file, f),
	}
	d.Doc, d.Deprecated = docLines(f.Doc)
	if results := f.Signature.Results(); results.Len() == 2 {
		d.Result = typeSpans(results.At(0).Type(), p.target.Path)
	}
	return d
}

// complete names the parameters and the receiver of d. bodies are the identifiers that
// the bodies of its functions refer to.
func (p *plan) complete(d *templates.Definition, file *templates.File, f *discover.Function, bodies []string) {
	sig := f.Signature
	d.Params = p.params(f, bodies)
	d.Taken = taken(file, d, bodies)
	switch recv := sig.Recv(); {
	case f.IsFuncType():
		name := names.Unexported(f.Func())
		if token.IsKeyword(name) || name == f.Func() {
			name = "implementation"
		}
		d.Func = ""
		d.Receiver = &templates.Param{Name: giveWay(name, bodies), Type: typeSpans(f.Object.Type(), p.target.Path)}
	case recv != nil:
		name := recv.Name()
		if name == "" || name == "_" {
			name = "receiver"
			if d.Contract {
				name = "implementation"
			}
		}
		d.Receiver = &templates.Param{Name: giveWay(name, bodies), Type: typeSpans(recv.Type(), p.target.Path)}
	}
}

// link is a doc link to f where there is documentation to link to, else its
// name.
func (p *plan) link(file *templates.File, f *discover.Function) string {
	name := f.String()
	if !p.target.Own {
		name = p.pkg.Name + "." + name
		i := slices.IndexFunc(file.Imports, func(i templates.Import) bool { return i.Path == f.Package() })
		if i < 0 {
			return name
		}
		name = file.Imports[i].Name + "." + f.String()
	}
	if f.Object.Exported() && (f.Receiver() == "" || token.IsExported(f.Receiver())) {
		return "[" + name + "]"
	}
	return name
}

// docLines are the lines of a doc comment, and among them those of its
// deprecation notice.
func docLines(doc *ast.CommentGroup) (lines, deprecated []string) {
	text := strings.TrimRight(doc.Text(), "\n")
	if text == "" {
		return nil, nil
	}
	lines = templates.FormatDoc(strings.Split(text, "\n"))
	for i, line := range lines {
		if strings.HasPrefix(line, "Deprecated: ") && (i == 0 || lines[i-1] == "") {
			deprecated = lines[i:]
			for j, line := range deprecated {
				if line == "" {
					deprecated = deprecated[:j]
					break
				}
			}
			break
		}
	}
	return lines, deprecated
}

// params names the parameters of f as the source does. A parameter gives way only to
// what the generated bodies need under that name.
func (p *plan) params(f *discover.Function, bodies []string) []templates.Param {
	sig, first := f.Signature, f.Skipped()
	taken := slices.Clip(bodies)
	for i := first; i < sig.Params().Len(); i++ {
		if name := sig.Params().At(i).Name(); name != "" && name != "_" {
			taken = append(taken, name)
		}
	}
	var params []templates.Param
	for i := first; i < sig.Params().Len(); i++ {
		param := sig.Params().At(i)
		name := param.Name()
		switch {
		case name != "" && name != "_":
			if slices.Contains(bodies, name) {
				name = giveWay(name, taken)
			}
		case sig.Params().Len() == first+1:
			name = giveWay("input", taken)
		default:
			name = giveWay(fmt.Sprintf("arg%d", i+1-first), taken)
		}
		taken = append(taken, name)
		params = append(params, templates.Param{Name: name, Type: typeSpans(param.Type(), p.target.Path)})
	}
	return params
}

// taken are the identifiers that the emitters' own names must not hide.
func taken(file *templates.File, d *templates.Definition, bodies []string) map[string]bool {
	names := map[string]bool{d.Func: true}
	add := func(t templates.Type) {
		for _, span := range t {
			if span.Path == "" {
				for _, word := range strings.FieldsFunc(span.Text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
					names[word] = true
				}
			}
		}
	}
	for _, name := range bodies {
		names[name] = true
	}
	for _, i := range file.Imports {
		names[i.Name] = true
	}
	add(d.Result)
	for _, param := range d.Params {
		add(param.Type)
	}
	return names
}
