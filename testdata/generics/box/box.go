// Package box holds generic types that another package uses.
package box

// Unit is a type argument.
type Unit string

// Box is a generic type.
type Box[T any] struct{ Value T }

// Grid is generic in its element, and composite.
type Grid[T any] [][]T

// Row is a generic alias.
type Row[T any] = []T
