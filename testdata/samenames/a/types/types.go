// Package types is one of three of that name.
package types

// Item has the same name in each of them.
type Item string
