// Package r has a name that generated code uses for something else.
package r

// Value is a type of it.
type Value struct{ N int }
