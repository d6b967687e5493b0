// Package testidentifiers shows names that only the tests of the package
// declare: the package's own tests have to compile with the generated file.
package testidentifiers

import "go.temporal.io/sdk/workflow"

// Greet is a workflow whose package's tests have identifiers named client and
// worker.
func Greet(ctx workflow.Context, name string) (string, error) {
	return "Hello " + name, nil
}
