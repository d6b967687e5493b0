package main

import (
	"context"
	"fmt"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

// fill starts the scenario's workflow, to be updated.
func (s *session) fill(ctx context.Context, what string) client.WorkflowRun {
	run, err := s.ExecuteWorkflow(ctx, s.options(), orders.FillBasket, orders.Address{City: what})
	s.see("execute "+what, err)
	return run
}

// update sees an update of it, and what comes of that.
func (s *session) update(ctx context.Context, id string, stage client.WorkflowUpdateStage, args ...any) {
	handle, err := s.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{UpdateID: id, WorkflowID: s.id, UpdateName: "add-item", Args: args, WaitForStage: stage})
	s.see("update", err)
	if err == nil {
		s.total(ctx, handle)
	}
}

func (s *session) total(ctx context.Context, handle client.WorkflowUpdateHandle) {
	var total orders.Total
	err := handle.Get(ctx, &total)
	s.see("outcome", err, total, handle.WorkflowID(), handle.RunID(), len(handle.UpdateID()) > 0)
}

func updateCases() []kitCase {
	var cases []kitCase
	for _, stage := range []client.WorkflowUpdateStage{client.WorkflowUpdateStageAccepted, client.WorkflowUpdateStageCompleted, client.WorkflowUpdateStageAdmitted, 0} {
		cases = append(cases, kitCase{fmt.Sprint("update to stage ", stage), func(ctx context.Context, s *session) {
			s.fill(ctx, "wait")
			s.update(ctx, "", stage, orders.Item{Name: "soap", Cents: 3})
			s.update(ctx, "", stage, orders.Item{Name: "last"})
			s.update(ctx, "", stage, orders.Item{Cents: -1})
			s.update(ctx, "", stage, "text")
			s.update(ctx, "", stage)
			s.update(ctx, "", stage, orders.Item{Cents: 5}, "more")
		}})
	}
	return append(cases,
		kitCase{"update through the typed client", func(ctx context.Context, s *session) {
			s.fill(ctx, "wait")
			run := orders.NewWorkflowClient(s).GetFillBasket(ctx, s.id, "")
			total, err := run.UpdateAddItem(ctx, orders.Item{Cents: 3})
			s.see("update", err, total)
			total, err = run.UpdateAddItem(ctx, orders.Item{Cents: -1})
			s.see("update", err, total)
		}},
		kitCase{"update twice with one ID", func(ctx context.Context, s *session) {
			run := s.fill(ctx, "wait")
			for range 2 {
				s.update(ctx, "first", client.WorkflowUpdateStageCompleted, orders.Item{Name: "soap", Cents: 3})
				s.update(ctx, "failed", client.WorkflowUpdateStageCompleted, orders.Item{Name: "last"})
			}
			for _, id := range []string{"first", "failed"} {
				s.total(ctx, s.GetWorkflowUpdateHandle(client.GetWorkflowUpdateHandleOptions{WorkflowID: s.id, UpdateID: id}))
				s.total(ctx, s.GetWorkflowUpdateHandle(client.GetWorkflowUpdateHandleOptions{WorkflowID: s.id, RunID: run.GetRunID(), UpdateID: id}))
			}
			s.see("cancel", s.CancelWorkflow(ctx, s.id, ""))
			s.get(ctx, run)
			s.total(ctx, s.GetWorkflowUpdateHandle(client.GetWorkflowUpdateHandleOptions{WorkflowID: s.id, UpdateID: "first"}))
			s.update(ctx, "first", client.WorkflowUpdateStageCompleted, orders.Item{Name: "soap", Cents: 3})
		}},
		kitCase{"update nobody", func(ctx context.Context, s *session) {
			s.update(ctx, "", client.WorkflowUpdateStageCompleted, orders.Item{})
			s.total(ctx, s.GetWorkflowUpdateHandle(client.GetWorkflowUpdateHandleOptions{WorkflowID: s.id, UpdateID: "none"}))
			run := s.fill(ctx, "wait")
			s.total(ctx, s.GetWorkflowUpdateHandle(client.GetWorkflowUpdateHandleOptions{WorkflowID: s.id, UpdateID: "none"}))
			for _, runID := range []string{unknownRunID, malformedRunID} {
				_, err := s.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: s.id, RunID: runID, UpdateName: "add-item", Args: []any{orders.Item{}}, WaitForStage: client.WorkflowUpdateStageCompleted})
				s.see("update "+runID, err)
			}
			_, err := s.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{UpdateName: "add-item", Args: []any{orders.Item{}}, WaitForStage: client.WorkflowUpdateStageCompleted})
			s.see("no ID", err)
			_, err = s.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: s.id, FirstExecutionRunID: unknownRunID, UpdateName: "add-item", Args: []any{orders.Item{}}, WaitForStage: client.WorkflowUpdateStageCompleted})
			s.see("another chain", err)
			_, err = s.UpdateWorkflow(ctx, client.UpdateWorkflowOptions{WorkflowID: s.id, FirstExecutionRunID: run.GetRunID(), UpdateName: "add-item", Args: []any{orders.Item{}}, WaitForStage: client.WorkflowUpdateStageCompleted})
			s.see("its chain", err)
			s.see("cancel", s.CancelWorkflow(ctx, s.id, ""))
			s.get(ctx, run)
			s.update(ctx, "", client.WorkflowUpdateStageCompleted, orders.Item{})
			s.update(ctx, "", client.WorkflowUpdateStageAccepted, orders.Item{})
			s.total(ctx, s.GetWorkflowUpdateHandle(client.GetWorkflowUpdateHandleOptions{WorkflowID: s.id, UpdateID: "none"}))
		}},
	)
}

// updateWithStart updates the scenario's workflow, and starts one where none runs.
func (s *session) updateWithStart(ctx context.Context, conflict enumspb.WorkflowIdConflictPolicy, reuse enumspb.WorkflowIdReusePolicy, id string, item any) {
	options := s.options()
	options.WorkflowIDConflictPolicy, options.WorkflowIDReusePolicy = conflict, reuse
	operation := s.NewWithStartWorkflowOperation(options, orders.FillBasket, orders.Address{City: "wait"})
	short, cancel := context.WithCancel(ctx)
	cancel()
	_, err := operation.Get(short)
	s.see("before", err)
	handle, err := s.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{
		StartWorkflowOperation: operation,
		UpdateOptions:          client.UpdateWorkflowOptions{UpdateID: id, WorkflowID: s.id, UpdateName: "add-item", Args: []any{item}, WaitForStage: client.WorkflowUpdateStageCompleted},
	})
	s.see("update with start", err)
	if err == nil {
		s.total(ctx, handle)
	}
	if err == nil {
		run, err := operation.Get(ctx)
		s.see("after", err, run.GetID() == s.id)
	}
	_, err = s.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{
		StartWorkflowOperation: operation,
		UpdateOptions:          client.UpdateWorkflowOptions{WorkflowID: s.id, UpdateName: "add-item", Args: []any{item}, WaitForStage: client.WorkflowUpdateStageCompleted},
	})
	s.see("again", err)
}

func updateWithStartCases() []kitCase {
	cases := []kitCase{
		{"update with start and nonsense", func(ctx context.Context, s *session) {
			for _, options := range []client.StartWorkflowOptions{
				{ID: s.id, WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_FAIL},
				{ID: "other", TaskQueue: kitTaskQueue, WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_FAIL},
				{TaskQueue: kitTaskQueue, WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_FAIL},
			} {
				operation := s.NewWithStartWorkflowOperation(options, orders.FillBasket, orders.Address{City: "wait"})
				_, err := s.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{
					StartWorkflowOperation: operation,
					UpdateOptions:          client.UpdateWorkflowOptions{WorkflowID: s.id, UpdateName: "add-item", Args: []any{orders.Item{}}, WaitForStage: client.WorkflowUpdateStageCompleted},
				})
				s.see("update with start", err)
			}
			operation := s.NewWithStartWorkflowOperation(s.options(), orders.FillBasket, 1)
			_, err := s.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{StartWorkflowOperation: operation})
			s.see("wrong argument", err)
		}},
		{"update with start twice with one update ID", func(ctx context.Context, s *session) {
			s.updateWithStart(ctx, enumspb.WORKFLOW_ID_CONFLICT_POLICY_FAIL, 0, "once", orders.Item{Cents: 1})
			s.updateWithStart(ctx, enumspb.WORKFLOW_ID_CONFLICT_POLICY_FAIL, 0, "once", orders.Item{Cents: 1})
		}},
	}
	for conflict := range len(enumspb.WorkflowIdConflictPolicy_name) {
		conflict := enumspb.WorkflowIdConflictPolicy(conflict)
		for reuse := range len(enumspb.WorkflowIdReusePolicy_name) {
			reuse := enumspb.WorkflowIdReusePolicy(reuse)
			cases = append(cases, kitCase{fmt.Sprintf("update with start %v %v", conflict, reuse), func(ctx context.Context, s *session) {
				s.updateWithStart(ctx, conflict, reuse, "", orders.Item{Cents: 1})
				s.updateWithStart(ctx, conflict, reuse, "", orders.Item{Cents: 2})
				s.see("cancel", s.CancelWorkflow(ctx, s.id, ""))
				s.get(ctx, s.GetWorkflow(ctx, s.id, ""))
				s.updateWithStart(ctx, conflict, reuse, "", orders.Item{Cents: 4})
				s.updateWithStart(ctx, conflict, reuse, "", orders.Item{Cents: -1})
				s.updateWithStart(ctx, conflict, reuse, "", orders.Item{Name: "last"})
			}})
		}
	}
	return cases
}

func scheduleCases() []kitCase {
	return []kitCase{
		{"schedule", func(ctx context.Context, s *session) {
			create := func(id, queue string, workflow any, args ...any) {
				handle, err := s.ScheduleClient().Create(ctx, client.ScheduleOptions{
					ID:     id,
					Spec:   client.ScheduleSpec{CronExpressions: []string{"0 0 1 1 *"}},
					Action: &client.ScheduleWorkflowAction{ID: s.id + "/scheduled", Workflow: workflow, TaskQueue: queue, Args: args},
				})
				s.see("create", err, err == temporal.ErrScheduleAlreadyRunning)
				if err == nil {
					s.see("handle", nil, handle.GetID())
				}
			}
			create(s.id, kitTaskQueue, orders.ProcessOrder, orders.Order{})
			create(s.id, kitTaskQueue, orders.ProcessOrder, orders.Order{})
			create(s.id+"/name", kitTaskQueue, "ProcessOrder", orders.Order{})
			create(s.id+"/none", kitTaskQueue, "ProcessOrder")
			create(s.id+"/queue", "", orders.ProcessOrder, orders.Order{})
			create(s.id+"/args", kitTaskQueue, orders.ProcessOrder, "text")
			create("", kitTaskQueue, orders.ProcessOrder, orders.Order{})
		}},
	}
}
