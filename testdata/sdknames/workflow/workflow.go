// Package workflow shares its name with a package of the SDK or of the standard library.
package workflow

// Step is a type of one's own.
type Step struct{ Name string }
