// Package units is imported under several names.
package units

// Metre is a length.
type Metre float64
