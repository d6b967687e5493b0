// Package stock is what the workflows of orders are implemented with. Their
// callers must not need it.
package stock

// Take takes items from stock.
func Take(n int) {}
