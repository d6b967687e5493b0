// Package identifiers shows a package that declares for itself the names that
// generated code would give its imports.
package identifiers

import sdk "go.temporal.io/sdk/workflow"

type client struct{ Name string }

var workflow = "a variable"

const worker = "a constant"

func context() string { return "a function" }

type serviceerror = client

// These are the next names that come to mind.
var client1, client2, workflow1, worker1, context1, sdkclient, sdkworkflow = 1, 2, 3, 4, 5, 6, 7

// Use takes and returns the type named client.
func Use(ctx sdk.Context, c client, errs []serviceerror) (client, error) {
	c.Name = workflow + worker + context()
	sum := client1 + client2 + workflow1 + worker1 + context1 + sdkclient + sdkworkflow
	return c, sdk.Sleep(ctx, 0*sdkDuration(sum))
}
