package discover

import (
	"go/token"
	"go/types"
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/directive"
)

func TestMessageGoName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"approve":            "Approve",
		"add-item":           "AddItem",
		"add_item":           "AddItem",
		"addItem":            "AddItem",
		"ADD_ITEM":           "ADDITEM",
		"orders.v2/add item": "OrdersV2AddItem",
		"2fa":                "2fa", // comes after something
		"größe-ändern":       "GrößeÄndern",
		"注文":                 "注文",
		"!?":                 "",
		"":                   "",
	} {
		if got := messageGoName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// FuzzMessageGoName checks that what a name gives can go on an identifier.
func FuzzMessageGoName(f *testing.F) {
	for _, name := range []string{"approve", "add-item", "a\x00b", "\xff", "e\u0301", "٣"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if got := messageGoName(name); !token.IsIdentifier("Signal" + got) {
			t.Errorf("%q gives %q", name, got)
		}
	})
}

func TestGoName(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, as, want string }{
		{"ProcessOrder", "", "ProcessOrder"},
		{"processOrder", "", "ProcessOrder"},
		{"x", "", "X"},
		{"übersicht", "", "Übersicht"},
		{"ǆ", "", "Ǆ"},
		{"processOrder", "Process", "Process"},
	} {
		f := &Function{Object: types.NewFunc(token.NoPos, nil, test.name, nil), Directives: directive.Set{As: test.as}}
		if got := f.GoName(); got != test.want {
			t.Errorf("%s as=%s: got %s, want %s", test.name, test.as, got, test.want)
		}
	}
}
