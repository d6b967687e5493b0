package orders

import (
	"context"
	"fmt"

	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// An Address is where an order goes.
type Address struct {
	Street  string
	City    string
	Country string
}

// A Parcel is an order on its way.
type Parcel struct {
	From     string
	Carrier  string
	Tracking string
}

// A Warehouse ships orders. Its Workflow reads these fields, so they have to be
// the same on every worker and may not change while a worker runs.
type Warehouse struct {
	City string
	// Carriers has the carrier for each country.
	Carriers map[string]string
}

// ShipmentID is the Workflow ID of an order's shipment.
func ShipmentID(orderID string) string { return orderID + "/shipment" }

// ShipOrder books a parcel with the carrier for the country of the address.
func (w *Warehouse) ShipOrder(ctx workflow.Context, orderID string, to Address) (Parcel, error) {
	carrier, ok := w.Carriers[to.Country]
	if !ok {
		return Parcel{}, temporal.NewApplicationError("no carrier to "+to.Country, "NoCarrier")
	}

	ctx = workflow.WithActivityOptions(ctx, activityOptions)
	tracking, err := ExecuteBookParcelActivity(ctx, carrier, orderID, to).Get(ctx)
	if err != nil {
		return Parcel{}, fmt.Errorf("book with %s: %w", carrier, err)
	}
	return Parcel{From: w.City, Carrier: carrier, Tracking: tracking}, nil
}

// BookParcel is an Activity: it books a parcel with a carrier and returns the
// tracking number. The same order always gets the same number.
func BookParcel(_ context.Context, carrier, orderID string, to Address) (string, error) {
	return carrier + "#" + orderID, nil
}
