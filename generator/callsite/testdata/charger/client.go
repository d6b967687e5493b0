package charger

import (
	"go.temporal.io/sdk/workflow"

	"example.com/shop/billingclient"
)

// ByClient has the package of the typed calls.
func ByClient(ctx workflow.Context) (string, error) {
	if err := workflow.ExecuteActivity(ctx, billingclient.BookActivityTypeName, int64(1)).Get(ctx, nil); err != nil { // want `workflow\.ExecuteActivity is not checked by the compiler: use billingclient\.ExecuteBookActivity`
		return "", err
	}
	var label string
	err := workflow.ExecuteLocalActivity(ctx, "mail.Label", "me").Get(ctx, &label) // want `workflow\.ExecuteLocalActivity is not checked by the compiler: use billingclient\.ExecuteLabelLocalActivity`
	return label, err
}
