package messages

import (
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/messages/topics"
)

// topic is a type of its own for names.
type topic string

const (
	prefix               = "shop/"
	renamed              = prefix + "renamed"
	typedTopic     topic = "typed"
	untyped, other       = "untyped", "other"
)

var fixed = "fixed-variable"

// Names takes the names of messages from constants of all kinds.
func Names(ctx workflow.Context) error {
	const local = "local"
	workflow.GetSignalChannel(ctx, local).Receive(ctx, nil)
	workflow.GetSignalChannel(ctx, renamed).Receive(ctx, nil)
	workflow.GetSignalChannel(ctx, string(typedTopic)).Receive(ctx, nil)
	workflow.GetSignalChannel(ctx, untyped+"-"+other).Receive(ctx, nil)
	workflow.GetSignalChannel(ctx, topics.Closed).Receive(ctx, nil)
	name := "assigned once"
	workflow.GetSignalChannel(ctx, name).Receive(ctx, nil)
	workflow.GetSignalChannel(ctx, fixed).Receive(ctx, nil)
	return workflow.SetQueryHandler(ctx, topics.Prefix+"status.v2", func() (string, error) { return "open", nil })
}
