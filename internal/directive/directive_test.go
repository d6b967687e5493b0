package directive

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// parseDoc is a file with one function under the given doc comment, and what
// the directives of the file are reported for, by column and message.
func parseDoc(t *testing.T, doc string) (d Set, reports []string) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "a.go", "package a\n\n"+doc+"\nfunc A() {}\n", parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Skipf("no comment: %v", err)
	}
	report := func(pos token.Pos, message string) {
		position := fset.Position(pos)
		reports = append(reports, fmt.Sprintf("%d:%d: %s", position.Line-2, position.Column, message))
	}
	for _, decl := range file.Decls {
		if decl, ok := decl.(*ast.FuncDecl); ok && decl.Name.Name == "A" {
			d = Parse(decl.Doc, report)
		}
	}
	Stray(file, report)
	d.Pos = token.NoPos
	for i := range d.Messages {
		d.Messages[i].Pos = token.NoPos
	}
	return d, reports
}

func TestParse(t *testing.T) {
	t.Parallel()
	const badArgs = `: arguments are key=value, or "key=value with spaces"`
	for _, test := range []struct {
		doc     string
		want    Set
		reports []string
	}{
		{doc: "// A does it."},
		{doc: "//temporalgen:workflow", want: Set{Workflow: true}},
		{doc: "// A does it.\n//\n//temporalgen:workflow", want: Set{Workflow: true}},
		{doc: "//temporalgen:workflow\t ", want: Set{Workflow: true}},
		{doc: "//temporalgen:ignore", want: Set{Ignore: true}},
		{doc: "//temporalgen:ignore because it is a helper, name=no", want: Set{Ignore: true}},
		{doc: "//go:noinline\n//temporalgen:workflow\n//nolint:all", want: Set{Workflow: true}},
		{doc: "//temporalgen:workflow name=orders.v2 as=Process task-queue=orders", want: Set{Workflow: true, Name: "orders.v2", As: "Process", TaskQueue: "orders"}},
		{doc: "//temporalgen:workflow   task-queue=q\tname=n", want: Set{Workflow: true, Name: "n", TaskQueue: "q"}},
		{doc: "//temporalgen:workflow \"name=process order\" `task-queue=a \"b\"`", want: Set{Workflow: true, Name: "process order", TaskQueue: `a "b"`}},
		{doc: `//temporalgen:workflow "name=\"quoted\""`, want: Set{Workflow: true, Name: `"quoted"`}},
		{doc: `//temporalgen:workflow name=a=b`, want: Set{Workflow: true, Name: "a=b"}},
		{doc: `//temporalgen:workflow name=日本`, want: Set{Workflow: true, Name: "日本"}},
		{doc: `//temporalgen:workflow as=Über`, want: Set{Workflow: true, As: "Über"}},
		{
			doc: "//temporalgen:workflow name=a name=b", want: Set{Workflow: true, Name: "b"},
			reports: []string{"1:31: name= is twice in the directive: keep one"},
		},
		{
			doc: "//temporalgen:workflow process", want: Set{Workflow: true},
			reports: []string{`1:24: unexpected "process" in the directive` + badArgs},
		},
		{
			doc: "//temporalgen:workflow =a", want: Set{Workflow: true},
			reports: []string{`1:24: unexpected "=a" in the directive` + badArgs},
		},
		{
			doc: `//temporalgen:workflow "name=a`, want: Set{Workflow: true},
			reports: []string{`1:24: malformed directive: invalid quoted string in //temporalgen:workflow: "name=a` + badArgs},
		},
		{
			doc: `//temporalgen:workflow name="a"`, want: Set{Workflow: true},
			reports: []string{`1:24: name= has a quoted value: put the quotes around the whole argument, "key=value with spaces"`},
		},
		{
			doc: "//temporalgen:workflow queue=a", want: Set{Workflow: true},
			reports: []string{"1:24: unknown key queue= in the directive: the keys are name=, as= and task-queue="},
		},
		{
			doc: "//temporalgen:workflow\n//temporalgen:ignore", want: Set{Workflow: true, Ignore: true},
			reports: []string{"1:1: temporalgen:workflow and temporalgen:ignore contradict each other: remove one"},
		},
		{
			doc:     "//temporalgen:work",
			reports: []string{"1:1: unknown directive temporalgen:work: the directives are temporalgen:workflow, temporalgen:activity, temporalgen:ignore, temporalgen:output, temporalgen:signal, temporalgen:query and temporalgen:update"},
		},
		{
			doc:     "//temporalgen:Workflow name=a",
			reports: []string{"1:1: unknown directive temporalgen:Workflow: the directives are temporalgen:workflow, temporalgen:activity, temporalgen:ignore, temporalgen:output, temporalgen:signal, temporalgen:query and temporalgen:update"},
		},
		{
			doc:     "// temporalgen:workflow name=a",
			reports: []string{"1:1: this is a comment, not a directive: begin the line with //temporalgen: and no space"},
		},
		{
			doc:     "/* temporalgen:ignore */",
			reports: []string{"1:1: this is a comment, not a directive: begin the line with //temporalgen: and no space"},
		},
		{
			doc:     "//temporalgen:workflow\n\n",
			reports: []string{"1:1: temporalgen:workflow has no effect here: move it into the doc comment of a function, a func type or an interface"},
		},
		{
			doc:     "var a int //temporalgen:ignore",
			reports: []string{"1:11: temporalgen:ignore has no effect here: move it into the doc comment of a function, a func type or an interface"},
		},
		// With a reason it silences a finding at a call site.
		{doc: "var a = f() //temporalgen:ignore a dynamic workflow"},
		{doc: "func b() {\n\tf() //temporalgen:ignore a dynamic workflow\n}"},
		{doc: "func b() {\n\t//temporalgen:ignore a dynamic workflow\n\tf()\n}"},
		{
			doc:     "func b() {\n\tf() //temporalgen:ignore\n}",
			reports: []string{"2:6: temporalgen:ignore has no effect here: move it into the doc comment of a function, a func type or an interface"},
		},
		{
			doc:     "//temporalgen:ignore a dynamic workflow\n\n",
			reports: []string{"1:1: temporalgen:ignore has no effect here: move it into the doc comment of a function, a func type or an interface"},
		},
		{
			doc: "//temporalgen:signal name=approve type=Approval as=Accept\n//temporalgen:query name=status \"type=func() (int, error)\"",
			want: Set{Messages: []Message{
				{Kind: sdk.Signal, Name: "approve", Type: "Approval", As: "Accept"},
				{Kind: sdk.Query, Name: "status", Type: "func() (int, error)"},
			}},
		},
		{
			doc:  "//temporalgen:signal name=a\n//temporalgen:update name=a type=func()error",
			want: Set{Messages: []Message{{Kind: sdk.Signal, Name: "a"}, {Kind: sdk.Update, Name: "a", Type: "func()error"}}},
		},
		{
			doc:     "//temporalgen:signal type=int",
			reports: []string{"1:1: temporalgen:signal without a name: give the one that Temporal knows with name="},
		},
		{
			doc:     "//temporalgen:update name=a task-queue=b as=c",
			want:    Set{Messages: []Message{{Kind: sdk.Update, Name: "a", As: "c"}}},
			reports: []string{"1:29: unknown key task-queue= in the directive: the keys are name=, type= and as=", "1:42: as=c is no exported Go identifier: use one like as=Approve"},
		},
		{
			doc:     "//temporalgen:query name=a\n//temporalgen:query name=a type=b",
			want:    Set{Messages: []Message{{Kind: sdk.Query, Name: "a"}}},
			reports: []string{`2:1: second temporalgen:query directive for "a": join the two`},
		},
		{
			doc:     "//temporalgen:signal name=__x",
			want:    Set{Messages: []Message{{Kind: sdk.Signal, Name: "__x"}}},
			reports: []string{`1:22: signal name "__x": the prefix __ is reserved by Temporal: choose another name`},
		},
		{
			doc:     "// temporalgen:signal name=a",
			reports: []string{"1:1: this is a comment, not a directive: begin the line with //temporalgen: and no space"},
		},
		// Prose may speak of directives.
		{doc: "// temporalgen:workflow is the directive for it."},
		{doc: "// See\n// temporalgen:ignore and others."},
		{doc: "//\ttemporalgen:workflow"},
		{doc: "// temporalgen: it generates."},
		{doc: "// A has no //temporalgen:workflow."},
		{doc: "//temporalgenerator:workflow"},
		{doc: "//temporal:workflow"},
	} {
		got, reports := parseDoc(t, test.doc)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s\n-want +got:\n%s", test.doc, diff)
		}
		if diff := cmp.Diff(test.reports, reports); diff != "" {
			t.Errorf("%s\nreports, -want +got:\n%s", test.doc, diff)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, line := range []string{
		"//temporalgen:workflow", "//temporalgen:ignore x", "//temporalgen:workflow name=a as=B task-queue=c",
		`//temporalgen:workflow "name=a b" as=B`, "//temporalgen:workflow `name=a`", `//temporalgen:workflow name="a`,
		"// temporalgen:workflow", "//temporalgen:", "//temporalgen:workflow \"\"", "//temporalgen:workflow  =\t==",
		"//temporalgen:signal name=a type=B as=C", "//temporalgen:query name=a \"type=func() (int, error)\"", "//temporalgen:update name=",
		"/*temporalgen:workflow*/", "//temporalgen:workflow name=\xff", "//temporalgen:workflow \"name=\\n\"",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if strings.ContainsAny(line, "\r\n") || !strings.HasPrefix(line, "//") {
			t.Skip()
		}
		d, reports := parseDoc(t, line)
		for _, r := range reports {
			var at, column int
			if _, err := fmt.Sscanf(r, "%d:%d:", &at, &column); err != nil || at != 1 || column < 1 || column > len(line)+1 {
				t.Errorf("%s is outside of the comment", r)
			}
		}
		if len(reports) > 0 {
			return
		}
		if d.As != "" && (!token.IsIdentifier(d.As) || !token.IsExported(d.As)) {
			t.Errorf("as=%s is taken", d.As)
		}
		if strings.HasPrefix(d.Name, "__temporal_") {
			t.Errorf("name=%s is taken", d.Name)
		}
		if !cmp.Equal(d, Set{}) && !strings.HasPrefix(line, "//temporalgen:") {
			t.Errorf("%s is taken for a directive", line)
		}
	})
}
