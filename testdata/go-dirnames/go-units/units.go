// Package units has a name that its folder does not have.
package units

// Metre is a length.
type Metre float64
