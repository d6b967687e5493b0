//go:build nightly

package taggedidentifiers

// Workers is declared under one build tag only.
var Workers = []string{worker, context}

const (
	worker  = "worker"
	context = "context"
)
