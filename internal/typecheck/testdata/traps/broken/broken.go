// Package broken does not compile.
package broken

import (
	"fmt"

	"example.com/lib/deep"
	money "example.com/lib/go-money"
	"example.com/lib/missing"
)

var _ deep.File = money.Amount{}

var a int = money.New("EUR")

func f(m missing.Type, u money.Unit) (undefined, error) {
	var c money.Currency = u
	fmt.Println(c.Missing, m.Field, deep.Nothing)
	for range deep.Chain() {
	}
	return money.Default.Unknown()
}
