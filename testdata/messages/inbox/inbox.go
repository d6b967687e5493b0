// Package inbox sets up messages for workflows of other packages. It has no
// workflow of its own.
package inbox

import "go.temporal.io/sdk/workflow"

// Letter is what its signals carry.
type Letter struct{ Text string }

// secret can't be named by those who send it.
type secret struct{ Key string }

// Await waits for one letter.
func Await(ctx workflow.Context, name string) (letter Letter) {
	workflow.GetSignalChannel(ctx, name).Receive(ctx, &letter)
	return letter
}

// Inbox keeps letters.
type Inbox struct {
	Letters []string
	mail    workflow.ReceiveChannel
}

// New opens an inbox.
func New(ctx workflow.Context) *Inbox {
	return &Inbox{mail: workflow.GetSignalChannel(ctx, "mail")}
}

// Listen receives letters, and keys.
func (in *Inbox) Listen(ctx workflow.Context) {
	workflow.Go(ctx, func(ctx workflow.Context) {
		for {
			var letter Letter
			in.mail.Receive(ctx, &letter)
			in.Letters = append(in.Letters, "mail "+letter.Text)
		}
	})
	workflow.Go(ctx, func(ctx workflow.Context) {
		var key secret
		workflow.GetSignalChannel(ctx, "key").Receive(ctx, &key)
	})
}

// Handle sets the handlers.
func (in *Inbox) Handle(ctx workflow.Context) error {
	if err := workflow.SetQueryHandler(ctx, "letters", func() ([]string, error) { return in.Letters, nil }); err != nil {
		return err
	}
	return workflow.SetUpdateHandler(ctx, "answer", func(_ workflow.Context, to *Letter) (Letter, error) {
		return Letter{Text: "Re: " + to.Text}, nil
	})
}
