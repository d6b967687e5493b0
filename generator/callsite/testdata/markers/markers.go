// Package markers executes local activities whose markers may come to have other names,
// as far as nobody knows whether workers have aliases.
package markers

import (
	"go.temporal.io/sdk/workflow"

	"example.com/shop/billing"
)

// Named goes by a name, where the typed call goes by the function.
func Named(ctx workflow.Context) error {
	return workflow.ExecuteLocalActivity(ctx, "billing.Archive", "17").Get(ctx, nil)
}

// Method goes by a method, where the typed call goes by the name.
func Method(ctx workflow.Context) error {
	var mailer *billing.Mailer
	return workflow.ExecuteLocalActivity(ctx, mailer.Label, "me").Get(ctx, nil)
}
