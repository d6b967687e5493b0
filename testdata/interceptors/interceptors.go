// Package interceptors shows methods that the SDK asks for: of interceptors and
// of context propagators. They look like workflows and are none.
package interceptors

import (
	"context"
	"time"

	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
)

// Reports is an ordinary type with methods of familiar names.
type Reports struct{}

// HandleSignal has the name of an interceptor's method, and is a workflow.
func (Reports) HandleSignal(ctx workflow.Context, name string) error {
	return nil
}

// UpsertMemo has the name and the signature of an interceptor's method. Its
// type is no interceptor, so it is a workflow.
func (Reports) UpsertMemo(ctx workflow.Context, memo map[string]any) error {
	return nil
}

// Propagator is a workflow.ContextPropagator.
type Propagator struct{}

var _ workflow.ContextPropagator = (*Propagator)(nil)

func (*Propagator) Inject(ctx context.Context, w workflow.HeaderWriter) error {
	return nil
}

func (*Propagator) InjectFromWorkflow(ctx workflow.Context, w workflow.HeaderWriter) error {
	return nil
}

func (*Propagator) Extract(ctx context.Context, r workflow.HeaderReader) (context.Context, error) {
	return ctx, nil
}

func (*Propagator) ExtractToWorkflow(ctx workflow.Context, r workflow.HeaderReader) (workflow.Context, error) {
	return ctx, nil
}

// Worker is a worker interceptor.
type Worker struct {
	interceptor.WorkerInterceptorBase
}

// InterceptWorkflow puts the others in place.
func (w *Worker) InterceptWorkflow(ctx workflow.Context, next interceptor.WorkflowInboundInterceptor) interceptor.WorkflowInboundInterceptor {
	in := &inbound{}
	in.Next = next
	return in
}

type inbound struct {
	interceptor.WorkflowInboundInterceptorBase
}

func (i *inbound) Init(next interceptor.WorkflowOutboundInterceptor) error {
	out := &outbound{}
	out.Next = next
	return i.Next.Init(out)
}

func (i *inbound) ExecuteWorkflow(ctx workflow.Context, in *interceptor.ExecuteWorkflowInput) (interface{}, error) {
	return i.Next.ExecuteWorkflow(ctx, in)
}

func (i *inbound) HandleSignal(ctx workflow.Context, in *interceptor.HandleSignalInput) error {
	return i.Next.HandleSignal(ctx, in)
}

func (i *inbound) HandleQuery(ctx workflow.Context, in *interceptor.HandleQueryInput) (interface{}, error) {
	return i.Next.HandleQuery(ctx, in)
}

func (i *inbound) ValidateUpdate(ctx workflow.Context, in *interceptor.UpdateInput) error {
	return i.Next.ValidateUpdate(ctx, in)
}

func (i *inbound) ExecuteUpdate(ctx workflow.Context, in *interceptor.UpdateInput) (interface{}, error) {
	return i.Next.ExecuteUpdate(ctx, in)
}

type outbound struct {
	interceptor.WorkflowOutboundInterceptorBase
}

func (o *outbound) Await(ctx workflow.Context, condition func() bool) error {
	return o.Next.Await(ctx, condition)
}

func (o *outbound) AwaitWithTimeout(ctx workflow.Context, timeout time.Duration, condition func() bool) (bool, error) {
	return o.Next.AwaitWithTimeout(ctx, timeout, condition)
}

func (o *outbound) Sleep(ctx workflow.Context, d time.Duration) error {
	return o.Next.Sleep(ctx, d)
}

func (o *outbound) UpsertSearchAttributes(ctx workflow.Context, attributes map[string]interface{}) error {
	return o.Next.UpsertSearchAttributes(ctx, attributes)
}

func (o *outbound) UpsertTypedSearchAttributes(ctx workflow.Context, attributes ...temporal.SearchAttributeUpdate) error {
	return o.Next.UpsertTypedSearchAttributes(ctx, attributes...)
}

func (o *outbound) UpsertMemo(ctx workflow.Context, memo map[string]interface{}) error {
	return o.Next.UpsertMemo(ctx, memo)
}

func (o *outbound) SetQueryHandler(ctx workflow.Context, queryType string, handler interface{}) error {
	return o.Next.SetQueryHandler(ctx, queryType, handler)
}

func (o *outbound) SetUpdateHandler(ctx workflow.Context, name string, handler interface{}, opts workflow.UpdateHandlerOptions) error {
	return o.Next.SetUpdateHandler(ctx, name, handler, opts)
}

func (o *outbound) GetLastCompletionResult(ctx workflow.Context, d ...interface{}) error {
	return o.Next.GetLastCompletionResult(ctx, d...)
}

func (o *outbound) GetLastError(ctx workflow.Context) error {
	return o.Next.GetLastError(ctx)
}

func (o *outbound) NewContinueAsNewError(ctx workflow.Context, wfn interface{}, args ...interface{}) error {
	return o.Next.NewContinueAsNewError(ctx, wfn, args...)
}
