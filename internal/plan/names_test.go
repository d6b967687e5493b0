package plan

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/place"
	"github.com/temporal-gen/temporal-gen/internal/source"
	"github.com/temporal-gen/temporal-gen/templates"
)

func TestImports(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		packages map[string]string // names by import path, of the packages of the parameters
		declared []string
		want     map[string]string // names by import path; with * where it is an alias
	}{
		{name: "none"},
		{
			name:     "own names",
			packages: map[string]string{"time": "time", "example.com/go-money": "money", "example.com/order/v2": "order"},
			want:     map[string]string{"time": "time", "example.com/go-money": "money", "example.com/order/v2": "order"},
		},
		{
			name:     "one name, several packages",
			packages: map[string]string{"example.com/c/types": "types", "example.com/a/types": "types", "example.com/b/types": "types"},
			want:     map[string]string{"example.com/a/types": "types", "example.com/b/types": "btypes*", "example.com/c/types": "ctypes*"},
		},
		{
			name:     "the longer name is taken as well",
			packages: map[string]string{"a/x/types": "types", "b/x/types": "types", "c/x/types": "types", "xtypes": "xtypes"},
			want:     map[string]string{"a/x/types": "types", "b/x/types": "xtypes*", "c/x/types": "xtypes2*", "xtypes": "stdxtypes*"},
		},
		{
			name:     "names of the SDK's packages",
			packages: map[string]string{"example.com/client": "client", "example.com/workflow": "workflow", "context2": "context"},
			want: map[string]string{
				"example.com/client": "examplecomclient*", "example.com/workflow": "examplecomworkflow*", "context2": "stdcontext*",
			},
		},
		{
			name:     "names that the package declares",
			packages: map[string]string{"time": "time", "example.com/money": "money"},
			declared: []string{"client", "temporalworkflow", "workflow", "context", "time", "money", "examplecommoney"},
			want: map[string]string{
				"context": "stdcontext*", "go.temporal.io/sdk/client": "temporalclient*", "go.temporal.io/sdk/workflow": "temporalworkflow2*",
				"time": "stdtime*", "example.com/money": "examplecommoney2*",
			},
		},
		{
			name:     "predeclared names",
			packages: map[string]string{"example.com/any": "any", "example.com/string": "string", "example.com/min": "min", "example.com/nil": "nil"},
			want: map[string]string{
				"example.com/any": "examplecomany*", "example.com/string": "examplecomstring*", "example.com/min": "examplecommin*", "example.com/nil": "examplecomnil*",
			},
		},
		{
			name:     "the handle of runs",
			packages: map[string]string{"example.com/kit": "workflowClientHandle"},
			want:     map[string]string{"example.com/kit": "examplecomworkflowClientHandle*"},
		},
		{
			name:     "elements that are no identifiers",
			packages: map[string]string{"1.2/client": "client", "--/client": "client", "x/2b/client": "client", "Ünit-1/client": "client"},
			want:     map[string]string{"--/client": "client2*", "1.2/client": "client3*", "x/2b/client": "bclient*", "Ünit-1/client": "ünit1client*"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			want := map[string]string{}
			for _, i := range templates.Runtime {
				want[i.Path] = i.Name
			}
			for path, name := range test.want {
				want[path] = name
			}
			for range 10 { // the order of workflows makes no difference
				got := importNames(test.packages, test.declared)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("-want +got:\n%s", diff)
				}
			}
		})
	}
}

// importNames are the names that a file in need of packages gives its imports.
func importNames(packages map[string]string, declared []string) map[string]string {
	home := types.NewPackage("example.com/home", "home")
	target := &place.Target{Wanted: place.Wanted{Client: "WorkflowClient"}}
	p := &plan{pkg: packageOf(home), target: &place.Settled{Target: target, Path: home.Path()}, declared: Scope{}}
	for _, name := range declared {
		p.declared[name] = declaration{}
	}
	var workflows []*discover.Function
	for path, name := range packages {
		pkg := types.NewPackage(path, name)
		named := types.NewNamed(types.NewTypeName(token.NoPos, pkg, "T", nil), types.NewStruct(nil, nil), nil)
		v := types.NewTuple(types.NewParam(token.NoPos, home, "in", named))
		params, results := v, (*types.Tuple)(nil)
		if len(workflows)%2 == 1 {
			params, results = results, params
		}
		sig := types.NewSignatureType(nil, nil, nil, params, results, false)
		workflows = append(workflows, &discover.Function{Unit: &source.Unit{}, Signature: sig})
	}
	rand.Shuffle(len(workflows), func(i, j int) { workflows[i], workflows[j] = workflows[j], workflows[i] })
	got := map[string]string{}
	for _, i := range p.imports(workflows) {
		got[i.Path] = i.Name
		if i.Alias {
			got[i.Path] += "*"
		}
	}
	return got
}

// FuzzQualifiedName makes an import name of any path.
func FuzzQualifiedName(f *testing.F) {
	for _, path := range []string{"context", "go.temporal.io/sdk/client", "a/b", "example.com/2x/client", "a/--/b", "Ä/b", "a/İ/b", "/", "", "a//b", "a/\u0663/b"} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		if name := qualifiedName(path, "client"); !token.IsIdentifier(name) || !strings.HasSuffix(name, "client") {
			t.Errorf("%q gives %q", path, name)
		}
	})
}

func TestDeclare(t *testing.T) {
	t.Parallel()
	w := newWorld(map[string]string{
		"example.com/kit":    "package kit\n\ntype T int\n",
		"example.com/handle": "package handle\n\nfunc F() {}\n",
	})
	_, files, err := w.check("example.com/home", `package home

import Kit "example.com/kit"
import handle "example.com/handle"

type A struct{ Field Kit.T }

func (a A) Method() { type local int; var _ local; handle.F() }

type (
	B = A
	C[T any] []T
)

var D, _, E int

const (
	F = iota
	G
)

func H[T any](parameter T) (result T) { return }

func init() {}

func _() {}
`)
	if err != nil {
		t.Fatal(err)
	}
	s := Scope{}
	s.declare(files[0], "handle")
	got := slices.Sorted(maps.Keys(s))
	if diff := cmp.Diff([]string{"A", "B", "C", "D", "E", "F", "G", "H", "Kit", "handle"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if a := w.fset.Position(s["A"].pos); a.Line != 6 {
		t.Errorf("A is declared at %v, want line 6", a)
	}
}

func TestDocLines(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		doc              string
		want, deprecated []string
	}{
		{"", nil, nil},
		{"//temporalgen:workflow name=a", nil, nil},
		{"//", nil, nil},
		{"// One line.", []string{"One line."}, nil},
		{"// One.\n//\n// Two\n// lines.\n//\n//temporalgen:workflow", []string{"One.", "", "Two", "lines."}, nil},
		// As gofmt writes them:
		{"/* A block\n   of two lines. */", []string{"A block", "", "\tof two lines."}, nil},
		{"// Deprecated: use B.", []string{"Deprecated: use B."}, []string{"Deprecated: use B."}},
		{
			"// A.\n//\n// Deprecated: use\n// B.\n//\n// More.",
			[]string{"A.", "", "Deprecated: use", "B.", "", "More."},
			[]string{"Deprecated: use", "B."},
		},
		{"// A.\n// Deprecated: in the middle of a paragraph.", []string{"A.", "Deprecated: in the middle of a paragraph."}, nil},
		{"// A.\n//\n// Deprecated is no notice.", []string{"A.", "", "Deprecated is no notice."}, nil},
		{"// A:\n//\tcode\n// More:\n//   - item", []string{"A:", "", "\tcode", "", "More:", "  - item"}, nil},
		{"// A:\n//\tcode\n// Deprecated: use B.", []string{"A:", "", "\tcode", "", "Deprecated: use B."}, []string{"Deprecated: use B."}},
	} {
		var doc *ast.CommentGroup
		if test.doc != "" {
			_, files, err := newWorld(nil).check("a", "package a\n\n"+test.doc+"\nfunc A() {}\n")
			if err != nil {
				t.Fatal(err)
			}
			doc = files[0].Decls[0].(*ast.FuncDecl).Doc
		}
		got, deprecated := docLines(doc)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s\n-want +got:\n%s", test.doc, diff)
		}
		if diff := cmp.Diff(test.deprecated, deprecated); diff != "" {
			t.Errorf("%s\ndeprecated, -want +got:\n%s", test.doc, diff)
		}
	}
}
