package waiting

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"

	"example.com/shop/parcels"
)

var c client.Client

// TestSend has the Get in a call.
func TestSend(t *testing.T) {
	ctx := context.Background()
	run, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{}, parcels.Send, "me") // want `use parcels\.NewWorkflowClient\(\.\.\.\)\.ExecuteSend`
	require.NoError(t, err)
	require.NoError(t, run.Get(ctx, nil))
	var parcel parcels.Parcel
	require.NoError(t, run.Get(ctx, &parcel))
	require.Equal(t, "17", parcel.ID)
}

// TestMany has one that is a part of more.
func TestMany(t *testing.T) {
	ctx := context.Background()
	run, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{}, parcels.Send, "me") // want `use parcels\.NewWorkflowClient\(\.\.\.\)\.ExecuteSend \(not rewritten: its Get is a part of a larger expression\)`
	require.NoError(t, err)
	errs := []error{run.Get(ctx, nil)}
	require.Empty(t, errs)
}

// TestLater looks at the error of the start once more.
func TestLater(t *testing.T) {
	ctx := context.Background()
	run, err := c.ExecuteWorkflow(ctx, client.StartWorkflowOptions{}, parcels.Send, "me") // want `use parcels\.NewWorkflowClient\(\.\.\.\)\.ExecuteSend \(not rewritten: there is an err already beside its Get\)`
	require.NotNil(t, run)
	require.NoError(t, run.Get(ctx, nil))
	require.NoError(t, err)
}
