package templates

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

func TestUnique(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		taken string
		want  string
	}{
		{"ctx", "", "ctx"},
		{"ctx", "ctx2 c", "ctx"},
		{"ctx", "ctx", "ctx2"},
		{"ctx", "ctx ctx2 ctx3", "ctx4"},
		{"ctx", "ctx ctx3", "ctx2"},
		{"arg1", "arg1", "arg1_2"},
		{"arg1", "arg1 arg1_2", "arg1_3"},
		{"arg1", "arg12", "arg1"},
		{"größe", "größe", "größe2"},
		{"x٣", "x٣", "x٣2"},
	} {
		taken := strings.Fields(test.taken)
		got := Unique(test.name, func(n string) bool {
			for _, t := range taken {
				if n == t {
					return true
				}
			}
			return false
		})
		if got != test.want {
			t.Errorf("%s beside %q: got %s, want %s", test.name, test.taken, got, test.want)
		}
	}
}

// FuzzUnique makes identifiers of identifiers, free ones.
func FuzzUnique(f *testing.F) {
	f.Add("ctx", "ctx ctx2")
	f.Add("a1", "a1 a1_2 a2")
	f.Add("_", "_")
	f.Fuzz(func(t *testing.T, name, takenNames string) {
		if !token.IsIdentifier(name) {
			t.Skip()
		}
		taken := map[string]bool{}
		for _, n := range strings.Fields(takenNames) {
			taken[n] = true
		}
		got := Unique(name, func(n string) bool { return taken[n] })
		if taken[got] || !token.IsIdentifier(got) || !strings.HasPrefix(got, name) {
			t.Errorf("%q beside %q gives %q", name, takenNames, got)
		}
		if !taken[name] && got != name {
			t.Errorf("%q is free, and became %q", name, got)
		}
	})
}

// TestDeclares keeps the lists that collisions are looked up in as long as the
// lists of constructs.
func TestDeclares(t *testing.T) {
	t.Parallel()
	f := &File{Client: "OrderClient"}
	w := &Workflow{Definition: Definition{Name: "Order"}}
	callers := []string{"OrderTypeName", "OrderRun", "NewOrderScheduleAction"}
	workers := []string{"ExecuteOrderChild", "OrderChildFuture", "NewOrderContinueAsNewError", "RegisterOrder"}
	want := slices.Concat(callers, workers)
	if diff := cmp.Diff(want, f.Declares(w)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	w.TaskQueue = "orders"
	want = slices.Concat(callers, []string{"OrderTaskQueue"}, workers)
	if diff := cmp.Diff(want, f.Declares(w)); diff != "" {
		t.Errorf("with a Task Queue, -want +got:\n%s", diff)
	}
	elsewhere := &File{Client: "OrderClient", ClientOnly: true}
	if diff := cmp.Diff(append(callers, "OrderTaskQueue"), elsewhere.Declares(w)); diff != "" {
		t.Errorf("in another package, -want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"ExecuteOrder", "GetOrder", "GetOrderResult"}, w.ClientMethods()); diff != "" {
		t.Errorf("methods, -want +got:\n%s", diff)
	}
	w = &Workflow{Definition: Definition{Name: "Order"}, Messages: []*Message{
		{Kind: Signal, Name: "Pay"}, {Kind: Query, Name: "Pay"}, {Kind: Update, Name: "Pay"},
	}}
	want = slices.Concat(callers, workers)
	messages := []string{"OrderPaySignal", "SignalExternalOrderPay", "OrderPayQuery", "OrderPayUpdate", "OrderPayUpdateHandle"}
	if diff := cmp.Diff(append(want, messages...), f.Declares(w)); diff != "" {
		t.Errorf("with messages, -want +got:\n%s", diff)
	}
	want = []string{"ExecuteOrder", "GetOrder", "GetOrderResult", "SignalWithStartOrderPay", "UpdateWithStartOrderPay"}
	if diff := cmp.Diff(want, w.ClientMethods()); diff != "" {
		t.Errorf("methods with messages, -want +got:\n%s", diff)
	}
	var run, child []string
	for _, m := range w.Messages {
		run = append(run, m.RunMethods()...)
		child = append(child, m.ChildMethods()...)
	}
	if diff := cmp.Diff([]string{"SignalPay", "QueryPay", "UpdatePay", "StartUpdatePay", "GetPayUpdate"}, run); diff != "" {
		t.Errorf("methods of the run, -want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"SignalPay"}, child); diff != "" {
		t.Errorf("methods of the child future, -want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"OrderClient", "NewOrderClient", "orderClientHandle"}, f.ClientDeclares()); diff != "" {
		t.Errorf("client, -want +got:\n%s", diff)
	}
}

// TestIdentifiers compares what is emitted for workflows with the lists of
// package names, by which others know it: what is missing from them would lose a
// workflow that nothing else proves.
func TestIdentifiers(t *testing.T) {
	t.Parallel()
	f := model()
	source, err := Render(f)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	type key struct {
		name   string
		method bool
	}
	listed := map[key]names.Identifier{}
	for _, w := range f.Workflows {
		for _, i := range names.Workflow {
			listed[key{i.Of(w.Name), i.Method}] = i
		}
		for _, m := range w.Messages {
			for _, i := range names.Message {
				listed[key{i.Of(w.Name, m.Name), i.Method}] = i.Identifier
			}
		}
	}
	for _, a := range f.Activities {
		for _, i := range names.OfActivity {
			listed[key{i.Of(a.Name), i.Method}] = i
		}
	}
	emitted := map[names.Identifier]bool{}
	for _, decl := range file.Decls {
		for _, name := range declaredBy(decl) {
			fn, _ := decl.(*ast.FuncDecl)
			method := fn != nil && fn.Recv != nil
			if !ast.IsExported(name) || slices.Contains(append(f.ClientDeclares(), f.FutureDeclares()...), name) || method && code.Receiver(fn) != f.Client {
				continue
			}
			i, ok := listed[key{name, method}]
			if !ok || i.Proof != proofOf(decl) {
				t.Errorf("%s, a method %v that proves %v, is listed %v as %+v", name, method, proofOf(decl), ok, i)
			}
			emitted[i] = true
		}
	}
	for _, i := range append(names.Workflow, names.OfActivity...) {
		if !emitted[i] {
			t.Errorf("%s is listed, and not emitted", i.Of("X"))
		}
	}
	for _, i := range names.Message {
		if !emitted[i.Identifier] {
			t.Errorf("%s is listed, and not emitted", i.Of("X", "M"))
		}
	}
}

// declaredBy are the names that decl declares.
func declaredBy(decl ast.Decl) []string {
	var list []string
	for name := range declarations(&ast.File{Decls: []ast.Decl{decl}}) {
		list = append(list, name[strings.LastIndex(name, ".")+1:])
	}
	return list
}

// proofOf is what a declaration does with the SDK.
func proofOf(decl ast.Decl) names.Proof {
	if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok == token.TYPE {
		return names.Nothing
	}
	proof := names.Reference
	ast.Inspect(decl, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			switch sel.Sel.Name {
			case "ExecuteWorkflow", "SignalWithStartWorkflow", "NewWithStartWorkflowOperation", "UpdateWithStartWorkflow", "updateWithStart",
				"ExecuteChildWorkflow", "NewContinueAsNewError", "ScheduleWorkflowAction", "ExecuteActivity", "ExecuteLocalActivity":
				proof = max(proof, names.Start)
			case "RegisterWorkflowWithOptions", "RegisterActivityWithOptions":
				proof = max(proof, names.Registration)
			}
		}
		return true
	})
	return proof
}
