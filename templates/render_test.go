package templates

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// model is a file with workflows of every kind. Its messages are of every kind
// too, and some have parameters and types of the names that bodies would use.
func model() *File {
	text := Type{{Text: "string"}}
	amount := Type{{Text: "[]*"}, {Path: "example.com/money", Text: "Amount"}}
	f := &File{
		Package:           "shop",
		Client:            "WorkflowClient",
		Imports:           append([]Import{{Path: "example.com/money", Name: "cash", Alias: true}, {Path: "example.com/unused", Name: "unused"}}, Runtime...),
		PinsFirstRun:      true,
		DescribesWorkflow: true,
		Updates:           true,
		Workflows: []*Workflow{
			{Definition: Definition{Name: "Order", TypeName: "Order", Func: "Order", Link: "[Order]", Params: []Param{{"id", text}, {"limit", amount}}, Result: amount},
				Messages: []*Message{
					{Kind: Signal, Name: "Pay", MessageName: "pay", Params: []Param{{"limit", amount}}, Doc: []string{"A customer pays."}},
					{Kind: Query, Name: "Pay", MessageName: "pay", Result: text},
					{Kind: Update, Name: "Pay", MessageName: "pay", Result: amount},
				},
			},
			{Definition: Definition{Name: "Return", TypeName: `return "v2"`, Func: "return_", Link: "return_", Doc: []string{"return_ it is."}}, TaskQueue: "returns", Signaled: true,
				Messages: []*Message{
					{Kind: Signal, Name: "Stop", MessageName: `say "stop"`},
					{Kind: Update, Name: "Stop", MessageName: "stop", Params: []Param{{"why", text}}},
				},
			},
			{
				Definition: Definition{
					Name: "Refund", TypeName: "Refund", Func: "Refund", Link: "[Shop.Refund]",
					Receiver: &Param{"s", Type{{Text: "*Shop"}}}, Params: []Param{{"ctx", text}},
					Doc: []string{"Refund.", "", "Deprecated: use Return."}, Deprecated: []string{"Deprecated: use Return."},
				},
				Signaled: true,
				Messages: []*Message{
					{Kind: Query, Name: "ID", MessageName: "id", Params: named("ctx", "r", "client", "nil", "result", "result2", "value", "err", "RefundIDQuery"), Result: Type{{Text: "result"}}},
					{Kind: Signal, Name: "ID", MessageName: "id", Params: named("id")},
					{Kind: Signal, Name: "Again", MessageName: "again", Params: named("ctx")},
					{Kind: Update, Name: "ID", MessageName: "id", Params: named("ctx", "options", "updateOptions", "handle", "any", "cash", "result", "run"), Result: amount},
					{Kind: Update, Name: "Value", MessageName: "value", Params: named("r", "c", "err"), Result: Type{{Text: "map[handle][]value"}}},
				},
			},
		},
		StartsActivities: true, ActivityResults: true, ActivityErrors: true,
		Activities: []*Activity{
			{Definition: Definition{Name: "Charge", TypeName: "desk_Charge", Func: "Charge", Link: "[Desk.Charge]", Receiver: &Param{"d", Type{{Text: "*Desk"}}}, Params: []Param{{"limit", amount}}, Result: amount,
				Doc: []string{"Charge it is."}}, Local: ByName, Standalone: true},
			{Definition: Definition{Name: "Send", TypeName: "SendActivity", Func: "SendActivity", Link: "[SendActivity]", Params: named("ctx", "options", "handle", "err", "c")}, Local: ByFunction, Standalone: true},
			{Definition: Definition{Name: "Ping", TypeName: "Ping", Func: "Ping", Link: "[Pinger.Ping]", Contract: true, Receiver: &Param{"registry", Type{{Text: "Pinger"}}},
				Deprecated: []string{"Deprecated: nobody listens."}}},
		},
	}
	for _, w := range f.Workflows {
		w.take(f, f.Bodies(w))
	}
	for _, a := range f.Activities {
		a.take(f, f.ActivityBodies(a))
	}
	return f
}

func (d *Definition) take(f *File, names []string) {
	d.Taken = map[string]bool{d.Func: true}
	for _, name := range names {
		d.Taken[name] = true
	}
	for _, i := range f.Imports {
		d.Taken[i.Name] = true
	}
}

// named are parameters of those names.
func named(names ...string) []Param {
	var params []Param
	for _, name := range names {
		params = append(params, Param{name, Type{{Text: "string"}}})
	}
	return params
}

// TestRender renders one model twice: emitters change nothing in it, and the
// output depends on nothing else.
func TestRender(t *testing.T) {
	t.Parallel()
	f := model()
	first, err := Render(f)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Render(f)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, second) {
		t.Errorf("two renderings differ:\n%s", cmp.Diff(string(first), string(second)))
	}
	if diff := cmp.Diff(model(), f); diff != "" {
		t.Errorf("rendering changed the model:\n%s", diff)
	}
	if formatted, err := format.Source(first); err != nil || !bytes.Equal(formatted, first) {
		t.Errorf("the output is not formatted, %v:\n%s", err, cmp.Diff(string(formatted), string(first)))
	}
	if !bytes.HasPrefix(first, []byte(names.Header+"\n\npackage shop\n")) {
		t.Errorf("the output begins with\n%.200s", first)
	}
	if bytes.Contains(first, []byte("unused")) {
		t.Error("a package that nothing uses is imported")
	}
	if bytes.Contains(first, []byte("/*")) {
		t.Error("the output has a block comment")
	}
}

// TestRenderHiddenCharacters renders names that would end a line or a literal, or
// turn the order around in which the file is read.
func TestRenderHiddenCharacters(t *testing.T) {
	t.Parallel()
	const name = "a\n}\r\t\x00\x1b\x7f\u202e\u2066\u200b\u2028\ufeff\"`*/ // \\\xff"
	f := model()
	for _, w := range f.Workflows {
		w.TypeName, w.TaskQueue = name, name
		for _, m := range w.Messages {
			m.MessageName = name
		}
	}
	source, err := Render(f)
	if err != nil {
		t.Fatal(err)
	}
	if report.Line(string(source)) != strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(string(source)) {
		t.Errorf("the output has characters that don't show:\n%s", report.Line(string(source)))
	}
	file, err := parser.ParseFile(token.NewFileSet(), "", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	names := 0
	ast.Inspect(file, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if text, _ := strconv.Unquote(literal.Value); text == name {
				names++
			}
		}
		return true
	})
	if want := 2 * len(f.Workflows); names <= want {
		t.Errorf("%d literals have the name, want more than %d", names, want)
	}
}

// TestRenderDeclares compares what a file declares with what the lists of names
// promise.
func TestRenderDeclares(t *testing.T) {
	t.Parallel()
	for _, newest := range []bool{true, false} {
		f := model()
		f.PinsFirstRun, f.DescribesWorkflow = newest, newest
		source, err := Render(f)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]bool{f.handle() + ".Cancel": true, f.handle() + ".Terminate": true}
		for _, name := range append(f.ClientDeclares(), f.FutureDeclares()...) {
			want[name] = true
		}
		for _, name := range f.FutureDeclares() {
			want[name+".Get"] = true
		}
		for _, a := range f.Activities {
			for _, name := range f.ActivityDeclares(a) {
				want[name] = true
			}
			for _, name := range a.ClientMethods() {
				want[f.Client+"."+name] = true
			}
			if a.Standalone {
				want[a.handle()+".Get"] = true
			}
		}
		for _, w := range f.Workflows {
			for _, name := range f.Declares(w) {
				want[name] = true
			}
			for _, name := range w.ClientMethods() {
				want[f.Client+"."+name] = true
			}
			want[w.Name+"Run.Get"], want[w.Name+"Run.GetWithOptions"] = true, true
			want[w.Name+"ChildFuture.Get"] = true
			for _, m := range w.Messages {
				for _, name := range m.RunMethods() {
					want[w.Name+"Run."+name] = true
				}
				for _, name := range m.ChildMethods() {
					want[w.Name+"ChildFuture."+name] = true
				}
				if m.Kind == Update {
					want[w.updateHandle(m)+".Get"] = true
				}
			}
		}
		got := map[string]bool{}
		for name, doc := range declarations(file) {
			last := name[strings.LastIndex(name, ".")+1:]
			if token.IsExported(last) || last == name { // but for methods that are not exported
				got[name] = true
			}
			if !strings.HasPrefix(doc, last+" ") {
				t.Errorf("the comment of %s is %q", name, doc)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("newest=%v, -want +got:\n%s", newest, diff)
		}
	}
}

// declarations are the comments of what a file declares, by name.
func declarations(file *ast.File) map[string]string {
	docs := map[string]string{}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			name := decl.Name.Name
			if decl.Recv != nil {
				name = code.BaseName(decl.Recv.List[0].Type) + "." + name
			}
			docs[name] = decl.Doc.Text()
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					docs[spec.Name.Name] = decl.Doc.Text()
				case *ast.ValueSpec:
					docs[spec.Names[0].Name] = decl.Doc.Text()
				}
			}
		}
	}
	return docs
}

// TestRenderRefuses gives models that describe no Go.
func TestRenderRefuses(t *testing.T) {
	t.Parallel()
	for i, spoil := range []func(*File){
		func(f *File) { f.Package = "a b" },
		func(f *File) { f.Client = "func" },
		func(f *File) { f.Workflows[0].Name = "a-b" },
		func(f *File) { f.Workflows[0].Params[0].Name = "" },
		func(f *File) { f.Workflows[1].Result = Type{{Text: "invalid type"}} },
		func(f *File) { f.Workflows[2].Receiver.Name = "1" },
		func(f *File) { f.Workflows[0].Messages[0].Kind = "" },
		func(f *File) { f.Workflows[0].Messages[0].Name = "pay it" },
		func(f *File) { f.Workflows[0].Messages[0].Params = named("a", "b") },
		func(f *File) { f.Workflows[0].Messages[0].Params[0].Name = "0" },
		func(f *File) { f.Workflows[0].Messages[0].Result = Type{{Text: "string"}} },
		func(f *File) { f.Workflows[0].Messages[1].Result = nil },
		func(f *File) { f.Workflows[0].Messages[2].Result = Type{{Text: "invalid type"}} },
	} {
		f := model()
		spoil(f)
		if source, err := Render(f); err == nil {
			t.Errorf("%d: no error, but\n%s", i, source)
		} else if !strings.Contains(err.Error(), fmt.Sprintf("package %s", f.Package)) {
			t.Errorf("%d: %q does not name the package", i, err)
		}
	}
}

// TestRenderPanics has the caller recover what an emitter panics with, though
// it runs elsewhere.
func TestRenderPanics(t *testing.T) {
	t.Parallel()
	f := model()
	f.Workflows[0] = nil
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	Render(f)
}

// TestPredeclared compares the identifiers of Go itself that files refer to with
// the list of them.
func TestPredeclared(t *testing.T) {
	t.Parallel()
	for _, change := range []func(*File){
		func(*File) {},
		func(f *File) { f.PinsFirstRun, f.DescribesWorkflow = false, false },
		func(f *File) { f.ClientOnly = true },
		func(f *File) { f.OmitClient, f.Workflows = true, f.Workflows[1:2] },
		func(f *File) { *f = *kitModel() },
	} {
		f := model() // whose types are made of string alone
		change(f)
		source, err := Render(f)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), "", source, 0)
		if err != nil {
			t.Fatal(err)
		}
		used := map[string]bool{}
		for _, id := range file.Unresolved { // in the file: it is Go's, the package's, or an import
			if types.Universe.Lookup(id.Name) != nil {
				used[id.Name] = true
			}
		}
		if diff := cmp.Diff(f.Predeclared(), slices.Sorted(maps.Keys(used))); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}
