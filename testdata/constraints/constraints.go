// Package constraints has workflows in files with all kinds of build
// constraints, beside one that is built always. Its output is the same on every
// machine.
package constraints

import "go.temporal.io/sdk/workflow"

// Volume is declared by one of several files.
type Volume struct{ handle }

// Scan is built always, and takes what is declared under constraints.
func Scan(ctx workflow.Context, volume Volume, mode Mode) error { return nil }
