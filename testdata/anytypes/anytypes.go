// Package anytypes shows parameters and results that take any value.
package anytypes

import "go.temporal.io/sdk/workflow"

// Payload is a named empty interface.
type Payload interface{}

// Value is an alias of any.
type Value = any

func Any(ctx workflow.Context, v any) (any, error) {
	return v, nil
}

func Empty(ctx workflow.Context, v interface{}) (interface{}, error) {
	return v, nil
}

func Within(ctx workflow.Context, list []any, dict map[string]any, rows [][]interface{}) ([]any, error) {
	return list, nil
}

func Named(ctx workflow.Context, p Payload, v Value) (map[string]Value, error) {
	return map[string]Value{"v": v}, nil
}
