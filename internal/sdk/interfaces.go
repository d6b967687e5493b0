package sdk

import (
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// BehindInterface is the call of a client that fn stands for: a method of an interface
// that is not the SDK's, which has the name and exactly the types of one of
// client.Client. It is nil for any other.
func BehindInterface(fn *types.Func) *Call {
	if fn == nil || fn.Pkg() == nil || Has(fn.Pkg()) || byName[fn.Name()] == nil || !code.IsInterfaceMethod(fn) {
		return nil
	}
	c := Find("Client", fn.Name())
	if c == nil || c.Types != typesOf(fn.Signature()) || !slices.ContainsFunc(fn.Pkg().Imports(), Has) {
		return nil
	}
	return c
}

// typesOf spells the parameters and results of a method: types of the SDK by the names
// that they are declared under, others as everywhere.
func typesOf(sig *types.Signature) string {
	var b strings.Builder
	list := func(tuple *types.Tuple, variadic bool) {
		b.WriteString("(")
		for i := range tuple.Len() {
			if i > 0 {
				b.WriteString(", ")
			}
			t := tuple.At(i).Type()
			if variadic && i == tuple.Len()-1 {
				b.WriteString("...")
				t = t.(*types.Slice).Elem()
			}
			if iface, ok := types.Unalias(t).(*types.Interface); ok && iface.Empty() {
				b.WriteString("any")
				continue
			}
			b.WriteString(types.TypeString(types.Unalias(t), func(p *types.Package) string {
				if Has(p) {
					return ""
				}
				return p.Path()
			}))
		}
		b.WriteString(")")
	}
	list(sig.Params(), sig.Variadic())
	b.WriteString(" ")
	list(sig.Results(), false)
	return b.String()
}
