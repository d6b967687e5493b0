// Package invoices stands in a folder of another name.
package invoices

// Charge is what to charge for.
type Charge struct{ Cents int }

// Receipt is what there is for it.
type Receipt struct{ Cents int }
