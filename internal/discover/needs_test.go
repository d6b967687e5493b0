package discover

import (
	"go/token"
	"go/types"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// TestNeedsOf tells of which workflows a need is: of the one that executes it, of those
// that call the function which does, or of any of the package.
func TestNeedsOf(t *testing.T) {
	t.Parallel()
	unit := &source.Unit{Package: &packages.Package{PkgPath: "shop"}}
	workflow := func(name, typeName string) *Function {
		signature := types.NewSignatureType(nil, nil, nil, nil, nil, false)
		return &Function{Kind: definition.Workflow, Workflow: true, TypeName: typeName, Unit: unit, Object: types.NewFunc(token.NoPos, nil, name, signature), Signature: signature}
	}
	in := func(name string) evidence.Func { return evidence.Func{Package: "shop", Name: name} }
	callers := map[evidence.Func][]evidence.Func{
		in("help"): {in("Sell"), in("more"), in("Buy"), in("Sell")},
		in("lost"): {in("more")},
	}
	got := NeedsOf([]evidence.Need{
		{Name: "pay", In: in("Buy"), File: "buy.go"},
		{Name: "pay", In: in("help"), File: "help.go"},
		{Name: "ship", In: in("lost"), File: "help.go"},
		{Name: "Refund", Child: true, In: in("Sell"), File: "sell.go"},
	}, nil, []*Function{workflow("Buy", "shop.Buy"), workflow("Sell", "shop.Sell")},
		func(of evidence.Func, ends func(evidence.Func) bool) []evidence.Func {
			if !ends(in("Buy")) || ends(in("more")) {
				t.Error("calls do not end at workflows alone")
			}
			return callers[of]
		}, func(file string) string { return "shop/" + file })
	want := []Need{
		{definition.Activity, "pay", "shop.Buy", "shop/buy.go"},
		{definition.Activity, "pay", "shop.Sell", "shop/help.go"},
		{definition.Activity, "ship", "", "shop/help.go"},
		{definition.Workflow, "Refund", "shop.Sell", "shop/sell.go"},
	}
	if diff := cmp.Diff(want, got.Needs); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
