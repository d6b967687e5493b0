package templates

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// kitModel is the model of a test kit of every kind.
func kitModel() *File {
	f := model()
	f.Test, f.FakesLocal, f.ClientOnly = true, true, true
	f.Client, f.Source = "", "example.com/shop"
	f.Imports = append(f.Imports[:2], KitRuntime()...)
	f.Imports = append(f.Imports, Import{Path: f.Source, Name: "shop"})
	for _, w := range f.Workflows {
		w.Runnable = w.Name != "Return"
		w.take(f, f.Bodies(w))
	}
	for _, a := range f.Activities {
		a.Fakable, a.Context = a.Name != "Ping", Type{{Path: contextPath, Text: "Context"}}
		a.take(f, f.ActivityBodies(a))
	}
	return f
}

// TestKitDeclares keeps the lists that collisions are looked up in as long as the lists
// of a test kit's constructs.
func TestKitDeclares(t *testing.T) {
	t.Parallel()
	f := kitModel()
	source, err := Render(f)
	if err != nil {
		t.Fatal(err)
	}
	if head := names.Header + "\n" + names.KitLine + "\n" + names.SourcePrefix + f.Source + "\n\n"; !bytes.HasPrefix(source, []byte(head)) {
		t.Errorf("the output begins with\n%.200s", source)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var emitted []string
	for _, decl := range file.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv != nil {
			continue
		}
		if gen, ok := decl.(*ast.GenDecl); !ok || gen.Tok != token.IMPORT {
			emitted = append(emitted, declaredBy(decl)...)
		}
	}
	declared := f.KitDeclares()
	for _, w := range f.Workflows {
		declared = append(declared, f.Declares(w)...)
	}
	for _, a := range f.Activities {
		declared = append(declared, f.ActivityDeclares(a)...)
	}
	slices.Sort(emitted)
	slices.Sort(declared)
	if diff := cmp.Diff(declared, emitted); diff != "" {
		t.Errorf("-declared +emitted:\n%s", diff)
	}
	if lists := slices.Concat(f.ClientDeclares(), f.FutureDeclares()); len(lists) > 0 {
		t.Errorf("a test kit is said to declare %v", lists)
	}
}

// TestElement takes the pointer off types in the forms that their text is cut into.
func TestElement(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ typ, want Type }{
		{Type{{Text: "*Desk"}}, Type{{Text: "Desk"}}},
		{Type{{Text: "*"}, {Path: "a/b", Text: "Desk"}}, Type{{Text: ""}, {Path: "a/b", Text: "Desk"}}},
		{Type{{Path: "a/b", Text: "Desk"}}, Type{{Path: "a/b", Text: "Desk"}}},
		{Type{{Text: "Desk"}}, Type{{Text: "Desk"}}},
	} {
		before := slices.Clone(test.typ)
		if diff := cmp.Diff(test.want, test.typ.element()); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		if diff := cmp.Diff(before, test.typ); diff != "" {
			t.Errorf("the type has changed:\n%s", diff)
		}
	}
}
