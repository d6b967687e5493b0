// Package functions shows functions of no, one, two and four parameters, with
// and without a result.
package functions

import (
	"fmt"
	"time"

	"go.temporal.io/sdk/workflow"
)

// Line is one line of an order.
type Line struct {
	SKU   string
	Count int
}

func None(ctx workflow.Context) error {
	return nil
}

func Current(ctx workflow.Context) (string, error) {
	return workflow.GetInfo(ctx).WorkflowExecution.ID, nil
}

func One(ctx workflow.Context, line Line) error {
	if line.Count < 0 {
		return fmt.Errorf("negative count %d", line.Count)
	}
	return nil
}

func Increment(ctx workflow.Context, line Line) (*Line, error) {
	line.Count++
	return &line, nil
}

func Two(ctx workflow.Context, sku string, count int) error {
	return nil
}

func Make(ctx workflow.Context, sku string, count int) (Line, error) {
	return Line{SKU: sku, Count: count}, nil
}

func Four(ctx workflow.Context, sku string, count int, price float64, deadline time.Time) error {
	return nil
}

func Collect(ctx workflow.Context, a, b string, c bool, lines []Line) ([]Line, error) {
	if c {
		lines = append(lines, Line{SKU: a}, Line{SKU: b})
	}
	return lines, nil
}

// NamedResults names its results, which no wrapper repeats.
func NamedResults(ctx workflow.Context, sku string) (line Line, err error) {
	line.SKU = sku
	return
}
