package generator

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/temporal-gen/temporal-gen/internal/constraint"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/templates"
)

// plan turns the workflows of one package into the model of its file.
type plan struct {
	// at words a position for a message.
	at     func(token.Position) string
	fset   *token.FileSet
	pkg    *packages.Package
	target *target
	// reaches says whether one package imports another, directly or not.
	reaches  func(importPath, target string) bool
	declared scope
	// leftOut are the messages that the output can't have, with the reason.
	leftOut  map[*Message]string
	report   func(token.Pos, string)
	reportAt func(token.Position, string)
	// current is the workflow under work, for reports of internal errors.
	current *Function
}

// plannedFile is a file to render.
type plannedFile struct {
	out       slot
	model     *templates.File
	workflows []*Function
}

// files plans the output for workflows, which all belong to p.pkg: a file for
// each build constraint that they have. Where there are several, what all of
// them need stands in the one without, which is built with any of them. What is
// reported makes the plan unfit to render.
func (p *plan) files(workflows []*Function, features sdk.Features) []plannedFile {
	updates := false
	for _, f := range workflows {
		p.checkMessages(f)
		updates = updates || slices.ContainsFunc(p.messages(f), func(m *Message) bool { return m.Kind == sdk.Update })
	}
	p.checkPredeclared(workflows)
	groups := map[string][]*Function{}
	var exprs []constraint.Expr
	for _, f := range workflows {
		if groups[f.Constraint()] == nil {
			exprs = append(exprs, f.constraint())
		}
		groups[f.Constraint()] = append(groups[f.Constraint()], f)
	}
	slices.SortFunc(exprs, func(a, b constraint.Expr) int { return cmp.Compare(constraint.Text(a), constraint.Text(b)) })
	names := constraint.FileNames(p.target.base, exprs)

	var files []plannedFile
	add := func(name, constraint string, workflows []*Function) *templates.File {
		model := &templates.File{
			Package:           p.target.name,
			Source:            p.pkg.Name,
			Constraint:        constraint,
			Client:            p.target.client,
			ClientOnly:        !p.target.own,
			OmitClient:        len(files) > 0,
			Bare:              p.target.bare && len(files) == 0,
			Imports:           p.imports(workflows),
			DescribesWorkflow: features.DescribesWorkflow,
			PinsFirstRun:      features.PinsFirstRun,
			Updates:           updates,
		}
		if !p.target.own {
			model.Source = p.pkg.PkgPath
		}
		for _, f := range workflows {
			p.current = f
			if p.valid(f) {
				model.Workflows = append(model.Workflows, p.workflow(model, f))
			}
		}
		files = append(files, plannedFile{p.target.look(filepath.Join(p.target.dir, name)), model, workflows})
		return model
	}
	if len(exprs) > 1 && exprs[0] != nil {
		shared := exprs[0]
		for _, expr := range exprs[1:] {
			shared = constraint.Or(shared, expr)
		}
		add(p.target.base, constraint.Text(shared), nil)
	}
	for _, expr := range exprs {
		text := constraint.Text(expr)
		add(names[text], text, groups[text])
	}
	p.checkCollisions(files)
	return files
}

// valid refuses a workflow that the SDK can't run, or whose signature does not
// type-check.
func (p *plan) valid(f *Function) bool {
	ok := true
	refuse := func(expr ast.Expr, what string, t types.Type) {
		if name := cgoType(f.unit, expr); name != "" {
			ok = false
			p.report(expr.Pos(), fmt.Sprintf("%s of workflow %s uses the cgo type %s, which generated code can't name: use a Go type", what, f, name))
		} else if isInvalid(t) {
			ok = false
			p.report(expr.Pos(), fmt.Sprintf("%s of workflow %s has an invalid type%s: make the signature compile, then generate again", what, f, typeError(f.unit, expr)))
		} else if !p.target.own {
			if why := p.unnameable(t); why != "" {
				ok = false
				p.report(expr.Pos(), fmt.Sprintf("%s of workflow %s can't be named in package %s: %s: move or export the type, or generate in %s itself, without -o, or declare a contract", what, f, p.target.path, why, p.pkg.PkgPath))
			}
		}
	}
	sig := f.sig
	if f.recv != nil && p.target.own {
		refuse(f.recv, "the receiver", sig.Recv().Type())
	}
	for i := 1; i < sig.Params().Len(); i++ {
		param := sig.Params().At(i)
		refuse(typeExpr(f.typ.Params, i), "parameter "+paramName(param, i), param.Type())
	}
	for i := range sig.Results().Len() {
		refuse(typeExpr(f.typ.Results, i), "a result", sig.Results().At(i).Type())
	}
	if ok && f.detail != "" {
		ok = false
		p.report(f.name.Pos(), fmt.Sprintf("%s can't be a workflow: %s", f, f.detail))
	}
	return ok
}

// checkMessages refuses messages of types that the target can't name: a
// declared one, or one that callers of another package would miss, with a
// diagnostic. Others are listed with the reason.
func (p *plan) checkMessages(f *Function) {
	p.current = f
	for _, m := range p.messages(f) {
		for _, t := range m.types() {
			why := p.unnameable(t)
			if why == "" {
				continue
			}
			why += ", so package " + p.target.path + " can't name it: move or export the type"
			if !p.target.own {
				why += ", or generate in " + p.pkg.PkgPath + " itself"
			}
			p.leftOut[m] = why
			if m.Declared || !p.target.own {
				p.reportAt(m.Pos, fmt.Sprintf("%s %q of workflow %s: %s", m.Kind, m.Name, f, why))
			}
			break
		}
	}
}

// messages are those of f that the output has.
func (p *plan) messages(f *Function) []*Message {
	return slices.DeleteFunc(slices.Clone(f.Messages), func(m *Message) bool { return m.Problem != "" || p.leftOut[m] != "" })
}

// typeExpr is the type of the i-th parameter or result.
func typeExpr(fields *ast.FieldList, i int) ast.Expr {
	for _, field := range fields.List {
		if i -= max(len(field.Names), 1); i < 0 {
			return field.Type
		}
	}
	return nil // there is one for every i of the signature
}

// paramName is how diagnostics call the i-th parameter.
func paramName(param *types.Var, i int) string {
	if param.Name() == "" || param.Name() == "_" {
		return fmt.Sprint(i)
	}
	return param.Name()
}

func (p *plan) workflow(file *templates.File, f *Function) *templates.Workflow {
	w := &templates.Workflow{
		Name:      goName(f),
		TypeName:  f.TypeName,
		TaskQueue: p.target.taskQueue,
		Func:      f.Func(),
		Link:      p.link(file, f),
	}
	if f.directives.TaskQueue != "" {
		w.TaskQueue = f.directives.TaskQueue
	}
	w.Doc, w.Deprecated = docLines(f.doc)
	for _, m := range p.messages(f) {
		w.Messages = append(w.Messages, m.plan(p.target.path))
	}
	sig := f.sig
	if sig.Results().Len() == 2 {
		w.Result = typeSpans(sig.Results().At(0).Type(), p.target.path)
	}
	w.Params = p.params(file, w, sig)
	w.Taken = taken(file, w)
	w.Contract = f.Reason == ReasonContract
	switch recv := sig.Recv(); {
	case f.isFuncType():
		name := templates.Unexported(f.Func())
		if token.IsKeyword(name) || name == f.Func() {
			name = "implementation"
		}
		w.Func = ""
		w.Receiver = &templates.Param{Name: giveWay(name, file.Bodies(w)), Type: typeSpans(f.obj.Type(), p.target.path)}
	case recv != nil:
		name := recv.Name()
		if name == "" || name == "_" {
			name = "receiver"
			if w.Contract {
				name = "implementation"
			}
		}
		w.Receiver = &templates.Param{Name: giveWay(name, file.Bodies(w)), Type: typeSpans(recv.Type(), p.target.path)}
	}
	return w
}

// goName is what f's generated identifiers are made of.
func goName(f *Function) string {
	if f.directives.As != "" {
		return f.directives.As
	}
	return names.Exported(f.Func())
}

// link is a doc link to f where there is documentation to link to, else its
// name.
func (p *plan) link(file *templates.File, f *Function) string {
	name := f.String()
	if !p.target.own {
		name = p.pkg.Name + "." + name
		i := slices.IndexFunc(file.Imports, func(i templates.Import) bool { return i.Path == f.Package() })
		if i < 0 {
			return name
		}
		name = file.Imports[i].Name + "." + f.String()
	}
	if f.obj.Exported() && (f.Receiver() == "" || token.IsExported(f.Receiver())) {
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
		params = append(params, templates.Param{Name: name, Type: typeSpans(param.Type(), p.target.path)})
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
