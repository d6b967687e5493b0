package sharing

import (
	"context"

	"go.temporal.io/sdk/client"

	"example.com/shop/orders"
)

// Reassigned has another client in between.
func Reassigned(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	_, err = c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	c, err = client.Dial(client.Options{})
	_, err = c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

// Lent may have another client in between.
func Lent(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	_, err = c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	redial(&c)
	_, err = c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

func redial(*client.Client) {}

type lazy struct{ client client.Client }

func (l *lazy) connect() (err error) {
	l.client, err = client.Dial(client.Options{})
	return err
}

// Lazy has a field that a method sets.
func (l *lazy) Lazy(ctx context.Context, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	_, err = l.client.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	l.connect()
	_, err = l.client.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

// Nil has a service that may be nil, where nothing is called.
func Nil(ctx context.Context, s *service, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	if s != nil {
		_, err = s.client.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	}
	if s != nil {
		_, err = s.client.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	}
	return err
}

// Guarded has calls where it is not nil, and shares what these share.
func Guarded(ctx context.Context, s *service, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	if s != nil {
		_, err = s.client.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
		_, err = s.client.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)      // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	}
	for range in.Count {
		if s != nil && err == nil {
			go func() {
				_, err := s.client.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
				println(err)
			}()
			_, err = s.client.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
			_, err = s.client.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
		}
	}
	return err
}

// Replaced has another service in between.
func Replaced(ctx context.Context, s *service, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	_, err = s.client.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	*s = service{}
	_, err = s.client.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

type embeds struct{ client.Client }

// Embedded calls methods of a struct, of which NewWorkflowClient keeps a copy.
func Embedded(ctx context.Context, e embeds, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	_, err = e.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	e.Client = nil
	_, err = e.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

var global client.Client

// Global has the client in a package's variable, and Called one of a call.
func Global(ctx context.Context, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	_, err = global.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	_, err = global.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)      // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	_, err = dial().ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	_, err = dial().ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)      // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
	return err
}

func dial() client.Client { return global }

// Init has the client in the statement that has the first call.
func Init(ctx context.Context, o client.StartWorkflowOptions, in orders.OrderInput) error {
	if c := dial(); in.Count > 1 {
		_, err := c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
		return err
	} else {
		_, err := c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
		return err
	}
}

// Jumps may not jump over a definition.
func Jumps(ctx context.Context, c client.Client, o client.StartWorkflowOptions, in orders.OrderInput) (err error) {
	if in.Count > 1 {
		goto end
	}
	_, err = c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	_, err = c.ExecuteWorkflow(ctx, o, orders.ProcessOrder, in)      // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteProcessOrder`
end:
	return err
}

var table = []func(context.Context, client.Client, client.StartWorkflowOptions){
	func(ctx context.Context, c client.Client, o client.StartWorkflowOptions) {
		c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(1)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
		c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(2)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	},
	func(ctx context.Context, c client.Client, o client.StartWorkflowOptions) {
		c.ExecuteWorkflow(ctx, o, orders.CountOrders, int64(3)) // want `client\.ExecuteWorkflow is not checked by the compiler: use orders\.NewWorkflowClient\(\.\.\.\)\.ExecuteCountOrders`
	},
}
