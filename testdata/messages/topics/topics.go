// Package topics has the names of messages.
package topics

// Names, and a part of one.
const (
	Closed = "closed"
	Prefix = "shop."
)
