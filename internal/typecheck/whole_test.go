package typecheck_test

import (
	"fmt"
	"go/token"
	"go/types"
	"os"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/typecheck"
)

// TestWhole asks for all that a type consists of, a field of which no code mentions.
func TestWhole(t *testing.T) {
	t.Parallel()
	amount := func(pkg *packages.Package) types.Type {
		for _, imported := range pkg.Types.Imports() {
			if imported.Name() == "money" {
				return imported.Scope().Lookup("Amount").Type()
			}
		}
		t.Fatalf("%s does not import money", pkg.PkgPath)
		return nil
	}
	whole := func(pkg *packages.Package) []types.Type { return []types.Type{amount(pkg)} }
	for _, test := range []struct {
		name   string
		config typecheck.Config
		want   string
	}{
		{"by name alone", typecheck.Config{}, "*types.Struct"},
		{"whole", typecheck.Config{Whole: whole}, "*types.Slice"},
		{"closed", typecheck.Config{Whole: whole, Closed: func(path string) bool { return path == "encoding/json" }}, "*types.Struct"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			graph, err := packages.Load(&packages.Config{Dir: "testdata/traps", Mode: packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps | packages.NeedModule}, "./shop")
			if err != nil {
				t.Fatal(err)
			}
			config := test.config
			config.Fset, config.Read, config.Parse, config.Info = token.NewFileSet(), os.ReadFile, parse, typecheck.NewInfo
			if err := typecheck.Check(graph, config); err != nil {
				t.Fatal(err)
			}
			for field := range amount(graph[0]).Underlying().(*types.Struct).Fields() {
				if field.Name() != "Raw" {
					continue
				}
				if got := fmt.Sprintf("%T", field.Type().Underlying()); got != test.want {
					t.Errorf("json.RawMessage is a %s, want %s", got, test.want)
				}
				return
			}
			t.Error("there is no field Raw")
		})
	}
}
