// Package money stands in the folder of a major version.
package money

// Price is an amount with its currency.
type Price struct {
	Amount   int64
	Currency string
}
