//go:build ignore

package kit

import (
	"cmp"
	"context"
	"time"

	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	"go.temporal.io/api/serviceerror"
	updatepb "go.temporal.io/api/update/v1"
	workflowpb "go.temporal.io/api/workflow/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"google.golang.org/protobuf/types/known/timestamppb"
)

func (s *fakeServer) startWorkflow(ctx context.Context, request *workflowservice.StartWorkflowExecutionRequest, response *workflowservice.StartWorkflowExecutionResponse) error {
	run, err := s.start(ctx, request)
	if err != nil {
		return err
	}
	response.RunId = run.RunID
	response.FirstExecutionRunId = run.RunID // v1.48
	return nil
}

func (s *fakeServer) signalWithStart(ctx context.Context, request *workflowservice.SignalWithStartWorkflowExecutionRequest, response *workflowservice.SignalWithStartWorkflowExecutionResponse) error {
	run, err := s.start(ctx, &workflowservice.StartWorkflowExecutionRequest{
		WorkflowId:               request.WorkflowId,
		WorkflowType:             request.WorkflowType,
		TaskQueue:                request.TaskQueue,
		Input:                    request.Input,
		Memo:                     request.Memo,
		SearchAttributes:         request.SearchAttributes,
		WorkflowIdReusePolicy:    request.WorkflowIdReusePolicy,
		WorkflowIdConflictPolicy: cmp.Or(request.WorkflowIdConflictPolicy, enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING),
	})
	if err != nil {
		return err
	}
	response.RunId = run.RunID
	response.FirstExecutionRunId = run.RunID // v1.48
	return s.signal(ctx, run, request.SignalName, request.SignalInput)
}

func (s *fakeServer) signalWorkflow(ctx context.Context, request *workflowservice.SignalWorkflowExecutionRequest) error {
	run, err := s.run(request.WorkflowExecution, true)
	if err != nil {
		return err
	}
	return s.signal(ctx, run, request.SignalName, request.Input)
}

func (s *fakeServer) signal(ctx context.Context, run *fakeRun, name string, input *commonpb.Payloads) error {
	take, err := s.find(run.WorkflowType, "signal", name, true)
	if err != nil {
		return err
	}
	if _, err := s.decode(take, 2, input); err != nil {
		return s.fail("signal %q has what workflow %q can't decode and would drop: %v", name, run.WorkflowType, err)
	}
	_, err = s.call(take, input, ctx, run.Options.ID)
	return err
}

func (s *fakeServer) query(ctx context.Context, request *workflowservice.QueryWorkflowRequest, response *workflowservice.QueryWorkflowResponse) error {
	run, err := s.run(request.Execution, false)
	if err != nil {
		return err
	}
	answer, err := s.find(run.WorkflowType, "query", request.Query.QueryType, true)
	if err != nil {
		return err
	}
	if response.QueryResult, err = s.call(answer, request.Query.QueryArgs, ctx, run.Options.ID); err != nil {
		return serviceerror.NewQueryFailed(err.Error())
	}
	return nil
}

func (s *fakeServer) updateWithStart(ctx context.Context, request *workflowservice.ExecuteMultiOperationRequest, response *workflowservice.ExecuteMultiOperationResponse) error {
	const failed = "Update-with-Start could not be executed."
	aborted := serviceerror.NewMultiOperationAborted("Operation was aborted.")
	run, err := s.start(ctx, request.Operations[0].GetStartWorkflow())
	if err != nil {
		return serviceerror.NewMultiOperationExecution(failed, []error{err, aborted})
	}
	started, updated := &workflowservice.StartWorkflowExecutionResponse{RunId: run.RunID}, &workflowservice.UpdateWorkflowExecutionResponse{}
	started.FirstExecutionRunId = run.RunID // v1.48
	if err := s.update(ctx, run, request.Operations[1].GetUpdateWorkflow().Request, updated); err != nil {
		return serviceerror.NewMultiOperationExecution(failed, []error{aborted, err})
	}
	response.Responses = []*workflowservice.ExecuteMultiOperationResponse_Response{
		{Response: &workflowservice.ExecuteMultiOperationResponse_Response_StartWorkflow{StartWorkflow: started}},
		{Response: &workflowservice.ExecuteMultiOperationResponse_Response_UpdateWorkflow{UpdateWorkflow: updated}},
	}
	return nil
}

func (s *fakeServer) updateWorkflow(ctx context.Context, request *workflowservice.UpdateWorkflowExecutionRequest, response *workflowservice.UpdateWorkflowExecutionResponse) error {
	run, err := s.run(request.WorkflowExecution, true)
	if err != nil {
		return err
	}
	return s.update(ctx, run, request.Request, response)
}

// update has an update done, once for an update ID.
func (s *fakeServer) update(ctx context.Context, run *fakeRun, request *updatepb.Request, response *workflowservice.UpdateWorkflowExecutionResponse) error {
	id := request.Meta.UpdateId
	s.mu.Lock()
	outcome := run.updates[id]
	s.mu.Unlock()
	if outcome == nil {
		do, err := s.find(run.WorkflowType, "update", request.Input.Name, true)
		if err != nil {
			return err
		}
		result, err := s.call(do, request.Input.Args, ctx, run.Options.ID)
		outcome = &updatepb.Outcome{Value: &updatepb.Outcome_Success{Success: result}}
		if err != nil {
			outcome.Value = &updatepb.Outcome_Failure{Failure: temporal.GetDefaultFailureConverter().ErrorToFailure(err)}
		}
		s.mu.Lock()
		run.updates[id] = outcome
		s.mu.Unlock()
	}
	response.UpdateRef = &updatepb.UpdateRef{WorkflowExecution: run.execution(), UpdateId: id}
	response.Outcome, response.Stage = outcome, enumspb.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED
	return nil
}

func (s *fakeServer) awaitUpdate(request *workflowservice.PollWorkflowExecutionUpdateRequest, response *workflowservice.PollWorkflowExecutionUpdateResponse) error {
	run, err := s.run(request.UpdateRef.WorkflowExecution, false)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if response.Outcome = run.updates[request.UpdateRef.UpdateId]; response.Outcome == nil {
		return serviceerror.NewNotFound("update " + request.UpdateRef.UpdateId + " not found")
	}
	return nil
}

// await waits for a run to close.
func (s *fakeServer) await(ctx context.Context, request *workflowservice.GetWorkflowExecutionHistoryRequest, response *workflowservice.GetWorkflowExecutionHistoryResponse) error {
	if request.HistoryEventFilterType != enumspb.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT {
		return s.fail("the history of workflow %q is asked for, which this client does not fake", request.Execution.WorkflowId)
	}
	run, err := s.run(request.Execution, false)
	if err != nil {
		return err
	}
	s.execute(run)
	response.History = &historypb.History{}
	select {
	case <-run.closed:
		response.History.Events = []*historypb.HistoryEvent{run.event}
	case <-time.After(20 * time.Second):
		response.NextPageToken = []byte(run.RunID) // has the SDK ask again
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}

func (s *fakeServer) describe(request *workflowservice.DescribeWorkflowExecutionRequest, response *workflowservice.DescribeWorkflowExecutionResponse) error {
	run, err := s.run(request.Execution, false)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	response.WorkflowExecutionInfo = &workflowpb.WorkflowExecutionInfo{
		Execution:        run.execution(),
		Type:             &commonpb.WorkflowType{Name: run.WorkflowType},
		TaskQueue:        run.Options.TaskQueue,
		Status:           run.Status,
		StartTime:        timestamppb.New(run.started),
		Memo:             run.memo,
		SearchAttributes: cmp.Or(run.searchAttributes, &commonpb.SearchAttributes{}),
	}
	if run.event != nil {
		response.WorkflowExecutionInfo.CloseTime = timestamppb.New(run.ended)
	}
	return nil
}

// end does to an open run what ends it.
func (s *fakeServer) end(execution *commonpb.WorkflowExecution, firstRunID string, do func(*fakeRun)) error {
	run, err := s.run(execution, true)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if firstRunID != "" && firstRunID != run.RunID {
		return serviceerror.NewNotFound("workflow execution already completed")
	}
	do(run)
	return nil
}

func (s *fakeServer) createSchedule(ctx context.Context, request *workflowservice.CreateScheduleRequest) error {
	start := request.Schedule.Action.GetStartWorkflow()
	if err := s.check(start.WorkflowType.Name, start.TaskQueue, start.Input); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	options, _ := ctx.Value(fakeOptionsKey{}).(client.ScheduleOptions)
	s.schedules = append(s.schedules, options)
	return nil
}
