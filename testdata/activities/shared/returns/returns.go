// Package returns has a workflow that calls activities of another package.
package returns

import (
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/activities/shared"
)

// ConfirmReturns sends a confirmation.
func ConfirmReturns(ctx workflow.Context, to string) (string, error) {
	var (
		post *shared.Post
		path string
	)
	mail := shared.Mail{To: to, Text: "returns"}
	if err := workflow.ExecuteActivity(ctx, post.SendMail, mail).Get(ctx, nil); err != nil {
		return "", err
	}
	return path, workflow.ExecuteActivity(ctx, post.Archive, mail).Get(ctx, &path)
}

// Register registers it with what it calls.
func Register(w worker.Registry) {
	w.RegisterWorkflow(ConfirmReturns)
	w.RegisterActivity(&shared.Post{From: "returns"})
}
