// Package taggedidentifiers shows names that the package declares only on other
// platforms: the generated file has to compile there too.
package taggedidentifiers

import "go.temporal.io/sdk/workflow"

// Greet is a workflow of a package that declares client on plan9.
func Greet(ctx workflow.Context, name string) (string, error) {
	return "Hello " + name, nil
}
