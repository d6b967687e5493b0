package messages

import (
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/messages/inbox"
)

// Helpers has its messages set up by functions of this package and another.
func Helpers(ctx workflow.Context, n int) ([]string, error) {
	j := &journal{}
	var approval Approval
	await(ctx, "approve", &approval)
	j.write("approve %s", approval.By)
	await(ctx, "wake-up", nil)
	j.write("wake-up")

	letter := inbox.Await(ctx, "letter")
	j.write("letter %s", letter.Text)
	in := inbox.New(ctx)
	in.Listen(ctx)
	if err := in.Handle(ctx); err != nil {
		return nil, err
	}
	err := workflow.Await(ctx, func() bool { return len(in.Letters) > 0 })
	return append(j.entries, in.Letters...), err
}

// await is told the name and the target.
func await(ctx workflow.Context, name string, target any) {
	workflow.GetSignalChannel(ctx, name).Receive(ctx, target)
}
