package messages

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

// Receive receives with each method of a channel.
func Receive(ctx workflow.Context) ([]string, error) {
	j := &journal{}

	var approval Approval
	workflow.GetSignalChannel(ctx, "receive").Receive(ctx, &approval)
	j.write("receive %s", approval.By)

	count := new(int)
	if ok, _ := workflow.GetSignalChannel(ctx, "timeout").ReceiveWithTimeout(ctx, time.Hour, count); ok {
		j.write("timeout %d", *count)
	}

	async := workflow.GetSignalChannel(ctx, "async")
	if err := workflow.Await(ctx, func() bool { return async.Len() > 0 }); err != nil {
		return nil, err
	}
	var items []Item
	for async.ReceiveAsync(&items) {
		j.write("async %d", len(items))
	}

	more := workflow.GetSignalChannelWithOptions(ctx, "more", workflow.SignalChannelOptions{Description: "the last one"})
	if err := workflow.Await(ctx, func() bool { return more.Len() > 0 }); err != nil {
		return nil, err
	}
	var prices map[string]float64
	if ok, _ := more.ReceiveAsyncWithMoreFlag(&prices); ok {
		j.write("more %v", prices["tea"])
	}
	return j.entries, nil
}

// Select receives in the callbacks of a selector.
func Select(ctx workflow.Context) ([]string, error) {
	j := &journal{}
	selector := workflow.NewSelector(ctx)
	selector.AddReceive(workflow.GetSignalChannel(ctx, "literal"), func(ch workflow.ReceiveChannel, _ bool) {
		var approval Approval
		ch.Receive(ctx, &approval)
		j.write("literal %s", approval.By)
	})
	selector.AddReceive(workflow.GetSignalChannel(ctx, "method"), j.approve)
	selector.AddReceive(workflow.GetSignalChannel(ctx, "named"), receiveNothing)
	outside := workflow.GetSignalChannel(ctx, "outside")
	selector.AddReceive(outside, func(workflow.ReceiveChannel, bool) {
		var item *Item
		outside.ReceiveAsync(&item)
		j.write("outside %s", item.SKU)
	})
	for range 4 {
		selector.Select(ctx)
	}
	return j.entries, nil
}

func (j *journal) approve(ch workflow.ReceiveChannel, _ bool) {
	var approval Approval
	ch.ReceiveAsync(&approval)
	j.write("method %s", approval.By)
}

func receiveNothing(ch workflow.ReceiveChannel, more bool) {
	ch.ReceiveAsync(nil)
}

// Drain receives signals without looking at what they carry.
func Drain(ctx workflow.Context) ([]string, error) {
	j := &journal{}
	workflow.GetSignalChannel(ctx, "wake-up").Receive(ctx, nil)
	j.write("wake-up")
	var ignored any
	workflow.GetSignalChannel(ctx, "go on").Receive(ctx, &ignored)
	j.write("go on %v", ignored)
	return j.entries, nil
}
