// Package main shows workflows in a program, where nothing can import them.
package main

import (
	"fmt"

	"go.temporal.io/sdk/workflow"
)

type greeting struct{ Text string }

// Greet is called by nothing but Temporal.
func Greet(ctx workflow.Context, name string) (greeting, error) {
	return greeting{Text: "Hello " + name}, nil
}

func main() {
	fmt.Println(GreetTypeName)
}
