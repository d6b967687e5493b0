package fit

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
		want     Fit
	}{
		{"int", "int", Same},
		{"*Proto", "Proto", Same},
		{"Proto", "*Proto", Same},

		{"int", "int64", Lenient},
		{"int", "float64", Lenient},
		{"string", "Name", Lenient},
		{"[]string", "Names", Lenient},
		{"[3]int", "[]int", Lenient},
		{"map[string]int", "map[Name]int8", Lenient},
		{"Small", "*Small", Lenient},
		{"**Small", "Small", Lenient},
		{"Small", "Same", Lenient},
		{"Small", "Lower", Lenient},
		{"Small", "Hidden", Lenient},
		{"Skipped", "Small", Lenient},
		{"Text", "string", Lenient},
		{"string", "Text", Lenient},
		{"string", "*Text", Lenient},

		{"Embeds", "Small", Lenient},
		{"Small", "map[string]int", Lenient},

		{"Small", "More", Fewer}, // a field was added
		{"Nested", "struct{ S More }", Fewer},
		{"struct{}", "Small", Fewer},
		{"[2]int", "[3]int", Fewer},

		{"int", "string", Loses},
		{"float64", "int", Loses},
		{"bool", "int", Loses},
		{"string", "[]string", Loses},
		{"string", "Small", Loses},
		{"Small", "int", Loses},
		{"Small", "[]Small", Loses},
		{"More", "Small", Loses},
		{"Other", "Nested", Loses},
		{"Small", "Wrong", Loses},
		{"[]Small", "[]Wrong", Loses},
		{"[]byte", "Small", Loses},
		{"int", "[]byte", Loses},
		{"Text", "int", Loses},
		{"Small", "Text", Loses},
		{"func()", "string", Loses},
		{"chan int", "int", Loses},

		{"[3]int", "[2]int", Loses},
		{"map[string]string", "Small", Loses},
		{"map[string]struct{}", "Small", Loses},
		{"map[string]struct{}", "struct{ Nodes map[string]struct{} }", Loses},
		{"map[string]int", "struct{ Counts map[string]int }", Loses},
		{"Small", "map[string]string", Loses},

		{"any", "int", Unknown},
		{"map[string]any", "Small", Unknown},
		{"Small", "map[string]any", Unknown},
		{"[]int", "[2]int", Unknown},
		{"int", "any", Unknown},
		{"Iface", "int", Unknown},
		{"[]any", "[]int", Unknown},
		{"Number", "int", Unknown},
		{"Raw", "Small", Unknown},
		{"Small", "Raw", Unknown},
		{"Time", "string", Unknown},
		{"Moved", "string", Unknown},
		{"[]string", "[]Moved", Unknown},
		{"map[string]int", "Small", Unknown},
		{"[]byte", "string", Unknown},
		{"[]byte", "Raw", Unknown},
		{"Proto", "Small", Unknown},
		{"complex128", "int", Unknown},
		{"Tree", "Bush", Unknown},
	} {
		if got := Compare(typeOf(test.from), typeOf(test.to)); got != test.want {
			t.Errorf("a %s for a %s: %v, want %v", test.from, test.to, got, test.want)
		}
	}
}
