// Package worker shares its name with a package of the SDK or of the standard library.
package worker

// Badge is a type of one's own.
type Badge struct{ Name string }
