package generator

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/generator/evidence"
	"github.com/temporal-gen/temporal-gen/templates"
)

// plan turns the workflows of one package into the model of its file.
type plan struct {
	config   Config
	fset     *token.FileSet
	pkg      *packages.Package
	declared map[string]token.Pos
	report   func(token.Pos, string)
	// current is the workflow under work, for reports of internal errors.
	current *Function
}

// file plans the output for workflows, which all belong to p.pkg. What is
// reported makes the plan unfit to render.
func (p *plan) file(workflows []*Function, pinsFirstRun bool) *templates.File {
	p.checkPredeclared()
	file := &templates.File{
		Package:      p.pkg.Name,
		Client:       p.config.Client,
		Imports:      p.imports(workflows),
		PinsFirstRun: pinsFirstRun,
	}
	for _, f := range workflows {
		p.current = f
		if p.valid(f) {
			file.Workflows = append(file.Workflows, p.workflow(file, f))
		}
	}
	if len(file.Workflows) == len(workflows) {
		p.checkCollisions(file, workflows)
	}
	return file
}

// valid refuses a workflow that the SDK can't run, or whose signature does not
// type-check.
func (p *plan) valid(f *Function) bool {
	ok := true
	refuse := func(expr ast.Expr, what string, t types.Type) {
		if isInvalid(t) {
			ok = false
			p.report(expr.Pos(), fmt.Sprintf("%s of workflow %s has an invalid type%s: make the signature compile, then generate again", what, f, p.typeError(expr)))
		}
	}
	sig := f.signature()
	if recv := sig.Recv(); recv != nil {
		refuse(f.decl.Recv.List[0].Type, "the receiver", recv.Type())
	}
	for i := 1; i < sig.Params().Len(); i++ {
		param := sig.Params().At(i)
		refuse(typeExpr(f.decl.Type.Params, i), "parameter "+paramName(param, i), param.Type())
	}
	for i := range sig.Results().Len() {
		refuse(typeExpr(f.decl.Type.Results, i), "a result", sig.Results().At(i).Type())
	}
	if ok && f.detail != "" {
		ok = false
		p.report(f.decl.Name.Pos(), fmt.Sprintf("%s can't be a workflow: %s", f, f.detail))
	}
	return ok
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

// typeError is what the type checker said of a type, or of the import that
// the type needs, in parentheses; or "".
func (p *plan) typeError(expr ast.Expr) string {
	for _, e := range p.pkg.TypeErrors {
		if expr.Pos() <= e.Pos && e.Pos < expr.End() {
			return " (" + e.Msg + ")"
		}
	}
	why := ""
	ast.Inspect(expr, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		if name, ok := p.pkg.TypesInfo.Uses[id].(*types.PkgName); ok {
			path := name.Imported().Path()
			if imported := p.pkg.Imports[path]; imported == nil || imported.Name == "" || len(imported.Errors) > 0 {
				why = " (can't import " + path + ")"
			}
		}
		return true
	})
	return why
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
		TaskQueue: p.config.TaskQueue,
		Func:      f.Func(),
		Link:      link(f),
	}
	if f.directives.taskQueue != "" {
		w.TaskQueue = f.directives.taskQueue
	}
	w.Doc, w.Deprecated = docLines(f.decl.Doc)
	sig := f.signature()
	if sig.Results().Len() == 2 {
		w.Result = typeSpans(sig.Results().At(0).Type(), p.pkg.Types)
	}
	w.Params = p.params(file, w, sig)
	w.Taken = taken(file, w)
	if recv := sig.Recv(); recv != nil {
		name := recv.Name()
		if name == "" || name == "_" {
			name = "receiver"
		}
		w.Receiver = &templates.Param{Name: giveWay(name, file.Bodies(w)), Type: typeSpans(recv.Type(), p.pkg.Types)}
	}
	return w
}

// goName is what f's generated identifiers are made of.
func goName(f *Function) string {
	if f.directives.as != "" {
		return f.directives.as
	}
	return evidence.Exported(f.Func())
}

// link is a doc link to f where there is documentation to link to, else its
// name.
func link(f *Function) string {
	if f.obj.Exported() && (f.Receiver() == "" || token.IsExported(f.Receiver())) {
		return "[" + f.String() + "]"
	}
	return f.String()
}

// docLines are the lines of a doc comment, and among them those of its
// deprecation notice.
func docLines(doc *ast.CommentGroup) (lines, deprecated []string) {
	text := strings.TrimRight(doc.Text(), "\n")
	if text == "" {
		return nil, nil
	}
	lines = strings.Split(text, "\n")
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
		params = append(params, templates.Param{Name: name, Type: typeSpans(param.Type(), p.pkg.Types)})
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
