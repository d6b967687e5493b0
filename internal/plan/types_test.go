package plan

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/place"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/source"
	"github.com/temporal-gen/temporal-gen/templates"
)

// typeSources are packages for types to come from. Names repeat, and differ
// from the last elements of paths.
var typeSources = map[string]string{
	"time": "package time\n\ntype Duration int64\n\ntype Month int",
	"example.com/a/types": `package types

type Item struct{ Name string }

type Box[T any] struct{ Value T }

type Pair[K comparable, V any] struct{ Key K; Value V }

type Items = []Item

type Maybe[T any] = *T

type Handler func(Item) error

type Price interface{ Cents() int }
`,
	"example.com/b/types":  "package types\n\ntype Item int\n\ntype Box[T any] []T",
	"example.com/go-units": "package units\n\ntype Kilo float64\n\ntype Ünit string",
	"example.com/money/v2": "package money\n\ntype Amount int64",
}

// typeImports is how the home package imports them.
const typeImports = `import (
	"time"
	"unsafe"

	"example.com/a/types"
	btypes "example.com/b/types"
	. "example.com/go-units"
	"example.com/money/v2"
)
`

// homeTypes are the home package's own types.
const homeTypes = `
var _ unsafe.Pointer
var _ time.Duration
var _ types.Item
var _ btypes.Item
var _ Kilo
var _ money.Amount

type Order struct{ ID string }

type order int

type Ordnung_1 bool

type Bestellübersicht struct{}

type List[T any] []T

type Table[K comparable, V any] map[K]V

type Alias = Order

type Times = map[time.Month][]*time.Duration

type Of[T any] = List[map[string]T]
`

// typeShapes has every kind of type that Go can write, alone and in others.
var typeShapes = []string{
	"int", "string", "byte", "rune", "uint8", "int32", "error", "any", "bool", "uintptr", "complex128", "float32",
	"unsafe.Pointer",
	"interface{}",
	"Order", "*Order", "**Order", "order", "Ordnung_1", "Bestellübersicht", "Alias", "*Alias",
	"time.Duration", "*time.Duration", "types.Item", "btypes.Item", "Kilo", "Ünit", "money.Amount",
	"[]byte", "[]Order", "[][]*types.Item", "[3]int", "[0][2]btypes.Item", "[3 + 4]*[]time.Month",
	"map[string]int", "map[types.Item]map[order][]btypes.Item", "map[[2]string]struct{}", "map[interface{}]any",
	"types.Items", "Times", "[]Times",
	"List[int]", "List[List[Order]]", "Table[string, *types.Item]", "Table[time.Month, List[btypes.Item]]",
	"types.Box[int]", "types.Box[Order]", "types.Box[types.Box[money.Amount]]", "*types.Pair[string, []types.Box[btypes.Box[Kilo]]]",
	"types.Pair[struct{ A int }, func(types.Item) btypes.Item]",
	"types.Maybe[int]", "types.Maybe[types.Maybe[Order]]", "Of[btypes.Item]", "Of[Of[any]]",
	"types.Box[interface{ Cents() int }]",
	"struct{}", "struct{ A, B int }", "struct{ A int; B *types.Item; c order }",
	"struct{ Order; *types.Item; types.Box[int]; Kilo }",
	"struct{ A int `json:\"a,omitempty\"`; B string `x:\"\\\"\\\\\"` }",
	"struct{ A int \"back`quote\" }", "struct{ A int \"nul\\x00.Order newline\\n\" }",
	"struct{ _ int; _ string }", "struct{ Größe money.Amount }",
	"*struct{ Next *struct{ Value []time.Duration } }", "[]struct{ Order Order; types types.Item }",
	"chan int", "<-chan int", "chan<- int", "chan (<-chan int)", "chan<- (chan int)", "<-chan (chan<- types.Item)",
	"chan<- <-chan int", "<-chan <-chan chan<- int", "chan func() <-chan int",
	"func()", "func(int) string", "func(a int, b ...types.Item) (n int, err error)", "func(...func(Order) error) func() any",
	"func(types.Item, btypes.Item) (time.Duration, error)", "func() (chan<- int, <-chan *Order)", "func(_ int, _ string)",
	"types.Handler", "types.Price", "*types.Price", "[]types.Price",
	"interface{ Cents() int }", "interface{ types.Price; Order(types.Item) (*btypes.Item, error) }",
	"interface{ error; private(order) }", "interface{ M(interface{ N(time.Duration) }) }",
	"map[string]interface{ M(...map[types.Item]chan<- btypes.Item) }",
}

func TestTypeSpans(t *testing.T) {
	t.Parallel()
	roundTrip(t, typeShapes)
}

// roundTrip renders types through the templates as parameters of a workflow,
// and compares what comes out with what went in.
func roundTrip(t *testing.T, exprs []string) {
	t.Helper()
	w := newWorld(typeSources)
	var text strings.Builder
	fmt.Fprintf(&text, "package home\n\n%s%s\nvar (\n", typeImports, homeTypes)
	for i, expr := range exprs {
		fmt.Fprintf(&text, "\tin%d %s\n", i, expr)
	}
	text.WriteString(")\n")
	home, _, err := w.check("example.com/home", text.String())
	if err != nil {
		t.Fatal(err)
	}

	// Imports get the names that generation gives them.
	f := &discover.Function{Unit: &source.Unit{}, Signature: types.NewSignatureType(nil, nil, nil, variables(home, len(exprs)), nil, false)}
	p := &plan{pkg: packageOf(home), target: &place.Settled{Target: &place.Target{}, Path: home.Path()}}
	model := &templates.File{Package: "home", Client: "WorkflowClient", Imports: p.imports([]*discover.Function{f})}
	workflow := &templates.Workflow{Definition: templates.Definition{Name: "All", TypeName: "All", Func: "All", Link: "All"}}
	for i := range exprs {
		workflow.Params = append(workflow.Params, templates.Param{
			Name: fmt.Sprint("p", i),
			Type: typeSpans(home.Scope().Lookup(fmt.Sprint("in", i)).Type(), home.Path()),
		})
	}
	model.Workflows = []*templates.Workflow{workflow}
	rendered, err := templates.Render(model)
	if err != nil {
		t.Fatal(err)
	}

	// Its types are in a second file of the home package.
	second := outputs(t, rendered, len(exprs))
	home, _, err = w.check("example.com/home", text.String(), second)
	if err != nil {
		t.Fatalf("%v in\n%s", err, second)
	}
	for i, expr := range exprs {
		in, out := home.Scope().Lookup(fmt.Sprint("in", i)).Type(), home.Scope().Lookup(fmt.Sprint("out", i)).Type()
		if !types.Identical(in, out) {
			t.Errorf("%s became %s", in, out)
		}
		// Identical sees through aliases; the text must keep them.
		if got, want := types.TypeString(out, nil), types.TypeString(in, nil); got != want {
			t.Errorf("%s became %s, whose text is %s and not %s", expr, out, got, want)
		}
	}
}

func variables(home *types.Package, n int) *types.Tuple {
	var vars []*types.Var
	for i := range n {
		vars = append(vars, types.NewParam(token.NoPos, home, "", home.Scope().Lookup(fmt.Sprint("in", i)).Type()))
	}
	return types.NewTuple(vars...)
}

// outputs is a file that declares a variable of the type of each parameter of
// the schedule action in a rendered file, under the imports of that file.
func outputs(t *testing.T, rendered []byte, n int) string {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "rendered.go", rendered, parser.SkipObjectResolution)
	if err != nil {
		t.Fatalf("%v in\n%s", err, rendered)
	}
	var b bytes.Buffer
	b.WriteString("package home\n\n")
	for _, spec := range file.Imports {
		if path := spec.Path.Value; !strings.Contains(path, "go.temporal.io/") && path != `"context"` {
			b.WriteString("import ")
			if spec.Name != nil {
				b.WriteString(spec.Name.Name + " ")
			}
			b.WriteString(path + "\n")
		}
	}
	b.WriteString("\nvar (\n")
	ast.Inspect(file, func(node ast.Node) bool {
		decl, ok := node.(*ast.FuncDecl)
		if !ok || decl.Name.Name != "NewAllScheduleAction" {
			return true
		}
		if got := decl.Type.Params.NumFields(); got != n {
			t.Fatalf("%d parameters, want %d", got, n)
		}
		i := 0
		for _, field := range decl.Type.Params.List {
			for range field.Names {
				fmt.Fprintf(&b, "\tout%d ", i)
				if err := format.Node(&b, fset, field.Type); err != nil {
					t.Fatal(err)
				}
				b.WriteString("\n")
				i++
			}
		}
		return false
	})
	b.WriteString(")\n")
	return b.String()
}

// FuzzTypeSpans renders every type that parses.
func FuzzTypeSpans(f *testing.F) {
	for _, expr := range typeShapes {
		f.Add(expr)
	}
	f.Fuzz(func(t *testing.T, expr string) {
		node, err := parser.ParseExpr(expr)
		if err != nil || strings.ContainsAny(expr, "\n;/") {
			t.Skip()
		}
		if _, isStruct := node.(*ast.StructType); !isStruct && strings.Contains(expr, "{") && !strings.Contains(expr, "interface") {
			t.Skip() // a value: the expression is more than a type
		}
		source := fmt.Sprintf("package home\n\n%s%s\nvar in0 %s\n", typeImports, homeTypes, expr)
		if _, _, err := newWorld(typeSources).check("example.com/home", source); err != nil {
			t.Skip()
		}
		roundTrip(t, []string{expr})
	})
}

func TestUndecodable(t *testing.T) {
	t.Parallel()
	for expr, want := range map[string]string{
		"int": "", "error": "an interface with methods", "any": "", "interface{}": "", "[]byte": "", "Order": "", "*Order": "",
		"func()": "a func", "types.Handler": "a func", "*types.Handler": "a func", "*types.Price": "an interface with methods", "[]func()": "a func", "*func()": "a func",
		"chan int": "a channel", "<-chan int": "a channel", "map[string]chan<- int": "a channel", "[2][]chan int": "a channel",
		"unsafe.Pointer": "an unsafe pointer", "*unsafe.Pointer": "an unsafe pointer",
		"types.Price": "an interface with methods", "[]types.Price": "an interface with methods", "interface{ M() }": "an interface with methods",
		"struct{ F func() }": "", "types.Box[func()]": "", "List[chan int]": "", "types.Items": "", "Times": "",
	} {
		home, _, err := newWorld(typeSources).check("example.com/home", fmt.Sprintf("package home\n\n%s%s\nvar in %s\n", typeImports, homeTypes, expr))
		if err != nil {
			t.Fatal(err)
		}
		if got := sdk.Undecodable(home.Scope().Lookup("in").Type()); got != want {
			t.Errorf("%s: got %q, want %q", expr, got, want)
		}
	}
}
