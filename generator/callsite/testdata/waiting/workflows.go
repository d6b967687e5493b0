// Package waiting takes results into variables of all kinds.
package waiting

import (
	"go.temporal.io/sdk/workflow"

	"example.com/shop/parcels"
)

type state struct {
	parcel parcels.Parcel
	weight int
	first  *parcels.Parcel
	notes  parcels.Notes
}

var last parcels.Parcel

// Fields keep their values where there is an error.
func (s *state) Fields(ctx workflow.Context, to string) error {
	if err := workflow.ExecuteChildWorkflow(ctx, parcels.Send, to).Get(ctx, &s.parcel); err != nil { // want `use parcels\.ExecuteSendChild`
		return err
	}
	err := workflow.ExecuteActivity(ctx, parcels.Weigh, &s.parcel).Get(ctx, &s.weight) // want `use parcels\.ExecuteWeighActivity`
	if err != nil {
		return err
	}
	err = workflow.ExecuteActivity(ctx, parcels.Weigh, &s.parcel).Get(ctx, &s.weight) // want `use parcels\.ExecuteWeighActivity`
	if err == nil {
		workflow.ExecuteActivity(ctx, parcels.Weigh, &s.parcel).Get(ctx, &s.weight) // want `use parcels\.ExecuteWeighActivity`
	}
	_ = workflow.ExecuteChildWorkflow(ctx, parcels.Send, to).Get(ctx, &last)           // want `use parcels\.ExecuteSendChild`
	return workflow.ExecuteActivity(ctx, parcels.Weigh, &s.parcel).Get(ctx, &s.weight) // want `use parcels\.ExecuteWeighActivity`
}

// Kept are left, as what they have may be added to, or is another type or place.
func (s *state) Kept(ctx workflow.Context, id string, parcel parcels.Parcel) error {
	if err := workflow.ExecuteActivity(ctx, parcels.Read, id).Get(ctx, &s.notes); err != nil { // want `use parcels\.ExecuteReadActivity \(not rewritten: what its result is decoded into may have a value already, parts of which decoding keeps\)`
		return err
	}
	if err := workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, &s.first); err != nil { // want `use parcels\.ExecuteLookupActivity \(not rewritten: what its result is decoded into may have a value already, parts of which decoding keeps\)`
		return err
	}
	if err := workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, s.first); err != nil { // want `use parcels\.ExecuteLookupActivity \(not rewritten: its result is decoded into what a pointer from elsewhere points at\)` `the result of Lookup is a value of type \*parcels\.Parcel and is decoded into parcels\.Parcel`
		return err
	}
	if err := workflow.ExecuteActivity(ctx, parcels.Weigh, s.first).Get(ctx, &s.first.Grams); err != nil { // want `use parcels\.ExecuteWeighActivity \(not rewritten: what its result is decoded into may be another place once there is a result\)`
		return err
	}
	var anything any
	if err := workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, &anything); err != nil { // want `use parcels\.ExecuteLookupActivity \(not rewritten: its result is a \*parcels\.Parcel and is decoded into a value of type any\)`
		return err
	}
	var pointer *parcels.Parcel
	if err := workflow.ExecuteChildWorkflow(ctx, parcels.Send, id).Get(ctx, &pointer); err != nil { // want `use parcels\.ExecuteSendChild \(not rewritten: its result is a parcels\.Parcel and is decoded into a value of type \*parcels\.Parcel\)` `the result of Send is a value of type parcels\.Parcel and is decoded into \*parcels\.Parcel`
		return err
	}
	var weights []int
	workflow.Go(ctx, func(ctx workflow.Context) { weights = append(weights, 1) })
	if err := workflow.ExecuteActivity(ctx, parcels.Weigh, &parcel).Get(ctx, &weights[0]); err != nil { // want `use parcels\.ExecuteWeighActivity \(not rewritten: what its result is decoded into may be another place once there is a result\)`
		return err
	}
	if workflow.ExecuteActivity(ctx, parcels.Route, parcel).Get(ctx, nil) != nil { // want `use parcels\.ExecuteRouteActivity \(not rewritten: its Get is a part of a larger expression\)`
		return nil
	}
	if err := workflow.ExecuteActivity(ctx, parcels.Weigh, &parcel).Get(ctx, &s.weight); err != nil && anything == nil { // want `use parcels\.ExecuteWeighActivity \(not rewritten: its error is looked at with something else\)`
		return err
	}
	_, _ = anything, pointer
	return nil
}

// Pointers to results: nil leaves the variable zero.
func Pointers(ctx workflow.Context, id string) (named parcels.Parcel, err error) {
	var found parcels.Parcel
	if err := workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, &found); err != nil { // want `use parcels\.ExecuteLookupActivity` `the result of Lookup is a value of type \*parcels\.Parcel and is decoded into parcels\.Parcel`
		return found, err
	}
	var child parcels.Parcel
	err = workflow.ExecuteChildWorkflow(ctx, parcels.Find, &found).Get(ctx, &child) // want `use parcels\.ExecuteFindChild` `the result of Find is a value of type \*parcels\.Parcel and is decoded into parcels\.Parcel`
	if err != nil {
		return child, err
	}
	if child.ID == "" {
		if err = workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, &child); err != nil { // want `use parcels\.ExecuteLookupActivity` `the result of Lookup is a value of type \*parcels\.Parcel and is decoded into parcels\.Parcel`
			return named, err
		}
	}
	if err := workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, &child); err == nil { // want `use parcels\.ExecuteLookupActivity` `the result of Lookup is a value of type \*parcels\.Parcel and is decoded into parcels\.Parcel`
		return child, nil
	} else if err := workflow.ExecuteActivity(ctx, parcels.Lookup, "").Get(ctx, &child); err == nil { // want `use parcels\.ExecuteLookupActivity` `the result of Lookup is a value of type \*parcels\.Parcel and is decoded into parcels\.Parcel`
		return child, nil
	}
	err = workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, &named) // want `use parcels\.ExecuteLookupActivity` `the result of Lookup is a value of type \*parcels\.Parcel and is decoded into parcels\.Parcel`
	return named, err
}

// Loop has variables that are declared outside.
func Loop(ctx workflow.Context, ids []string, weights []int, all [2]int) (int, error) {
	var parcel parcels.Parcel
	var route []string
	var notes parcels.Notes
	var err error
	total := 0
	for i, id := range ids {
		if err := workflow.ExecuteChildWorkflow(ctx, parcels.Send, id).Get(ctx, &parcel); err != nil { // want `use parcels\.ExecuteSendChild`
			return 0, err
		}
		if err = workflow.ExecuteActivity(ctx, parcels.Route, parcel).Get(ctx, &route); err != nil { // want `use parcels\.ExecuteRouteActivity`
			return len(route), err
		}
		if err := workflow.ExecuteActivity(ctx, parcels.Weigh, &parcel).Get(ctx, &weights[i]); err != nil { // want `use parcels\.ExecuteWeighActivity`
			return 0, err
		} else {
			total += weights[i]
		}
		err = workflow.ExecuteActivity(ctx, parcels.Weigh, &parcel).Get(ctx, &all[i]) // want `use parcels\.ExecuteWeighActivity`
		if err != nil {
			break // with what there is
		}
		if err := workflow.ExecuteActivity(ctx, parcels.Read, id).Get(ctx, &notes); err != nil { // want `use parcels\.ExecuteReadActivity \(not rewritten: what its result is decoded into may have a value already, parts of which decoding keeps\)`
			return 0, err
		}
	}
	var unread int
	if err := workflow.ExecuteActivity(ctx, parcels.Weigh, &parcel).Get(ctx, &unread); err != nil { // want `use parcels\.ExecuteWeighActivity`
		return 0, err
	}
	println(notes.Text)
	return total + all[0], workflow.ExecuteActivity(ctx, parcels.Weigh, &parcel).Get(ctx, nil) // want `use parcels\.ExecuteWeighActivity`
}

// Dropped results.
func Dropped(ctx workflow.Context, id string) error {
	workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, nil)                         // want `use parcels\.ExecuteLookupActivity`
	_ = workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, nil)                     // want `use parcels\.ExecuteLookupActivity`
	var err = workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, nil)               // want `use parcels\.ExecuteLookupActivity`
	if err := workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, nil); err != nil { // want `use parcels\.ExecuteLookupActivity`
		return err
	}
	if err == nil {
		println(workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, nil)) // want `use parcels\.ExecuteLookupActivity \(not rewritten: its Get is a part of a larger expression\)`
	}
	workflow.Go(ctx, func(ctx workflow.Context) { err = nil })
	return workflow.ExecuteActivity(ctx, parcels.Lookup, id).Get(ctx, nil) // want `use parcels\.ExecuteLookupActivity`
}
