//go:build ignore

package kit

import (
	"context"
	"errors"
	"fmt"
	"path"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	"go.temporal.io/api/serviceerror"
	taskqueuepb "go.temporal.io/api/taskqueue/v1"
	updatepb "go.temporal.io/api/update/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"
	"go.temporal.io/sdk/temporal"
	"google.golang.org/grpc"
)

// fakeServer answers what the SDK's client asks of Temporal.
type fakeServer struct {
	t          testing.TB
	client     *Client
	operations sync.Map // the options of what may be started with an update

	mu        sync.Mutex
	stopped   bool
	fakes     map[string]any // pointers to structs of funcs, by Workflow Type
	runs      []*fakeRun
	latest    map[string]*fakeRun // by workflow ID
	schedules []client.ScheduleOptions
}

// fakeRun is a run of a workflow. The server's mutex guards what changes of it.
type fakeRun struct {
	Start
	input            *commonpb.Payloads
	started, ended   time.Time
	memo             *commonpb.Memo
	searchAttributes *commonpb.SearchAttributes
	once             sync.Once // for Execute
	ctx              context.Context
	cancel           context.CancelFunc
	closed           chan struct{}           // when event is there
	event            *historypb.HistoryEvent // the last one
	updates          map[string]*updatepb.Outcome
}

// answer stands where calls would leave the process.
func (s *fakeServer) answer(ctx context.Context, method string, request, response any, _ *grpc.ClientConn, _ grpc.UnaryInvoker, _ ...grpc.CallOption) error {
	method = path.Base(method)
	if s.client.Fail != nil && method != "GetSystemInfo" {
		if err := s.client.Fail(method); err != nil {
			return err
		}
	}
	switch request := request.(type) {
	case *workflowservice.GetSystemInfoRequest: // the SDK's first question
		return nil
	case *workflowservice.StartWorkflowExecutionRequest:
		return s.startWorkflow(ctx, request, response.(*workflowservice.StartWorkflowExecutionResponse))
	case *workflowservice.SignalWithStartWorkflowExecutionRequest:
		return s.signalWithStart(ctx, request, response.(*workflowservice.SignalWithStartWorkflowExecutionResponse))
	case *workflowservice.ExecuteMultiOperationRequest:
		return s.updateWithStart(ctx, request, response.(*workflowservice.ExecuteMultiOperationResponse))
	case *workflowservice.SignalWorkflowExecutionRequest:
		return s.signalWorkflow(ctx, request)
	case *workflowservice.QueryWorkflowRequest:
		return s.query(ctx, request, response.(*workflowservice.QueryWorkflowResponse))
	case *workflowservice.UpdateWorkflowExecutionRequest:
		return s.updateWorkflow(ctx, request, response.(*workflowservice.UpdateWorkflowExecutionResponse))
	case *workflowservice.PollWorkflowExecutionUpdateRequest:
		return s.awaitUpdate(request, response.(*workflowservice.PollWorkflowExecutionUpdateResponse))
	case *workflowservice.GetWorkflowExecutionHistoryRequest:
		return s.await(ctx, request, response.(*workflowservice.GetWorkflowExecutionHistoryResponse))
	case *workflowservice.DescribeWorkflowExecutionRequest:
		return s.describe(request, response.(*workflowservice.DescribeWorkflowExecutionResponse))
	case *workflowservice.RequestCancelWorkflowExecutionRequest:
		return s.end(request.WorkflowExecution, request.FirstExecutionRunId, (*fakeRun).requestCancel)
	case *workflowservice.TerminateWorkflowExecutionRequest:
		return s.end(request.WorkflowExecution, request.FirstExecutionRunId, (*fakeRun).terminate)
	case *workflowservice.CreateScheduleRequest:
		return s.createSchedule(ctx, request)
	}
	return s.fail("%s of Temporal's API is called, which this client does not fake", method)
}

// fail fails the test, which may be on another goroutine, and returns why.
func (s *fakeServer) fail(format string, args ...any) error {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	message := fmt.Sprintf(format, args...)
	if !s.stopped {
		s.t.Error(message)
	}
	return serviceerror.NewUnimplemented(message)
}

// stop ends what still runs when the test has ended.
func (s *fakeServer) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stopped = true
	for _, run := range s.runs {
		run.cancel()
	}
}

// find is the func of a workflow's fake that a tag names, or Execute. It fails the test
// where there is none, or where it is not set though it is to be called.
func (s *fakeServer) find(workflowType, kind, name string, call bool) (reflect.Value, error) {
	fake := reflect.ValueOf(s.fakes[workflowType])
	if !fake.IsValid() {
		return fake, s.fail("workflow %q is none of this client's: give NewClient the Fakes of its package, or start it by the name under which it is registered", workflowType)
	}
	field := reflect.StructField{Name: "Execute"}
	value := fake.Elem().FieldByName("Execute")
	for i := range fake.Elem().NumField() {
		if tag, ok := fake.Elem().Type().Field(i).Tag.Lookup(kind); ok && tag == name {
			field, value = fake.Elem().Type().Field(i), fake.Elem().Field(i)
		}
	}
	switch {
	case kind != "" && field.Name == "Execute":
		return value, s.fail("workflow %q takes no %s %q", workflowType, kind, name)
	case call && value.IsNil():
		return value, s.fail("%s.%s is called and not set: set it to a func", strings.TrimSuffix(fake.Elem().Type().Name(), "Fake"), field.Name)
	}
	return value, nil
}

// decode are the arguments of a func after the first ones, as the data converter has
// them: what is missing is zero, and what is in excess is left out.
func (s *fakeServer) decode(fn reflect.Value, first int, input *commonpb.Payloads) (args []reflect.Value, err error) {
	var pointers []any
	for i := first; i < fn.Type().NumIn(); i++ {
		pointer := reflect.New(fn.Type().In(i))
		pointers, args = append(pointers, pointer.Interface()), append(args, pointer.Elem())
	}
	return args, converter.GetDefaultDataConverter().FromPayloads(input, pointers...)
}

// call calls a func with its first arguments and encoded ones, and encodes its result.
func (s *fakeServer) call(fn reflect.Value, input *commonpb.Payloads, first ...any) (*commonpb.Payloads, error) {
	args, err := s.decode(fn, len(first), input)
	if err != nil {
		return nil, err
	}
	var all []reflect.Value
	for _, arg := range first {
		all = append(all, reflect.ValueOf(arg))
	}
	results := fn.Call(append(all, args...))
	if err, failed := results[len(results)-1].Interface().(error); failed {
		return nil, err
	}
	if len(results) == 1 {
		return nil, nil
	}
	return converter.GetDefaultDataConverter().ToPayloads(results[0].Interface())
}

// check refuses to start a workflow on no Task Queue, and fails the test for one that no
// worker could run.
func (s *fakeServer) check(workflowType string, queue *taskqueuepb.TaskQueue, input *commonpb.Payloads) error {
	if queue.GetName() == "" {
		return serviceerror.NewInvalidArgument("missing task queue name")
	}
	execute, err := s.find(workflowType, "", "", false)
	if err != nil {
		return err
	}
	if _, err := s.decode(execute, 2, input); err != nil {
		return s.fail("workflow %q is started with what it can't decode, so that a worker would try for ever: %v", workflowType, err)
	}
	return nil
}

// start starts a run, where a run with the same ID allows that, or has the request use
// that one.
func (s *fakeServer) start(ctx context.Context, request *workflowservice.StartWorkflowExecutionRequest) (*fakeRun, error) {
	if err := s.check(request.WorkflowType.Name, request.TaskQueue, request.Input); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if run := s.latest[request.WorkflowId]; run != nil {
		if use, err := s.reuse(run, request); use || err != nil {
			return run, err
		}
	}
	options, _ := ctx.Value(fakeOptionsKey{}).(client.StartWorkflowOptions)
	options.ID = request.WorkflowId
	run := &fakeRun{
		Start: Start{
			WorkflowType: request.WorkflowType.Name,
			Options:      options,
			RunID:        fmt.Sprintf("00000000-0000-4000-8000-%012d", len(s.runs)+1),
			Args:         client.NewValues(request.Input),
			Status:       enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING,
		},
		input:            request.Input,
		started:          time.Now(),
		memo:             request.Memo,
		searchAttributes: request.SearchAttributes,
		closed:           make(chan struct{}),
		updates:          map[string]*updatepb.Outcome{},
	}
	run.ctx, run.cancel = context.WithCancel(context.Background())
	s.runs, s.latest[request.WorkflowId] = append(s.runs, run), run
	return run, nil
}

// reuse reports whether a request to start a workflow is to use a run with the same ID,
// by the policies of the request.
func (s *fakeServer) reuse(run *fakeRun, request *workflowservice.StartWorkflowExecutionRequest) (bool, error) {
	const terminateIfRunning = 4 // the deprecated one
	conflict, reuse := request.WorkflowIdConflictPolicy, request.WorkflowIdReusePolicy
	refused := ""
	switch {
	case run.event == nil && (conflict == enumspb.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING || reuse == terminateIfRunning):
		run.terminate()
	case run.event == nil && conflict == enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING:
		return true, nil
	case run.event == nil:
		refused = "is already running"
	case reuse == enumspb.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE:
		refused = "already finished"
	case reuse == enumspb.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY && run.Status == enumspb.WORKFLOW_EXECUTION_STATUS_COMPLETED:
		refused = "already finished successfully"
	}
	if refused == "" {
		return false, nil
	}
	return false, &serviceerror.WorkflowExecutionAlreadyStarted{
		Message:             fmt.Sprintf("Workflow execution %s. WorkflowId: %s, RunId: %s.", refused, run.Options.ID, run.RunID),
		RunId:               run.RunID,
		FirstExecutionRunId: run.RunID, // v1.48
	}
}

// run is the run that a request is for. Where the request is to reach its code, it has to
// be open.
func (s *fakeServer) run(execution *commonpb.WorkflowExecution, open bool) (*fakeRun, error) {
	if execution.WorkflowId == "" {
		return nil, serviceerror.NewInvalidArgument("WorkflowId is not set on request.")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	run := s.latest[execution.WorkflowId]
	if execution.RunId != "" {
		run = nil
		for _, other := range s.runs {
			if other.Options.ID == execution.WorkflowId && other.RunID == execution.RunId {
				run = other
			}
		}
	}
	switch {
	case run == nil:
		return nil, serviceerror.NewNotFound("workflow not found for ID: " + execution.WorkflowId)
	case open && run.event != nil:
		return nil, serviceerror.NewNotFound("workflow execution already completed")
	}
	return run, nil
}

func (r *fakeRun) execution() *commonpb.WorkflowExecution {
	return &commonpb.WorkflowExecution{WorkflowId: r.Options.ID, RunId: r.RunID}
}

// execute has a run do, once and beside its callers, what its Execute does.
func (s *fakeServer) execute(run *fakeRun) {
	run.once.Do(func() {
		go func() {
			var result *commonpb.Payloads
			err := errors.New("Execute did not return") // which is so after t.FailNow
			defer func() {
				s.mu.Lock()
				defer s.mu.Unlock()
				run.complete(result, err)
			}()
			var execute reflect.Value
			if execute, err = s.find(run.WorkflowType, "", "", true); err == nil {
				result, err = s.call(execute, run.input, run.ctx, run.Options)
			}
		}()
	})
}

// complete closes a run as its Execute has it.
func (r *fakeRun) complete(result *commonpb.Payloads, err error) {
	switch {
	case err == nil:
		r.close(enumspb.WORKFLOW_EXECUTION_STATUS_COMPLETED, enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED, &historypb.HistoryEvent{Attributes: &historypb.HistoryEvent_WorkflowExecutionCompletedEventAttributes{
			WorkflowExecutionCompletedEventAttributes: &historypb.WorkflowExecutionCompletedEventAttributes{Result: result},
		}})
	case errors.Is(err, context.DeadlineExceeded):
		r.close(enumspb.WORKFLOW_EXECUTION_STATUS_TIMED_OUT, enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT, &historypb.HistoryEvent{Attributes: &historypb.HistoryEvent_WorkflowExecutionTimedOutEventAttributes{
			WorkflowExecutionTimedOutEventAttributes: &historypb.WorkflowExecutionTimedOutEventAttributes{},
		}})
	case r.CancelRequested && errors.Is(err, context.Canceled), temporal.IsCanceledError(err):
		r.close(enumspb.WORKFLOW_EXECUTION_STATUS_CANCELED, enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED, &historypb.HistoryEvent{Attributes: &historypb.HistoryEvent_WorkflowExecutionCanceledEventAttributes{
			WorkflowExecutionCanceledEventAttributes: &historypb.WorkflowExecutionCanceledEventAttributes{},
		}})
	default:
		r.close(enumspb.WORKFLOW_EXECUTION_STATUS_FAILED, enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED, &historypb.HistoryEvent{Attributes: &historypb.HistoryEvent_WorkflowExecutionFailedEventAttributes{
			WorkflowExecutionFailedEventAttributes: &historypb.WorkflowExecutionFailedEventAttributes{Failure: temporal.GetDefaultFailureConverter().ErrorToFailure(err)},
		}})
	}
}

// requestCancel ends the context of the run's Execute.
func (r *fakeRun) requestCancel() {
	r.CancelRequested = true
	r.cancel()
}

func (r *fakeRun) terminate() {
	r.close(enumspb.WORKFLOW_EXECUTION_STATUS_TERMINATED, enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED, &historypb.HistoryEvent{Attributes: &historypb.HistoryEvent_WorkflowExecutionTerminatedEventAttributes{
		WorkflowExecutionTerminatedEventAttributes: &historypb.WorkflowExecutionTerminatedEventAttributes{},
	}})
}

// close closes a run with its last event, if it is open.
func (r *fakeRun) close(status enumspb.WorkflowExecutionStatus, kind enumspb.EventType, event *historypb.HistoryEvent) {
	if r.event != nil {
		return
	}
	event.EventType = kind
	r.Status, r.event, r.ended = status, event, time.Now()
	r.cancel()
	close(r.closed)
}
