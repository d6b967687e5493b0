// Package predeclared shows identifiers of Go itself that the package means
// something else by, and that its workflows use in that sense.
package predeclared

import "go.temporal.io/sdk/workflow"

type bool struct{ Yes, No string }

type float64 = []bool

type int interface{}

const len, true = 1, "no bool"

func byte() {}

// Own has parameters, a result and messages of the package's own types.
func Own(ctx workflow.Context, in bool, len int, byte ...float64) (map[string]bool, error) {
	return nil, nil
}

// Other is Own as a workflow.
//
//temporalgen:signal name=flag type=bool
//temporalgen:query name=parts "type=func(len int, true string) (float64, error)"
func Other(ctx workflow.Context, in bool, len int, byte float64) (map[string]bool, error) {
	byte = append(byte, in)
	return Own(ctx, in, len, byte)
}

type rune struct{ size [len]bool }

// Method takes its receiver along.
func (byte *rune) Method(ctx workflow.Context, string string) error {
	byte.size[0].Yes = string + true
	return nil
}
