// Package context shares its name with a package of the SDK or of the standard library.
package context

// Scene is a type of one's own.
type Scene struct{ Name string }
