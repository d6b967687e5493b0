package waiting

import (
	"go.temporal.io/sdk/workflow"

	"example.com/shop/parcels"
)

// Unformatted has code that gofmt would write on more lines.
func (s *state) Unformatted(ctx workflow.Context, id string) (err error) {
	if err := workflow.ExecuteActivity(ctx, parcels.Weigh, nil).Get(ctx, &s.weight); err != nil { return err } // want `use parcels\.ExecuteWeighActivity`
	if err := workflow.ExecuteActivity(ctx, parcels.Weigh, nil).Get(ctx, &s.weight); err == nil { return nil } // want `use parcels\.ExecuteWeighActivity \(not rewritten: other code or a comment is on the line of its Get\)`
	func() { err = workflow.ExecuteActivity(ctx, parcels.Weigh, nil).Get(ctx, &s.weight) }() // want `use parcels\.ExecuteWeighActivity \(not rewritten: other code or a comment is on the line of its Get\)`
	err = workflow.ExecuteActivity(ctx, parcels.Weigh, nil).Get(ctx, &s.weight) // want `use parcels\.ExecuteWeighActivity`
	if err != nil { return err }
	for range   2 {
		_ = workflow.ExecuteActivity(ctx, parcels.Weigh, nil).Get(ctx, &s.weight) // want `use parcels\.ExecuteWeighActivity`
		if err := workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, &s.parcel); err != nil { // want `use parcels\.ExecuteLookupActivity` `the result of Lookup is a value of type \*parcels\.Parcel and is decoded into parcels\.Parcel`
			println(id)
		} else { // found
			println(s.parcel.ID)
		}
	}
	return workflow.ExecuteActivity(ctx, parcels.Weigh, nil).Get(ctx, &s.weight) // want `use parcels\.ExecuteWeighActivity`
}
