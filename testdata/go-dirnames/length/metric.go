// Package metric has a name that its folder has nothing of.
package metric

// Second is a duration.
type Second float64
