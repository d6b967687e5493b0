package plan

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
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
	w := &templates.Workflow{
		Name:      f.GoName(),
		TypeName:  f.TypeName,
		TaskQueue: p.target.TaskQueue,
		Func:      f.Func(),
		Link:      p.link(file, f),
	}
	if f.Directives.TaskQueue != "" {
		w.TaskQueue = f.Directives.TaskQueue
	}
	w.Doc, w.Deprecated = docLines(f.Doc)
	for _, m := range p.messages(f) {
		w.Messages = append(w.Messages, messageModel(m, p.target.Path))
	}
	sig := f.Signature
	if sig.Results().Len() == 2 {
		w.Result = typeSpans(sig.Results().At(0).Type(), p.target.Path)
	}
	w.Params = p.params(file, w, sig)
	w.Taken = taken(file, w)
	w.Contract = f.Reason == definition.Contract
	switch recv := sig.Recv(); {
	case f.IsFuncType():
		name := names.Unexported(f.Func())
		if token.IsKeyword(name) || name == f.Func() {
			name = "implementation"
		}
		w.Func = ""
		w.Receiver = &templates.Param{Name: giveWay(name, file.Bodies(w)), Type: typeSpans(f.Object.Type(), p.target.Path)}
	case recv != nil:
		name := recv.Name()
		if name == "" || name == "_" {
			name = "receiver"
			if w.Contract {
				name = "implementation"
			}
		}
		w.Receiver = &templates.Param{Name: giveWay(name, file.Bodies(w)), Type: typeSpans(recv.Type(), p.target.Path)}
	}
	return w
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

// params names the workflow's parameters as the source does. A parameter gives
// way only to what the generated bodies need under that name.
func (p *plan) params(file *templates.File, w *templates.Workflow, sig *types.Signature) []templates.Param {
	taken := file.Bodies(w)
	for i := 1; i < sig.Params().Len(); i++ {
		if name := sig.Params().At(i).Name(); name != "" && name != "_" {
			taken = append(taken, name)
		}
	}
	var params []templates.Param
	for i := 1; i < sig.Params().Len(); i++ {
		param := sig.Params().At(i)
		name := param.Name()
		switch {
		case name != "" && name != "_":
			if slices.Contains(file.Bodies(w), name) {
				name = giveWay(name, taken)
			}
		case sig.Params().Len() == 2:
			name = giveWay("input", taken)
		default:
			name = giveWay(fmt.Sprintf("arg%d", i), taken)
		}
		taken = append(taken, name)
		params = append(params, templates.Param{Name: name, Type: typeSpans(param.Type(), p.target.Path)})
	}
	return params
}

// taken are the identifiers that the emitters' own names must not hide.
func taken(file *templates.File, w *templates.Workflow) map[string]bool {
	names := map[string]bool{w.Func: true}
	add := func(t templates.Type) {
		for _, span := range t {
			if span.Path == "" {
				for _, word := range strings.FieldsFunc(span.Text, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
					names[word] = true
				}
			}
		}
	}
	for _, name := range file.Bodies(w) {
		names[name] = true
	}
	for _, i := range file.Imports {
		names[i.Name] = true
	}
	add(w.Result)
	for _, param := range w.Params {
		add(param.Type)
	}
	return names
}
