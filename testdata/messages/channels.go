package messages

import "go.temporal.io/sdk/workflow"

// mailbox keeps channels in fields.
type mailbox struct {
	journal
	approvals workflow.ReceiveChannel
	cancelled workflow.ReceiveChannel
}

func newMailbox(ctx workflow.Context) *mailbox {
	return &mailbox{
		approvals: workflow.GetSignalChannel(ctx, "approve"),
		cancelled: workflow.GetSignalChannel(ctx, "cancel"),
	}
}

func (m *mailbox) listen(ctx workflow.Context) {
	var approval Approval
	m.approvals.Receive(ctx, &approval)
	m.write("approve %s", approval.By)
}

// Channels keeps channels in variables, parameters, results and fields.
func Channels(ctx workflow.Context) ([]string, error) {
	m := newMailbox(ctx)
	workflow.Go(ctx, m.listen)
	workflow.GoNamed(ctx, "cancel", func(ctx workflow.Context) {
		var reason string
		m.cancelled.Receive(ctx, &reason)
		m.write("cancel %s", reason)
	})

	var items workflow.ReceiveChannel = workflow.GetSignalChannel(ctx, "item")
	m.receiveItem(ctx, items)

	into(ctx, counts(ctx), new(int))
	m.write("count")
	return m.until(ctx, 4)
}

func (m *mailbox) receiveItem(ctx workflow.Context, ch workflow.ReceiveChannel) {
	var item Item
	ch.Receive(ctx, &item)
	m.write("item %s", item.SKU)
}

func counts(ctx workflow.Context) workflow.ReceiveChannel {
	return workflow.GetSignalChannel(ctx, "count")
}

func into(ctx workflow.Context, ch workflow.ReceiveChannel, target any) {
	ch.Receive(ctx, target)
}

// Desk has a workflow that is a method, and channels in its own fields.
type Desk struct{ Name string }

// desk is the state of one run.
type desk struct {
	mailbox
	total Total
}

// Serve is a method, and so are its handlers.
func (d *Desk) Serve(ctx workflow.Context, n int) ([]string, error) {
	state := &desk{mailbox: *newMailbox(ctx)}
	if err := state.register(ctx); err != nil {
		return nil, err
	}
	state.listen(ctx)
	state.cancelled.Receive(ctx, nil)
	return state.until(ctx, n)
}

func (d *desk) register(ctx workflow.Context) error {
	if err := workflow.SetQueryHandler(ctx, "total", d.Total); err != nil {
		return err
	}
	return workflow.SetUpdateHandler(ctx, "add", d.Add)
}

// Total handles a query.
func (d *desk) Total() (Total, error) { return d.total, nil }

// Add handles an update.
func (d *desk) Add(ctx workflow.Context, item Item, urgent bool) (Total, error) {
	d.total.Items++
	d.total.Pieces += item.Count
	d.write("add %s %t", item.SKU, urgent)
	return d.total, nil
}
