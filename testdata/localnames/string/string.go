// Package string has a name that generated code uses for something else.
package string

// Value is a type of it.
type Value struct{ N int }
