// Package serviceerror shares its name with a package of the SDK or of the standard library.
package serviceerror

// Report is a type of one's own.
type Report struct{ Name string }
