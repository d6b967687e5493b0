// Command mainpkg is a worker in one file.
package main

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
)

// Measure measures.
func Measure(ctx context.Context, name string) (int, error) { return len(name), nil }

func main() {
	c, err := client.Dial(client.Options{})
	if err != nil {
		panic(err)
	}
	w := worker.New(c, "measures", worker.Options{})
	w.RegisterActivity(Measure)
	if err := w.Run(worker.InterruptCh()); err != nil {
		panic(err)
	}
}
