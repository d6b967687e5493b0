package callsite

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

// formTypes are the types that TestCompare compares.
const formTypes = `package p

import (
	"encoding/json"
	"time"
)

type (
	Name    string
	Names   []Name
	Small   struct{ A int }
	Same    struct{ A int }
	Lower   struct{ X int64 ` + "`json:\"a\"`" + ` }
	More    struct{ A int; B string }
	Wrong   struct{ A string }
	Hidden  struct{ A int; b string }
	Skipped struct{ A int; B string ` + "`json:\"-\"`" + ` }
	Nested  struct{ S Small }
	Other   struct{ S More }
	Embeds  struct{ Small }
	Tree    struct{ Children []Tree; N int }
	Bush    struct{ Children []Bush; N int }
	Number  struct{}
	Text    [16]byte
	Raw     = json.RawMessage
	Time    = time.Time
	Proto   struct{}
	Moved   string
	Iface   interface{ M() }
)

func (Number) MarshalJSON() ([]byte, error) { return nil, nil }
func (Text) MarshalText() ([]byte, error)   { return nil, nil }
func (*Text) UnmarshalText([]byte) error    { return nil }
func (*Proto) ProtoReflect()                {}
func (Moved) TransferTypeConverter()        {}
`

func TestCompare(t *testing.T) {
	t.Parallel()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", formTypes, 0)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, err := config.Check("p", fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	typeOf := func(text string) types.Type {
		tv, err := types.Eval(fset, pkg, file.End(), "(*"+text+")(nil)")
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		return tv.Type.(*types.Pointer).Elem()
	}
	for _, test := range []struct {
		from, to string
		want     fit
	}{
		{"int", "int", same},
		{"*Proto", "Proto", same},
		{"Proto", "*Proto", same},

		{"int", "int64", lenient},
		{"int", "float64", lenient},
		{"string", "Name", lenient},
		{"[]string", "Names", lenient},
		{"[3]int", "[]int", lenient},
		{"map[string]int", "map[Name]int8", lenient},
		{"Small", "*Small", lenient},
		{"**Small", "Small", lenient},
		{"Small", "Same", lenient},
		{"Small", "Lower", lenient},
		{"Small", "More", lenient}, // a field was added
		{"Small", "Hidden", lenient},
		{"Skipped", "Small", lenient},
		{"Nested", "struct{ S More }", lenient},
		{"Text", "string", lenient},
		{"string", "Text", lenient},
		{"string", "*Text", lenient},

		{"int", "string", loses},
		{"float64", "int", loses},
		{"bool", "int", loses},
		{"string", "[]string", loses},
		{"string", "Small", loses},
		{"Small", "int", loses},
		{"Small", "[]Small", loses},
		{"More", "Small", loses},
		{"Other", "Nested", loses},
		{"Small", "Wrong", loses},
		{"[]Small", "[]Wrong", loses},
		{"[]byte", "Small", loses},
		{"int", "[]byte", loses},
		{"Text", "int", loses},
		{"Small", "Text", loses},
		{"func()", "string", loses},
		{"chan int", "int", loses},

		{"any", "int", unknown},
		{"int", "any", unknown},
		{"Iface", "int", unknown},
		{"[]any", "[]int", unknown},
		{"Number", "int", unknown},
		{"Raw", "Small", unknown},
		{"Small", "Raw", unknown},
		{"Time", "string", unknown},
		{"Moved", "string", unknown},
		{"[]string", "[]Moved", unknown},
		{"Embeds", "Small", unknown},
		{"Small", "map[string]int", unknown},
		{"map[string]int", "Small", unknown},
		{"[]byte", "string", unknown},
		{"[]byte", "Raw", unknown},
		{"Proto", "Small", unknown},
		{"complex128", "int", unknown},
		{"Tree", "Bush", unknown},
	} {
		if got := compare(typeOf(test.from), typeOf(test.to)); got != test.want {
			t.Errorf("a %s for a %s: %v, want %v", test.from, test.to, got, test.want)
		}
	}
}

func TestSimilar(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"ProcessOrder", "ProcessOrder", false},
		{"ProcesOrder", "ProcessOrder", true},
		{"PorcessOrder", "ProcessOrder", true},
		{"processorder", "ProcessOrder", true},
		{"ProcessOrders", "ProcessOrder", true},
		{"ProcessOrdr2", "ProcessOrder2", true},
		{"ProcessOrder2", "ProcessOrder", false}, // a version
		{"OrderV1", "OrderV2", false},
		{"Ship", "Shop", false}, // too short to tell
		{"ship", "Ship", true},
		{"ProcessRefund", "ProcessOrder", false},
		{"orders.Subscriptoin", "orders.Subscription", true},
		{"orders.Subscripion", "orders.Subcription", true},
		{"", "Ship", false},
	} {
		if got := similar(test.a, test.b); got != test.want {
			t.Errorf("%q and %q: %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestInternalAllows(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		path, from string
		want       bool
	}{
		{"m/a", "m/b", true},
		{"m/internal/a", "m/b", true},
		{"m/internal/a", "m", true},
		{"m/internal", "m/b", true},
		{"m/x/internal/a", "m/b", false},
		{"m/x/internal/a", "m/x/y_test", true},
		{"m/x/internal/a", "m/xy", false},
		{"internal/a", "m", true},
	} {
		if got := internalAllows(test.path, test.from); got != test.want {
			t.Errorf("%s from %s: %v, want %v", test.path, test.from, got, test.want)
		}
	}
}
