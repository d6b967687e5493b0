//go:build ignore

package kit

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	querypb "go.temporal.io/api/query/v1"
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
	conflict := request.WorkflowIdConflictPolicy
	switch {
	case conflict == enumspb.WORKFLOW_ID_CONFLICT_POLICY_FAIL:
		return serviceerror.NewInvalidArgument(fmt.Sprintf("Invalid WorkflowIDConflictPolicy: %v is not supported for this operation.", conflict))
	case conflict == enumspb.WORKFLOW_ID_CONFLICT_POLICY_UNSPECIFIED && request.WorkflowIdReusePolicy != fakeTerminateIfRunning:
		conflict = enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING
	}
	run, err := s.start(ctx, &workflowservice.StartWorkflowExecutionRequest{
		WorkflowId:               request.WorkflowId,
		WorkflowType:             request.WorkflowType,
		TaskQueue:                request.TaskQueue,
		Input:                    request.Input,
		Memo:                     request.Memo,
		SearchAttributes:         request.SearchAttributes,
		WorkflowIdReusePolicy:    request.WorkflowIdReusePolicy,
		WorkflowIdConflictPolicy: conflict,
	})
	if err != nil {
		return err
	}
	response.RunId = run.RunID
	response.FirstExecutionRunId = run.RunID // v1.48
	return s.signal(ctx, run, request.SignalName, request.SignalInput)
}

func (s *fakeServer) signal(ctx context.Context, run *fakeRun, name string, input *commonpb.Payloads) error {
	if err := run.open(); err != nil {
		return err
	}
	take, err := s.fake(run.WorkflowType, "signal", name, true)
	if err != nil {
		return err
	}
	if _, err := s.decode(take, 2, input); err != nil {
		return s.fail("signal %q has an argument that workflow %q would drop: %v", name, run.WorkflowType, err)
	}
	_, err = s.call(take, input, ctx, run.Options.ID)
	return err
}

func (s *fakeServer) query(ctx context.Context, run *fakeRun, request *workflowservice.QueryWorkflowRequest, response *workflowservice.QueryWorkflowResponse) error {
	s.mu.Lock()
	status := run.Status
	s.mu.Unlock()
	unclean := request.QueryRejectCondition == enumspb.QUERY_REJECT_CONDITION_NOT_COMPLETED_CLEANLY && status != enumspb.WORKFLOW_EXECUTION_STATUS_COMPLETED
	if status != enumspb.WORKFLOW_EXECUTION_STATUS_RUNNING && (unclean || request.QueryRejectCondition == enumspb.QUERY_REJECT_CONDITION_NOT_OPEN) {
		response.QueryRejected = &querypb.QueryRejected{Status: status}
		return nil
	}
	answer, err := s.fake(run.WorkflowType, "query", request.Query.QueryType, true)
	if err != nil {
		return err
	}
	if response.QueryResult, err = s.call(answer, request.Query.QueryArgs, ctx, run.Options.ID); err != nil {
		return serviceerror.NewQueryFailed(err.Error())
	}
	return nil
}

func (s *fakeServer) updateWithStart(ctx context.Context, request *workflowservice.ExecuteMultiOperationRequest, response *workflowservice.ExecuteMultiOperationResponse) error {
	failed := func(start, update error) error {
		aborted := serviceerror.NewMultiOperationAborted("Operation was aborted.")
		return serviceerror.NewMultiOperationExecution("Update-with-Start could not be executed.", []error{cmp.Or(start, aborted), cmp.Or(update, aborted)})
	}
	start, update := request.Operations[0].GetStartWorkflow(), request.Operations[1].GetUpdateWorkflow()
	if start.WorkflowId != update.WorkflowExecution.WorkflowId {
		return failed(nil, serviceerror.NewInvalidArgument("WorkflowId is not consistent with previous operation(s)"))
	}
	s.mu.Lock()
	run := s.latest(start.WorkflowId, "")
	again := run != nil && run.updates[update.Request.Meta.UpdateId] != nil
	s.mu.Unlock()
	if !again {
		var err error
		if run, err = s.start(ctx, start); err != nil {
			return failed(err, nil)
		}
	}
	started, updated := &workflowservice.StartWorkflowExecutionResponse{RunId: run.RunID}, &workflowservice.UpdateWorkflowExecutionResponse{}
	started.FirstExecutionRunId = run.RunID // v1.48
	if err := s.update(ctx, run, update.Request, updated); err != nil {
		return failed(nil, err)
	}
	response.Responses = []*workflowservice.ExecuteMultiOperationResponse_Response{
		{Response: &workflowservice.ExecuteMultiOperationResponse_Response_StartWorkflow{StartWorkflow: started}},
		{Response: &workflowservice.ExecuteMultiOperationResponse_Response_UpdateWorkflow{UpdateWorkflow: updated}},
	}
	return nil
}

// update has an update done, unless that ID is known already.
func (s *fakeServer) update(ctx context.Context, run *fakeRun, request *updatepb.Request, response *workflowservice.UpdateWorkflowExecutionResponse) error {
	id := request.Meta.UpdateId
	s.mu.Lock()
	outcome := run.updates[id]
	s.mu.Unlock()
	if outcome == nil {
		if err := run.open(); err != nil {
			return err
		}
		do, err := s.fake(run.WorkflowType, "update", request.Input.Name, true)
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

func (s *fakeServer) awaitUpdate(run *fakeRun, id string, response *workflowservice.PollWorkflowExecutionUpdateResponse) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if response.Outcome = run.updates[id]; response.Outcome == nil {
		return serviceerror.NewNotFound(fmt.Sprintf("update %q not found", id))
	}
	return nil
}

// await waits for a run to close, which its Execute has it do.
func (s *fakeServer) await(ctx context.Context, run *fakeRun, request *workflowservice.GetWorkflowExecutionHistoryRequest, response *workflowservice.GetWorkflowExecutionHistoryResponse) error {
	if request.HistoryEventFilterType != enumspb.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT {
		return s.fail("the history of workflow %q is asked for, which this client does not fake", run.Options.ID)
	}
	run.once.Do(func() { go s.execute(run) })
	response.History = &historypb.History{}
	select {
	case <-run.closed:
		response.History.Events = []*historypb.HistoryEvent{run.event}
	case <-time.After(20 * time.Second):
		response.NextPageToken = []byte(run.RunID) // has the SDK ask again
	case <-ctx.Done():
		return fakeDone(ctx)
	}
	return nil
}

func (s *fakeServer) describe(run *fakeRun, response *workflowservice.DescribeWorkflowExecutionResponse) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	response.WorkflowExecutionInfo = &workflowpb.WorkflowExecutionInfo{
		Execution:        run.execution(),
		RootExecution:    run.execution(),
		Type:             run.request.WorkflowType,
		TaskQueue:        run.request.TaskQueue.Name,
		Status:           run.Status,
		StartTime:        timestamppb.New(run.started),
		Memo:             run.request.Memo,
		SearchAttributes: cmp.Or(run.request.SearchAttributes, &commonpb.SearchAttributes{}),
	}
	if run.event != nil {
		response.WorkflowExecutionInfo.CloseTime = timestamppb.New(run.ended)
	}
	return nil
}

// requestCancel ends the context of a run's Execute. What is closed stays as it is.
func (s *fakeServer) requestCancel(run *fakeRun) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	run.CancelRequested = run.CancelRequested || run.event == nil
	run.cancel()
	return nil
}

func (s *fakeServer) terminate(run *fakeRun) error {
	if err := run.open(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	run.terminate()
	return nil
}

func (s *fakeServer) createSchedule(ctx context.Context, request *workflowservice.CreateScheduleRequest) error {
	start := request.Schedule.Action.GetStartWorkflow()
	if err := s.check(start.WorkflowType.Name, start.TaskQueue, start.Input); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if slices.ContainsFunc(s.schedules, func(other client.ScheduleOptions) bool { return other.ID == request.ScheduleId }) {
		return &serviceerror.WorkflowExecutionAlreadyStarted{Message: "schedule " + request.ScheduleId + " is already registered"}
	}
	options, _ := ctx.Value(fakeOptionsKey{}).(client.ScheduleOptions)
	options.ID = request.ScheduleId
	s.schedules = append(s.schedules, options)
	return nil
}

func (r *fakeRun) execution() *commonpb.WorkflowExecution {
	return &commonpb.WorkflowExecution{WorkflowId: r.Options.ID, RunId: r.RunID}
}
