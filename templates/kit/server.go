//go:build ignore

package kit

import (
	"context"
	"errors"
	"fmt"
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
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

// fakeServer answers what the SDK's client asks of Temporal.
type fakeServer struct {
	t          testing.TB
	ctx        context.Context // done when the test has ended
	client     *Client
	operations sync.Map // the options of what may be started with an update

	mu        sync.Mutex
	fakes     map[string]any // pointers to structs of funcs, by Workflow Type
	runs      []*fakeRun
	schedules []client.ScheduleOptions
}

// fakeRun is a run of a workflow. The server's mutex guards what changes of it.
type fakeRun struct {
	Start
	request        *workflowservice.StartWorkflowExecutionRequest
	started, ended time.Time
	once           sync.Once       // for Execute
	ctx            context.Context // for Execute
	cancel         context.CancelFunc
	closed         chan struct{}           // when event is there
	event          *historypb.HistoryEvent // the last one
	updates        map[string]*updatepb.Outcome
}

// answer stands where calls would leave the process.
func (s *fakeServer) answer(ctx context.Context, method string, request, response any, _ *grpc.ClientConn, _ grpc.UnaryInvoker, _ ...grpc.CallOption) error {
	method = strings.TrimPrefix(method, "/temporal.api.workflowservice.v1.WorkflowService/")
	switch {
	case method == "GetSystemInfo": // the SDK's first question
		return nil
	case ctx.Err() != nil:
		return fakeDone(ctx)
	case s.ctx.Err() != nil:
		return serviceerror.NewUnavailable("the test has ended")
	case s.client.Fail != nil:
		if err := s.client.Fail(method); err != nil {
			return err
		}
	}
	answer := response.(proto.Message).ProtoReflect().New().Interface()
	err := s.handle(ctx, method, request, answer)
	proto.Merge(response.(proto.Message), answer) // a copy, as the SDK works on what it gets
	return err
}

func (s *fakeServer) handle(ctx context.Context, method string, request, response any) error {
	switch request := request.(type) {
	case *workflowservice.StartWorkflowExecutionRequest:
		return s.startWorkflow(ctx, request, response.(*workflowservice.StartWorkflowExecutionResponse))
	case *workflowservice.SignalWithStartWorkflowExecutionRequest:
		return s.signalWithStart(ctx, request, response.(*workflowservice.SignalWithStartWorkflowExecutionResponse))
	case *workflowservice.ExecuteMultiOperationRequest:
		return s.updateWithStart(ctx, request, response.(*workflowservice.ExecuteMultiOperationResponse))
	case *workflowservice.SignalWorkflowExecutionRequest:
		return s.find(request.WorkflowExecution, "", func(run *fakeRun) error {
			return s.signal(ctx, run, request.SignalName, request.Input)
		})
	case *workflowservice.UpdateWorkflowExecutionRequest:
		return s.find(request.WorkflowExecution, request.FirstExecutionRunId, func(run *fakeRun) error {
			return s.update(ctx, run, request.Request, response.(*workflowservice.UpdateWorkflowExecutionResponse))
		})
	case *workflowservice.TerminateWorkflowExecutionRequest:
		return s.find(request.WorkflowExecution, request.FirstExecutionRunId, s.terminate)
	case *workflowservice.RequestCancelWorkflowExecutionRequest:
		return s.find(request.WorkflowExecution, request.FirstExecutionRunId, s.requestCancel)
	case *workflowservice.QueryWorkflowRequest:
		return s.find(request.Execution, "", func(run *fakeRun) error {
			return s.query(ctx, run, request, response.(*workflowservice.QueryWorkflowResponse))
		})
	case *workflowservice.PollWorkflowExecutionUpdateRequest:
		return s.find(request.UpdateRef.WorkflowExecution, "", func(run *fakeRun) error {
			return s.awaitUpdate(run, request.UpdateRef.UpdateId, response.(*workflowservice.PollWorkflowExecutionUpdateResponse))
		})
	case *workflowservice.GetWorkflowExecutionHistoryRequest:
		return s.find(request.Execution, "", func(run *fakeRun) error {
			return s.await(ctx, run, request, response.(*workflowservice.GetWorkflowExecutionHistoryResponse))
		})
	case *workflowservice.DescribeWorkflowExecutionRequest:
		return s.find(request.Execution, "", func(run *fakeRun) error {
			return s.describe(run, response.(*workflowservice.DescribeWorkflowExecutionResponse))
		})
	case *workflowservice.CreateScheduleRequest:
		return s.createSchedule(ctx, request)
	}
	return s.fail("%s of Temporal's API is called, which this client does not fake", method)
}

// fakeDone is the error of a call whose context is done.
func fakeDone(ctx context.Context) error {
	return serviceerror.FromStatus(status.FromContextError(ctx.Err()))
}

// fail fails the test, which may be on another goroutine, and returns why.
func (s *fakeServer) fail(format string, args ...any) error {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	message := fmt.Sprintf(format, args...)
	if s.ctx.Err() == nil {
		s.t.Error(message)
	}
	return serviceerror.NewUnimplemented(message)
}

// find does something with the run that a request is for. first is the first run of the
// chain that an open run has to be in, if any.
func (s *fakeServer) find(execution *commonpb.WorkflowExecution, first string, do func(*fakeRun) error) error {
	const uuid = len("00000000-0000-4000-8000-000000000000")
	id, runID := execution.WorkflowId, execution.RunId
	if first != "" {
		runID = ""
	}
	s.mu.Lock()
	run := s.latest(id, runID)
	another := run != nil && run.event == nil && first != "" && first != run.RunID
	s.mu.Unlock()
	switch {
	case id == "":
		return serviceerror.NewInvalidArgument("WorkflowId is not set on request.")
	case runID != "" && len(runID) != uuid:
		return serviceerror.NewInvalidArgument("Invalid RunId.")
	case run == nil:
		return serviceerror.NewNotFound("workflow not found for ID: " + id)
	case another:
		return serviceerror.NewNotFound("workflow execution not found")
	}
	return do(run)
}

// latest is the latest run with a workflow ID, or the one with a run ID, if any.
func (s *fakeServer) latest(id, runID string) (latest *fakeRun) {
	for _, run := range s.runs {
		if run.Options.ID == id && (runID == "" || run.RunID == runID) {
			latest = run
		}
	}
	return latest
}

// open is the error of a request that only a running workflow can take, if this one is
// closed.
func (r *fakeRun) open() error {
	select {
	case <-r.closed:
		return serviceerror.NewNotFound("workflow execution already completed")
	default:
		return nil
	}
}

// fake is the func of a workflow's fake that a tag names, or Execute, which is the first.
// It fails the test where there is none, or where it is not set though it is to be called.
func (s *fakeServer) fake(workflowType, kind, name string, call bool) (reflect.Value, error) {
	fake := reflect.Indirect(reflect.ValueOf(s.fakes[workflowType]))
	if !fake.IsValid() {
		return fake, s.fail("workflow %q is none of this client's: give NewClient the Fakes of its package, or start it by the name under which it is registered", workflowType)
	}
	for i := range fake.NumField() {
		field := fake.Type().Field(i)
		if tag, tagged := field.Tag.Lookup(kind); kind != "" && (!tagged || tag != name) {
			continue
		}
		if call && fake.Field(i).IsNil() {
			return fake, s.fail("%s.%s is called and not set: set it to a func", strings.TrimSuffix(fake.Type().Name(), "Fake"), field.Name)
		}
		return fake.Field(i), nil
	}
	return fake, s.fail("workflow %q takes no %s %q", workflowType, kind, name)
}

// decode are the arguments of a func after the first ones, as the data converter has
// them: what is missing is zero, and what is in excess is left out.
func (s *fakeServer) decode(fn reflect.Value, first int, input *commonpb.Payloads) ([]reflect.Value, error) {
	var args []reflect.Value
	var pointers []any
	for i := first; i < fn.Type().NumIn(); i++ {
		pointer := reflect.New(fn.Type().In(i))
		pointers, args = append(pointers, pointer.Interface()), append(args, pointer.Elem())
	}
	if err := converter.GetDefaultDataConverter().FromPayloads(input, pointers...); err != nil {
		return nil, fmt.Errorf("unable to decode the input: %w", err)
	}
	return args, nil
}

// call calls a func with its first arguments and encoded ones, and encodes its result.
func (s *fakeServer) call(fn reflect.Value, input *commonpb.Payloads, first ...any) (*commonpb.Payloads, error) {
	decoded, err := s.decode(fn, len(first), input)
	if err != nil {
		return nil, err
	}
	var args []reflect.Value
	for _, arg := range first {
		args = append(args, reflect.ValueOf(arg))
	}
	results := fn.Call(append(args, decoded...))
	if err, _ := results[len(results)-1].Interface().(error); err != nil || len(results) == 1 {
		return nil, err
	}
	return converter.GetDefaultDataConverter().ToPayloads(results[0].Interface())
}

// check refuses to start a workflow on no Task Queue, and fails the test for one that no
// worker could run.
func (s *fakeServer) check(workflowType string, queue *taskqueuepb.TaskQueue, input *commonpb.Payloads) error {
	if queue.GetName() == "" {
		return serviceerror.NewInvalidArgument("missing task queue name")
	}
	execute, err := s.fake(workflowType, "", "", false)
	if err != nil {
		return err
	}
	if _, err := s.decode(execute, 2, input); err != nil {
		return s.fail("workflow %q is started with arguments that a worker would try for ever to decode: %v", workflowType, err)
	}
	return nil
}

// fakeTerminateIfRunning is the reuse policy of that name, which is deprecated.
const fakeTerminateIfRunning = 4

// start starts a run, where a run with the same ID allows that, or has the request use
// that one.
func (s *fakeServer) start(ctx context.Context, request *workflowservice.StartWorkflowExecutionRequest) (*fakeRun, error) {
	if err := s.check(request.WorkflowType.Name, request.TaskQueue, request.Input); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	use, err := s.reuse(s.latest(request.WorkflowId, ""), request.WorkflowIdConflictPolicy, request.WorkflowIdReusePolicy)
	if use != nil || err != nil {
		return use, err
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
		request: request,
		started: time.Now(),
		closed:  make(chan struct{}),
		updates: map[string]*updatepb.Outcome{},
	}
	run.ctx, run.cancel = context.WithCancel(s.ctx)
	s.runs = append(s.runs, run)
	return run, nil
}

// reuse is the run with an ID, if a request to start a workflow is to use that one by its
// policies.
func (s *fakeServer) reuse(run *fakeRun, conflict enumspb.WorkflowIdConflictPolicy, reuse enumspb.WorkflowIdReusePolicy) (*fakeRun, error) {
	terminate := conflict == enumspb.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING
	refused := ""
	switch {
	case reuse == fakeTerminateIfRunning && conflict != enumspb.WORKFLOW_ID_CONFLICT_POLICY_UNSPECIFIED,
		reuse == enumspb.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE && terminate:
		return nil, serviceerror.NewInvalidArgument(fmt.Sprintf("Invalid WorkflowIDReusePolicy: %v cannot be used together with WorkflowIDConflictPolicy %v.", reuse, conflict))
	case run == nil:
	case run.event == nil && (terminate || reuse == fakeTerminateIfRunning):
		run.terminate()
	case run.event == nil && conflict == enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING:
		return run, nil
	case run.event == nil:
		refused = "is already running"
	case reuse == enumspb.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE:
		refused = "already finished"
	case reuse == enumspb.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY && run.Status == enumspb.WORKFLOW_EXECUTION_STATUS_COMPLETED:
		refused = "already finished successfully"
	}
	if refused == "" {
		return nil, nil
	}
	return nil, &serviceerror.WorkflowExecutionAlreadyStarted{
		Message:             fmt.Sprintf("Workflow execution %s. WorkflowId: %s, RunId: %s.", refused, run.Options.ID, run.RunID),
		RunId:               run.RunID,
		FirstExecutionRunId: run.RunID, // v1.48
	}
}

// execute does what a run's Execute does.
func (s *fakeServer) execute(run *fakeRun) {
	var result *commonpb.Payloads
	outcome := errors.New("func Execute did not return") // which is so after t.FailNow
	defer func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		run.complete(result, outcome)
	}()
	execute, err := s.fake(run.WorkflowType, "", "", true)
	if err == nil {
		result, err = s.call(execute, run.request.Input, run.ctx, run.Options)
	}
	outcome = err
}

// complete closes a run as its Execute has it.
func (r *fakeRun) complete(result *commonpb.Payloads, err error) {
	if r.CancelRequested && errors.Is(err, context.Canceled) {
		err = temporal.NewCanceledError()
	}
	toFailure := temporal.GetDefaultFailureConverter().ErrorToFailure
	var canceled *temporal.CanceledError
	switch {
	case err == nil:
		r.close(enumspb.WORKFLOW_EXECUTION_STATUS_COMPLETED, enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED, &historypb.HistoryEvent{Attributes: &historypb.HistoryEvent_WorkflowExecutionCompletedEventAttributes{
			WorkflowExecutionCompletedEventAttributes: &historypb.WorkflowExecutionCompletedEventAttributes{Result: result},
		}})
	case errors.As(err, &canceled):
		r.close(enumspb.WORKFLOW_EXECUTION_STATUS_CANCELED, enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED, &historypb.HistoryEvent{Attributes: &historypb.HistoryEvent_WorkflowExecutionCanceledEventAttributes{
			WorkflowExecutionCanceledEventAttributes: &historypb.WorkflowExecutionCanceledEventAttributes{Details: toFailure(canceled).GetCanceledFailureInfo().GetDetails()},
		}})
	case errors.Is(err, context.DeadlineExceeded):
		r.close(enumspb.WORKFLOW_EXECUTION_STATUS_TIMED_OUT, enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT, &historypb.HistoryEvent{Attributes: &historypb.HistoryEvent_WorkflowExecutionTimedOutEventAttributes{
			WorkflowExecutionTimedOutEventAttributes: &historypb.WorkflowExecutionTimedOutEventAttributes{},
		}})
	default:
		r.close(enumspb.WORKFLOW_EXECUTION_STATUS_FAILED, enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED, &historypb.HistoryEvent{Attributes: &historypb.HistoryEvent_WorkflowExecutionFailedEventAttributes{
			WorkflowExecutionFailedEventAttributes: &historypb.WorkflowExecutionFailedEventAttributes{Failure: toFailure(err)},
		}})
	}
}

func (r *fakeRun) terminate() {
	r.close(enumspb.WORKFLOW_EXECUTION_STATUS_TERMINATED, enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED, &historypb.HistoryEvent{})
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
