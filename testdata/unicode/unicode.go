// Package unicode shows names outside ASCII: of workflows, of types, of
// parameters and of a Workflow Type.
package unicode

import "go.temporal.io/sdk/workflow"

// Größe is a type.
type Größe struct{ Höhe, Breite float64 }

// Überweisung is an exported function.
func Überweisung(ctx workflow.Context, größe Größe, 数量 int) (Größe, error) {
	return größe, nil
}

// 検査 is no exported name, as its script has no capitals.
//
//temporalgen:workflow name=検査/v1 as=Inspect
func 検査(ctx workflow.Context, π float64) (float64, error) {
	return π, nil
}

// éclair starts with a small letter that has a capital.
func éclair(ctx workflow.Context) error {
	return nil
}
