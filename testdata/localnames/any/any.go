// Package any has a name that generated code uses for something else.
package any

// Value is a type of it.
type Value struct{ N int }
