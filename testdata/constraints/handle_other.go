//go:build !unix && !windows

package constraints

type handle = string

// Mode is how a volume is opened elsewhere.
type Mode string
