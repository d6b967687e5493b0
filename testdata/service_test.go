package testdata_test

import (
	"context"
	"net"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	failurepb "go.temporal.io/api/failure/v1"
	historypb "go.temporal.io/api/history/v1"
	"go.temporal.io/api/serviceerror"
	updatepb "go.temporal.io/api/update/v1"
	workflowpb "go.temporal.io/api/workflow/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/test/bufconn"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/testing/protocmp"
)

// The runs that the service starts are said to be the second of their chain, so
// that a test can tell the run from the first run of its chain.
const (
	firstRunID   = "first-run"
	startedRunID = "second-run"
)

// service is a Temporal service that keeps every request and answers with what
// a test has put there.
type service struct {
	workflowservice.UnimplementedWorkflowServiceServer

	mu        sync.Mutex
	requests  []proto.Message
	types     map[string]string                    // Workflow Type names by workflow ID
	histories map[string][]*historypb.HistoryEvent // close events by run ID
	outcome   *updatepb.Outcome                    // of all queries and updates
}

// newService starts a service and dials it.
func newService(t testing.TB) (*service, client.Client) {
	t.Helper()
	s := &service{
		types:     make(map[string]string),
		histories: make(map[string][]*historypb.HistoryEvent),
	}
	server := grpc.NewServer(grpc.UnaryInterceptor(s.record))
	workflowservice.RegisterWorkflowServiceServer(server, s)
	listener := bufconn.Listen(1 << 16)
	go func() {
		// The error of a stopped server tells nothing.
		_ = server.Serve(listener)
	}()
	t.Cleanup(server.Stop)

	c, err := client.Dial(client.Options{
		HostPort: "passthrough:///service",
		Logger:   discard{},
		ConnectionOptions: client.ConnectionOptions{DialOptions: []grpc.DialOption{
			grpc.WithTransportCredentials(insecure.NewCredentials()),
			grpc.WithContextDialer(func(ctx context.Context, _ string) (net.Conn, error) {
				return listener.DialContext(ctx)
			}),
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return s, c
}

// record keeps the requests that tests compare, and gives errors the form in
// which they travel. Every client asks for the system's information first,
// whatever it does next.
func (s *service) record(ctx context.Context, request any, _ *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
	if _, ok := request.(*workflowservice.GetSystemInfoRequest); !ok {
		s.mu.Lock()
		s.requests = append(s.requests, proto.Clone(request.(proto.Message)))
		s.mu.Unlock()
	}
	response, err := handler(ctx, request)
	if err != nil {
		return nil, serviceerror.ToStatus(err).Err()
	}
	return response, nil
}

// take returns the requests since the last take.
func (s *service) take() []proto.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	requests := s.requests
	s.requests = nil
	return requests
}

// describedAs says which Workflow Type the workflow of that ID has.
func (s *service) describedAs(id, typeName string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.types[id] = typeName
}

// completes lets a run end with a result, or with none when value is nothing.
func (s *service) completes(t testing.TB, runID string, value any) {
	t.Helper()
	attributes := &historypb.WorkflowExecutionCompletedEventAttributes{}
	if value != (nothing{}) {
		payloads, err := converter.GetDefaultDataConverter().ToPayloads(value)
		if err != nil {
			t.Fatal(err)
		}
		attributes.Result = payloads
	}
	s.closes(runID, &historypb.HistoryEvent{
		EventType: enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
		Attributes: &historypb.HistoryEvent_WorkflowExecutionCompletedEventAttributes{
			WorkflowExecutionCompletedEventAttributes: attributes,
		},
	})
}

// nothing is the result of a workflow that has only an error.
type nothing struct{}

// fails lets a run end with an error.
func (s *service) fails(runID, message string) {
	s.closes(runID, &historypb.HistoryEvent{
		EventType: enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
		Attributes: &historypb.HistoryEvent_WorkflowExecutionFailedEventAttributes{
			WorkflowExecutionFailedEventAttributes: &historypb.WorkflowExecutionFailedEventAttributes{
				Failure: &failurepb.Failure{
					Message: message,
					FailureInfo: &failurepb.Failure_ApplicationFailureInfo{
						ApplicationFailureInfo: &failurepb.ApplicationFailureInfo{},
					},
				},
			},
		},
	})
}

// continues lets a run go on as another.
func (s *service) continues(runID, newRunID string) {
	s.closes(runID, &historypb.HistoryEvent{
		EventType: enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
		Attributes: &historypb.HistoryEvent_WorkflowExecutionContinuedAsNewEventAttributes{
			WorkflowExecutionContinuedAsNewEventAttributes: &historypb.WorkflowExecutionContinuedAsNewEventAttributes{
				NewExecutionRunId: newRunID,
				WorkflowType:      &commonpb.WorkflowType{Name: "Continued"},
			},
		},
	})
}

func (s *service) closes(runID string, event *historypb.HistoryEvent) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.histories[runID] = []*historypb.HistoryEvent{event}
}

// answers lets queries and updates be answered with a value, or with none when
// value is nothing.
func (s *service) answers(t testing.TB, value any) {
	t.Helper()
	success := &updatepb.Outcome_Success{}
	if value != (nothing{}) {
		var err error
		if success.Success, err = converter.GetDefaultDataConverter().ToPayloads(value); err != nil {
			t.Fatal(err)
		}
	}
	s.setOutcome(&updatepb.Outcome{Value: success})
}

// rejects lets updates fail.
func (s *service) rejects(message string) {
	s.setOutcome(&updatepb.Outcome{Value: &updatepb.Outcome_Failure{Failure: &failurepb.Failure{
		Message: message,
		FailureInfo: &failurepb.Failure_ApplicationFailureInfo{
			ApplicationFailureInfo: &failurepb.ApplicationFailureInfo{},
		},
	}}})
}

func (s *service) setOutcome(outcome *updatepb.Outcome) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.outcome = outcome
}

// missingID is the ID of no workflow.
const missingID = "missing"

func found(id string) error {
	if id == missingID {
		return serviceerror.NewNotFound("no such workflow: " + id)
	}
	return nil
}

func (s *service) SignalWorkflowExecution(_ context.Context, request *workflowservice.SignalWorkflowExecutionRequest) (*workflowservice.SignalWorkflowExecutionResponse, error) {
	return &workflowservice.SignalWorkflowExecutionResponse{}, found(request.WorkflowExecution.WorkflowId)
}

func (s *service) SignalWithStartWorkflowExecution(_ context.Context, request *workflowservice.SignalWithStartWorkflowExecutionRequest) (*workflowservice.SignalWithStartWorkflowExecutionResponse, error) {
	return &workflowservice.SignalWithStartWorkflowExecutionResponse{RunId: startedRunID}, found(request.WorkflowId)
}

func (s *service) QueryWorkflow(_ context.Context, request *workflowservice.QueryWorkflowRequest) (*workflowservice.QueryWorkflowResponse, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &workflowservice.QueryWorkflowResponse{QueryResult: s.outcome.GetSuccess()}, found(request.Execution.WorkflowId)
}

func (s *service) UpdateWorkflowExecution(_ context.Context, request *workflowservice.UpdateWorkflowExecutionRequest) (*workflowservice.UpdateWorkflowExecutionResponse, error) {
	return s.update(request), found(request.WorkflowExecution.WorkflowId)
}

// update answers with an outcome where the request waits for it.
func (s *service) update(request *workflowservice.UpdateWorkflowExecutionRequest) *workflowservice.UpdateWorkflowExecutionResponse {
	s.mu.Lock()
	defer s.mu.Unlock()
	execution := proto.Clone(request.WorkflowExecution).(*commonpb.WorkflowExecution)
	if execution.RunId == "" {
		execution.RunId = startedRunID
	}
	response := &workflowservice.UpdateWorkflowExecutionResponse{
		UpdateRef: &updatepb.UpdateRef{WorkflowExecution: execution, UpdateId: request.Request.Meta.UpdateId},
		Stage:     request.WaitPolicy.LifecycleStage,
	}
	if response.Stage == enumspb.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED {
		response.Outcome = s.outcome
	}
	return response
}

func (s *service) PollWorkflowExecutionUpdate(_ context.Context, request *workflowservice.PollWorkflowExecutionUpdateRequest) (*workflowservice.PollWorkflowExecutionUpdateResponse, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return &workflowservice.PollWorkflowExecutionUpdateResponse{
		Outcome:   s.outcome,
		UpdateRef: request.UpdateRef,
		Stage:     enumspb.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED,
	}, nil
}

// ExecuteMultiOperation is a start and an update.
func (s *service) ExecuteMultiOperation(_ context.Context, request *workflowservice.ExecuteMultiOperationRequest) (*workflowservice.ExecuteMultiOperationResponse, error) {
	start, update := request.Operations[0].GetStartWorkflow(), request.Operations[1].GetUpdateWorkflow()
	return &workflowservice.ExecuteMultiOperationResponse{
		Responses: []*workflowservice.ExecuteMultiOperationResponse_Response{{
			Response: &workflowservice.ExecuteMultiOperationResponse_Response_StartWorkflow{
				StartWorkflow: &workflowservice.StartWorkflowExecutionResponse{RunId: startedRunID, Started: true},
			},
		}, {
			Response: &workflowservice.ExecuteMultiOperationResponse_Response_UpdateWorkflow{UpdateWorkflow: s.update(update)},
		}},
	}, found(start.WorkflowId)
}

func (s *service) GetSystemInfo(context.Context, *workflowservice.GetSystemInfoRequest) (*workflowservice.GetSystemInfoResponse, error) {
	return &workflowservice.GetSystemInfoResponse{}, nil
}

func (s *service) StartWorkflowExecution(context.Context, *workflowservice.StartWorkflowExecutionRequest) (*workflowservice.StartWorkflowExecutionResponse, error) {
	response := &workflowservice.StartWorkflowExecutionResponse{RunId: startedRunID}
	// The API of the oldest SDK does not have this field yet.
	message := response.ProtoReflect()
	if field := message.Descriptor().Fields().ByName("first_execution_run_id"); field != nil {
		message.Set(field, protoreflect.ValueOfString(firstRunID))
	}
	return response, nil
}

func (s *service) DescribeWorkflowExecution(_ context.Context, request *workflowservice.DescribeWorkflowExecutionRequest) (*workflowservice.DescribeWorkflowExecutionResponse, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	execution := proto.Clone(request.Execution).(*commonpb.WorkflowExecution)
	typeName, ok := s.types[execution.WorkflowId]
	if !ok {
		return nil, serviceerror.NewNamespaceNotFound("the test's")
	}
	if execution.RunId == "" {
		execution.RunId = startedRunID
	}
	return &workflowservice.DescribeWorkflowExecutionResponse{
		WorkflowExecutionInfo: &workflowpb.WorkflowExecutionInfo{
			Execution:        execution,
			Type:             &commonpb.WorkflowType{Name: typeName},
			SearchAttributes: &commonpb.SearchAttributes{}, // the SDK wants some
		},
	}, nil
}

func (s *service) GetWorkflowExecutionHistory(_ context.Context, request *workflowservice.GetWorkflowExecutionHistoryRequest) (*workflowservice.GetWorkflowExecutionHistoryResponse, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	runID := request.Execution.RunId
	if runID == "" {
		runID = startedRunID
	}
	events, ok := s.histories[runID]
	if !ok {
		return nil, serviceerror.NewNotFound("no such run: " + runID)
	}
	return &workflowservice.GetWorkflowExecutionHistoryResponse{
		History: &historypb.History{Events: events},
	}, nil
}

func (s *service) RequestCancelWorkflowExecution(context.Context, *workflowservice.RequestCancelWorkflowExecutionRequest) (*workflowservice.RequestCancelWorkflowExecutionResponse, error) {
	return &workflowservice.RequestCancelWorkflowExecutionResponse{}, nil
}

func (s *service) TerminateWorkflowExecution(context.Context, *workflowservice.TerminateWorkflowExecutionRequest) (*workflowservice.TerminateWorkflowExecutionResponse, error) {
	return &workflowservice.TerminateWorkflowExecutionResponse{}, nil
}

func (s *service) CreateSchedule(context.Context, *workflowservice.CreateScheduleRequest) (*workflowservice.CreateScheduleResponse, error) {
	return &workflowservice.CreateScheduleResponse{}, nil
}

// asMessages compares messages as protobuf does, but for the random ID that
// every request gets.
var asMessages = cmp.Options{
	protocmp.Transform(),
	protocmp.IgnoreFields(&workflowservice.StartWorkflowExecutionRequest{}, "request_id"),
	protocmp.IgnoreFields(&workflowservice.RequestCancelWorkflowExecutionRequest{}, "request_id"),
	protocmp.IgnoreFields(&workflowservice.CreateScheduleRequest{}, "request_id"),
	protocmp.IgnoreFields(&workflowservice.SignalWorkflowExecutionRequest{}, "request_id"),
	protocmp.IgnoreFields(&workflowservice.SignalWithStartWorkflowExecutionRequest{}, "request_id"),
}

// only returns the one request there is, as a message of its type.
func only[M proto.Message](t testing.TB, requests []proto.Message) M {
	t.Helper()
	if len(requests) != 1 {
		t.Fatalf("the service got %d requests, want one: %v", len(requests), requests)
	}
	message, ok := requests[0].(M)
	if !ok {
		t.Fatalf("the service got a %T, want a %T", requests[0], message)
	}
	return message
}

// discard is a logger for clients whose reports nobody reads.
type discard struct{}

func (discard) Debug(string, ...any) {}
func (discard) Info(string, ...any)  {}
func (discard) Warn(string, ...any)  {}
func (discard) Error(string, ...any) {}
