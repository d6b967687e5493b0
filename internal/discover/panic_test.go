package discover

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// TestPanic makes an internal error of a panic, with the place where it was.
func TestPanic(t *testing.T) {
	t.Parallel()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "shop.go", "package shop\n\nfunc Order() { Order() }\n", parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	broken := &packages.Package{PkgPath: "example.com/shop", Name: "shop", Syntax: []*ast.File{file}} // has no types
	functions, err := Search{Program: &source.Program{Fset: fset}}.In(broken)
	var internal *report.InternalError
	if !errors.As(err, &internal) {
		t.Fatalf("got %v, want an internal error", err)
	}
	if want := "package example.com/shop"; internal.Subject != want {
		t.Errorf("the subject is %s, want %s", internal.Subject, want)
	}
	if !strings.Contains(string(internal.Stack), "discover") {
		t.Errorf("the stack does not tell where it was:\n%s", internal.Stack)
	}
	if len(functions) > 0 {
		t.Errorf("there are functions: %v", functions)
	}
}
