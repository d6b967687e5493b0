// Package options has a name that generated code uses for something else.
package options

// Value is a type of it.
type Value struct{ N int }
