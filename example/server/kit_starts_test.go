package main

import (
	"context"
	"fmt"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

// execute starts the scenario's workflow, to do what [receipt] says.
func (s *session) execute(ctx context.Context, what string, change ...func(*client.StartWorkflowOptions)) client.WorkflowRun {
	options := s.options()
	for _, change := range change {
		change(&options)
	}
	run, err := s.ExecuteWorkflow(ctx, options, orders.ProcessOrder, orders.Order{ID: what, PriceCents: 5})
	s.see("execute "+what, err, err == nil && run.GetID() == options.ID)
	return run
}

// get waits for the result of a run.
func (s *session) get(ctx context.Context, run client.WorkflowRun) {
	var receipt orders.Receipt
	err := run.Get(ctx, &receipt)
	s.see("get", err, receipt)
}

// describe sees the status of a run, which is the latest for no run ID.
func (s *session) describe(ctx context.Context, runID string) {
	described, err := s.DescribeWorkflow(ctx, s.id, runID)
	if err != nil {
		s.see("describe", err)
		return
	}
	s.see("describe", nil, described.Status.String(), described.WorkflowType, described.TaskQueueName, described.WorkflowExecution.ID,
		described.WorkflowStartTime.IsZero(), described.WorkflowCloseTime != nil && described.WorkflowCloseTime.IsZero())
}

func startCases() []kitCase {
	cases := []kitCase{
		{"start by function", func(ctx context.Context, s *session) {
			run := s.execute(ctx, "one")
			s.get(ctx, run)
			s.get(ctx, run)
		}},
		{"start by name", func(ctx context.Context, s *session) {
			run, err := s.ExecuteWorkflow(ctx, s.options(), "ProcessOrder", orders.Order{ID: "one"})
			s.see("execute", err, run.GetID(), run.GetRunID())
			s.get(ctx, run)
		}},
		{"start through the typed client", func(ctx context.Context, s *session) {
			run, err := orders.NewWorkflowClient(s).ExecuteFillBasket(ctx, s.options(), orders.Address{City: "Utrecht"})
			s.see("execute", err)
			receipt, err := run.Get(ctx)
			s.see("get", err, receipt)
		}},
		{"start without a Task Queue", func(ctx context.Context, s *session) {
			_, err := s.ExecuteWorkflow(ctx, client.StartWorkflowOptions{ID: s.id}, "ProcessOrder", orders.Order{ID: "one"})
			s.see("execute", err)
		}},
		{"start without an ID", func(ctx context.Context, s *session) {
			run, err := s.ExecuteWorkflow(ctx, client.StartWorkflowOptions{TaskQueue: kitTaskQueue}, "ProcessOrder", orders.Order{ID: "one"})
			s.see("execute", err, len(run.GetID()), len(run.GetRunID()))
			s.get(ctx, run)
		}},
		{"start with wrong arguments by function", func(ctx context.Context, s *session) {
			_, err := s.ExecuteWorkflow(ctx, s.options(), orders.ProcessOrder, "one")
			s.see("another type", err)
			_, err = s.ExecuteWorkflow(ctx, s.options(), orders.ProcessOrder)
			s.see("none", err)
		}},
		{"start without arguments by name", func(ctx context.Context, s *session) {
			run, err := s.ExecuteWorkflow(ctx, s.options(), "ProcessOrder")
			s.see("execute", err)
			s.get(ctx, run)
		}},
		{"start with too many arguments by name", func(ctx context.Context, s *session) {
			run, err := s.ExecuteWorkflow(ctx, s.options(), "ProcessOrder", orders.Order{ID: "one"}, "two", 3)
			s.see("execute", err)
			s.get(ctx, run)
		}},
		{"start with nil by name", func(ctx context.Context, s *session) {
			run, err := s.ExecuteWorkflow(ctx, s.options(), "ProcessOrder", nil)
			s.see("execute", err)
			s.get(ctx, run)
		}},
	}
	for _, refuse := range []bool{false, true} {
		for conflict := range len(enumspb.WorkflowIdConflictPolicy_name) {
			cases = append(cases, whileRunning(enumspb.WorkflowIdConflictPolicy(conflict), 0, refuse))
		}
	}
	for reuse := range len(enumspb.WorkflowIdReusePolicy_name) {
		for _, end := range []string{"one", "plain", "canceled", "terminate", "timeout"} {
			cases = append(cases, afterEnd(end, enumspb.WorkflowIdReusePolicy(reuse)))
		}
		for conflict := range len(enumspb.WorkflowIdConflictPolicy_name) {
			if reuse != 0 {
				cases = append(cases, whileRunning(enumspb.WorkflowIdConflictPolicy(conflict), enumspb.WorkflowIdReusePolicy(reuse), true))
			}
		}
	}
	return cases
}

// whileRunning starts a workflow while one with its ID runs.
func whileRunning(conflict enumspb.WorkflowIdConflictPolicy, reuse enumspb.WorkflowIdReusePolicy, refuse bool) kitCase {
	return kitCase{fmt.Sprintf("running %v %v %t", conflict, reuse, refuse), func(ctx context.Context, s *session) {
		first := s.execute(ctx, "wait")
		second := s.execute(ctx, "two", func(options *client.StartWorkflowOptions) {
			options.WorkflowIDConflictPolicy, options.WorkflowIDReusePolicy = conflict, reuse
			options.WorkflowExecutionErrorWhenAlreadyStarted = refuse
		})
		s.see("run", nil, second != nil && second.GetRunID() == first.GetRunID())
		s.describe(ctx, first.GetRunID())
		s.see("cancel", s.CancelWorkflow(ctx, s.id, ""))
		s.get(ctx, s.GetWorkflow(ctx, s.id, ""))
		s.get(ctx, first)
	}}
}

// afterEnd starts a workflow after one with its ID has ended.
func afterEnd(end string, reuse enumspb.WorkflowIdReusePolicy) kitCase {
	return kitCase{fmt.Sprintf("after %s %v", end, reuse), func(ctx context.Context, s *session) {
		var first client.WorkflowRun
		if end == "terminate" {
			first = s.execute(ctx, "wait")
			s.see("terminate", s.TerminateWorkflow(ctx, s.id, "", "enough"))
		} else {
			first = s.execute(ctx, end)
		}
		s.get(ctx, first)
		for _, refuse := range []bool{true, false} {
			second := s.execute(ctx, "two", func(options *client.StartWorkflowOptions) {
				options.WorkflowIDReusePolicy, options.WorkflowExecutionErrorWhenAlreadyStarted = reuse, refuse
			})
			if second != nil {
				s.see("run", nil, second.GetRunID() == first.GetRunID())
				s.get(ctx, second)
			}
		}
		s.describe(ctx, first.GetRunID())
	}}
}
