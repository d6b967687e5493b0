// Package orders has a workflow that calls activities of another package.
package orders

import (
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/activities/shared"
)

// ConfirmOrders sends a confirmation.
func ConfirmOrders(ctx workflow.Context, to string) (string, error) {
	var (
		post *shared.Post
		path string
	)
	mail := shared.Mail{To: to, Text: "orders"}
	if err := workflow.ExecuteActivity(ctx, post.SendMail, mail).Get(ctx, nil); err != nil {
		return "", err
	}
	return path, workflow.ExecuteActivity(ctx, post.Archive, mail).Get(ctx, &path)
}

// Register registers it with what it calls.
func Register(w worker.Registry) {
	w.RegisterWorkflow(ConfirmOrders)
	w.RegisterActivity(&shared.Post{From: "orders"})
}
