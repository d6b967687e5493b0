// Package paramnames shows parameters without a name, with the blank name and
// with names that are declared together.
package paramnames

import "go.temporal.io/sdk/workflow"

func Unnamed(workflow.Context, string, int) error {
	return nil
}

func Blank(_ workflow.Context, _ string, _ int, _ []string) (string, error) {
	return "", nil
}

func Together(ctx workflow.Context, first, second, third string) error {
	return nil
}

func SomeBlank(ctx workflow.Context, sku string, _, count int, arg, arg1 string) error {
	return nil
}

// OtherContext calls its context something else, and an ordinary parameter ctx.
func OtherContext(options workflow.Context, ctx string) (string, error) {
	return ctx, nil
}
