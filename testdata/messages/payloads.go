package messages

import (
	"time"

	"go.temporal.io/sdk/workflow"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// Page is generic.
type Page[T any] struct{ Of []T }

// Alias is an alias.
type Alias = Approval

// Payloads has messages with types of all kinds.
func Payloads(ctx workflow.Context) ([]string, error) {
	j := &journal{}
	var page Page[*Item]
	workflow.GetSignalChannel(ctx, "generic").Receive(ctx, &page)
	j.write("generic %s", page.Of[0].SKU)
	var deadline time.Duration
	workflow.GetSignalChannel(ctx, "duration").Receive(ctx, &deadline)
	j.write("duration %v", deadline)
	var text *wrapperspb.StringValue
	workflow.GetSignalChannel(ctx, "proto").Receive(ctx, &text)
	j.write("proto %s", text.GetValue())
	var raw []byte
	workflow.GetSignalChannel(ctx, "bytes").Receive(ctx, &raw)
	j.write("bytes %s", raw)
	var point struct {
		X int `json:"x"`
	}
	workflow.GetSignalChannel(ctx, "anonymous").Receive(ctx, &point)
	j.write("anonymous %d", point.X)
	var alias Alias
	workflow.GetSignalChannel(ctx, "alias").Receive(ctx, &alias)
	j.write("alias %s", alias.By)

	err := workflow.SetUpdateHandler(ctx, "types", func(_ workflow.Context, at time.Time, of map[string]Page[Item]) (struct{ Late bool }, error) {
		return struct{ Late bool }{at.IsZero()}, nil
	})
	if err != nil {
		return nil, err
	}
	return j.entries, workflow.SetQueryHandler(ctx, "any", func(key any) (any, error) { return key, nil })
}
