// Package vendored has its dependencies beside it.
package vendored

import (
	money "example.com/lib/go-money"
)

func Use(a *money.Amount) (string, int) {
	return a.Shown.Text, money.Default.Shown.Layer.Next.Depth
}
