// Package values has arguments and results whose JSON fits, or does not, on one
// scale for both directions.
package values

import (
	"context"

	"go.temporal.io/sdk/workflow"
)

type Part struct {
	SKU   string
	Count int
}

type Whole struct {
	SKU   string
	Count int
	Note  string
}

type Place struct{ City, Street string }

// Nested is Part for JSON.
type Nested struct {
	Named
	Count int
}

type Named struct{ SKU string }

// Shadowing is not: its own field hides that of the same name.
type Shadowing struct {
	Part
	SKU int
}

// Unsettable embeds a pointer that decoding can't set.
type Unsettable struct{ *part }

type part struct{ SKU string }

type Quoted struct {
	SKU   string
	Count int `json:",string"`
}

func TakePart(ctx context.Context, p Part) error                { return nil }
func TakeWhole(ctx context.Context, w Whole) error              { return nil }
func TakePointer(ctx context.Context, p *Part) error            { return nil }
func TakeSizes(ctx context.Context, sizes map[string]int) error { return nil }
func TakeNames(ctx context.Context, names []string) error       { return nil }
func TakePair(ctx context.Context, pair [2]string) error        { return nil }
func TakeUnsettable(ctx context.Context, u Unsettable) error    { return nil }
func TakeNothing(ctx context.Context) error                     { return nil }

// Arguments are sent.
func Arguments(ctx workflow.Context, p Part, w Whole, names []string) {
	workflow.ExecuteActivity(ctx, TakePart, p)
	workflow.ExecuteActivity(ctx, TakePart, &p)                            // want `argument 1 is a value of type \*Part where TakePart takes Part; that works because their JSON is the same: pass a value of type Part`
	workflow.ExecuteActivity(ctx, TakePointer, p)                          // want `argument 1 is a value of type Part where TakePointer takes \*Part; that works because their JSON is the same: pass a value of type \*Part`
	workflow.ExecuteActivity(ctx, TakeWhole, p)                            // want `argument 1 is a value of type Part where TakeWhole takes Whole; that works, and what it lacks stays zero: pass a value of type Whole`
	workflow.ExecuteActivity(ctx, TakeWhole, struct{}{})                   // want `argument 1 is a value of type struct\{\} where TakeWhole takes Whole; that works, and what it lacks stays zero: pass a value of type Whole`
	workflow.ExecuteActivity(ctx, TakePart, w)                             // want `argument 1 is a value of type Whole where TakePart takes Part; nothing checks that, and it is lost or can't be decoded: pass a value of type Part`
	workflow.ExecuteActivity(ctx, TakePart, Place{})                       // want `argument 1 is a value of type Place where TakePart takes Part; nothing checks that, and it is lost or can't be decoded: pass a value of type Part`
	workflow.ExecuteActivity(ctx, TakePart, Nested{})                      // want `argument 1 is a value of type Nested where TakePart takes Part; that works because their JSON is the same: pass a value of type Part`
	workflow.ExecuteActivity(ctx, TakePart, Shadowing{})                   // want `argument 1 is a value of type Shadowing where TakePart takes Part; nothing checks that, and it is lost or can't be decoded: pass a value of type Part`
	workflow.ExecuteActivity(ctx, TakePart, Quoted{})                      // want `argument 1 is a value of type Quoted where TakePart takes Part; nothing checks that, and it is lost or can't be decoded: pass a value of type Part`
	workflow.ExecuteActivity(ctx, TakePart, map[string]struct{}{})         // want `argument 1 is a value of type map\[string\]struct\{\} where TakePart takes Part; nothing checks that, and it is lost or can't be decoded: pass a value of type Part`
	workflow.ExecuteActivity(ctx, TakePart, map[string]Part{})             // want `argument 1 is a value of type map\[string\]Part where TakePart takes Part; nothing checks that, and it is lost or can't be decoded: pass a value of type Part`
	workflow.ExecuteActivity(ctx, TakeSizes, p)                            // want `argument 1 is a value of type Part where TakeSizes takes map\[string\]int; nothing checks that, and it is lost or can't be decoded: pass a value of type map\[string\]int`
	workflow.ExecuteActivity(ctx, TakeSizes, struct{ Width, Depth int }{}) // want `argument 1 is a value of type struct\{Width int; Depth int\} where TakeSizes takes map\[string\]int; that works because their JSON is the same: pass a value of type map\[string\]int`
	workflow.ExecuteActivity(ctx, TakeSizes, map[string]string{})          // want `argument 1 is a value of type map\[string\]string where TakeSizes takes map\[string\]int; nothing checks that, and it is lost or can't be decoded: pass a value of type map\[string\]int`
	workflow.ExecuteActivity(ctx, TakePair, [3]string{})                   // want `argument 1 is a value of type \[3\]string where TakePair takes \[2\]string; nothing checks that, and it is lost or can't be decoded: pass a value of type \[2\]string`

	// What has such values is known when it runs.
	workflow.ExecuteActivity(ctx, TakePart, map[string]string{"sku": "17"})
	workflow.ExecuteActivity(ctx, TakePart, map[string]any{"sku": "17"})
	workflow.ExecuteActivity(ctx, TakePair, names)
	workflow.ExecuteActivity(ctx, TakeUnsettable, part{})
	workflow.ExecuteActivity(ctx, TakePart, Unsettable{})
}

func GivePart(ctx context.Context) (Part, error)                { return Part{}, nil }
func GivePointer(ctx context.Context) (*Part, error)            { return nil, nil }
func GiveWhole(ctx context.Context) (Whole, error)              { return Whole{}, nil }
func GiveSets(ctx context.Context) (map[string]struct{}, error) { return nil, nil }
func GiveAnything(ctx context.Context) (map[string]any, error)  { return nil, nil }
func GiveUnsettable(ctx context.Context) (Unsettable, error)    { return Unsettable{}, nil }
func GiveNames(ctx context.Context) ([]string, error)           { return nil, nil }

// Results are received.
func Results(ctx workflow.Context) {
	var p Part
	var w Whole
	var pointer *Part
	workflow.ExecuteActivity(ctx, GivePart).Get(ctx, &p)
	workflow.ExecuteActivity(ctx, GivePart).Get(ctx, &pointer) // want `the result of GivePart is a value of type Part and is decoded into \*Part; that works because their JSON is the same: decode it into Part`
	workflow.ExecuteActivity(ctx, GivePointer).Get(ctx, &p)    // want `the result of GivePointer is a value of type \*Part and is decoded into Part; that works because their JSON is the same: decode it into \*Part`
	workflow.ExecuteActivity(ctx, GivePart).Get(ctx, &w)       // want `the result of GivePart is a value of type Part and is decoded into Whole; that works, and what it lacks stays zero: decode it into Part`
	workflow.ExecuteActivity(ctx, GiveWhole).Get(ctx, &p)      // want `the result of GiveWhole is a value of type Whole and is decoded into Part, which loses it without an error or fails: decode it into Whole`
	workflow.ExecuteActivity(ctx, GiveSets).Get(ctx, &p)       // want `the result of GiveSets is a value of type map\[string\]struct\{\} and is decoded into Part, which loses it without an error or fails: decode it into map\[string\]struct\{\}`
	var nested Nested
	workflow.ExecuteActivity(ctx, GivePart).Get(ctx, &nested) // want `the result of GivePart is a value of type Part and is decoded into Nested; that works because their JSON is the same: decode it into Part`

	workflow.ExecuteActivity(ctx, GiveAnything).Get(ctx, &p)
	workflow.ExecuteActivity(ctx, GiveUnsettable).Get(ctx, &p)
	var names []string
	workflow.ExecuteActivity(ctx, GiveNames).Get(ctx, &names)
	type list = []string
	var alias list
	workflow.ExecuteActivity(ctx, GiveNames).Get(ctx, &alias)
	type own []string
	var assignable own
	workflow.ExecuteActivity(ctx, GiveNames).Get(ctx, &assignable)
}
