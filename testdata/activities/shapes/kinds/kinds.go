// Package kinds has types of activities' parameters.
package kinds

// Kind is a kind.
type Kind int

// Box is generic.
type Box[T any] struct{ Value T }
