// Package client shares its name with a package of the SDK or of the standard library.
package client

// Customer is a type of one's own.
type Customer struct{ Name string }
