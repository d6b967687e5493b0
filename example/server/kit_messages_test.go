package main

import (
	"context"
	"fmt"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

// query sees the status of an order.
func (s *session) query(ctx context.Context, runID string, args ...any) {
	value, err := s.QueryWorkflow(ctx, s.id, runID, "status", args...)
	if err != nil {
		s.see("query", err)
		return
	}
	var status orders.Status
	s.see("query", value.Get(&status), status)
}

// signalWithStart signals the scenario's workflow, and starts one where none runs.
func (s *session) signalWithStart(ctx context.Context, by string, conflict enumspb.WorkflowIdConflictPolicy, reuse enumspb.WorkflowIdReusePolicy) client.WorkflowRun {
	options := s.options()
	options.WorkflowIDConflictPolicy, options.WorkflowIDReusePolicy = conflict, reuse
	run, err := s.SignalWithStartWorkflow(ctx, s.id, "approve", orders.Approval{By: by}, options, orders.ProcessOrder, orders.Order{ID: "wait"})
	s.see("signal with start", err)
	return run
}

func signalCases() []kitCase {
	cases := []kitCase{
		{"signal", func(ctx context.Context, s *session) {
			run := s.execute(ctx, "wait")
			s.see("signal", s.SignalWorkflow(ctx, s.id, "", "approve", orders.Approval{By: "Noor"}))
			s.query(ctx, "", false)
			s.see("signal run", s.SignalWorkflow(ctx, s.id, run.GetRunID(), "approve", orders.Approval{By: "Sem"}))
			s.query(ctx, run.GetRunID(), false)
			s.see("signal without an argument", s.SignalWorkflow(ctx, s.id, "", "approve", nil))
			s.query(ctx, "", false)
			s.see("signal unknown run", s.SignalWorkflow(ctx, s.id, unknownRunID, "approve", orders.Approval{}))
			s.see("signal malformed run", s.SignalWorkflow(ctx, s.id, malformedRunID, "approve", orders.Approval{}))
		}},
		{"signal nobody", func(ctx context.Context, s *session) {
			s.see("unknown", s.SignalWorkflow(ctx, s.id, "", "approve", orders.Approval{}))
			s.see("empty", s.SignalWorkflow(ctx, "", "", "approve", orders.Approval{}))
			run := s.execute(ctx, "one")
			s.get(ctx, run)
			s.see("closed", s.SignalWorkflow(ctx, s.id, "", "approve", orders.Approval{}))
			s.see("closed run", s.SignalWorkflow(ctx, s.id, run.GetRunID(), "approve", orders.Approval{}))
			s.see("unknown run", s.SignalWorkflow(ctx, s.id, unknownRunID, "approve", orders.Approval{}))
		}},
		{"signal with start", func(ctx context.Context, s *session) {
			first := s.signalWithStart(ctx, "Noor", 0, 0)
			s.query(ctx, "", false)
			second := s.signalWithStart(ctx, "Sem", 0, 0)
			s.see("run", nil, first.GetRunID() == second.GetRunID())
			s.query(ctx, "", false)
			s.see("cancel", s.CancelWorkflow(ctx, s.id, ""))
			s.get(ctx, first)
		}},
		{"signal with start and two IDs", func(ctx context.Context, s *session) {
			_, err := s.SignalWithStartWorkflow(ctx, s.id, "approve", orders.Approval{}, client.StartWorkflowOptions{ID: "other", TaskQueue: kitTaskQueue}, orders.ProcessOrder, orders.Order{ID: "wait"})
			s.see("two", err)
			_, err = s.SignalWithStartWorkflow(ctx, s.id, "approve", orders.Approval{}, client.StartWorkflowOptions{ID: s.id}, orders.ProcessOrder, orders.Order{ID: "wait"})
			s.see("no Task Queue", err)
			run, err := s.SignalWithStartWorkflow(ctx, "", "approve", orders.Approval{}, client.StartWorkflowOptions{TaskQueue: kitTaskQueue}, orders.ProcessOrder, orders.Order{ID: "wait"})
			s.see("none", err, run != nil)
			s.describe(ctx, "")
		}},
	}
	for conflict := range len(enumspb.WorkflowIdConflictPolicy_name) {
		conflict := enumspb.WorkflowIdConflictPolicy(conflict)
		for reuse := range len(enumspb.WorkflowIdReusePolicy_name) {
			reuse := enumspb.WorkflowIdReusePolicy(reuse)
			cases = append(cases, kitCase{fmt.Sprintf("signal with start %v %v", conflict, reuse), func(ctx context.Context, s *session) {
				first := s.execute(ctx, "wait")
				second := s.signalWithStart(ctx, "Noor", conflict, reuse)
				s.see("run", nil, second != nil && second.GetRunID() == first.GetRunID())
				s.query(ctx, "", false)
				s.see("cancel", s.CancelWorkflow(ctx, s.id, ""))
				s.get(ctx, s.GetWorkflow(ctx, s.id, ""))
				s.describe(ctx, first.GetRunID())
				third := s.signalWithStart(ctx, "Sem", conflict, reuse)
				s.see("run", nil, third != nil)
			}})
		}
	}
	return cases
}

func queryCases() []kitCase {
	return []kitCase{
		{"query", func(ctx context.Context, s *session) {
			run := s.execute(ctx, "one")
			s.get(ctx, run)
			s.query(ctx, "", false)
			s.query(ctx, run.GetRunID(), false)
			s.query(ctx, "", true)
			s.query(ctx, "")
			s.query(ctx, "", false, "more")
			s.query(ctx, "", "text")
			s.query(ctx, unknownRunID, false)
			s.query(ctx, malformedRunID, false)
			value, err := s.QueryWorkflow(ctx, s.id, "", "status", false)
			var number int
			s.see("number", err, value.Get(&number))
			w := orders.NewWorkflowClient(s).GetProcessOrder(ctx, s.id, "")
			status, err := w.QueryStatus(ctx, false)
			s.see("typed", err, status)
		}},
		{"query nobody", func(ctx context.Context, s *session) {
			s.query(ctx, "", false)
			_, err := s.QueryWorkflow(ctx, "", "", "status", false)
			s.see("empty", err)
		}},
		{"query with a condition", func(ctx context.Context, s *session) {
			run := s.execute(ctx, "wait")
			ask := func() {
				for condition := range len(enumspb.QueryRejectCondition_name) {
					answer, err := s.QueryWorkflowWithOptions(ctx, &client.QueryWorkflowWithOptionsRequest{
						WorkflowID: s.id, QueryType: "status", Args: []any{false}, QueryRejectCondition: enumspb.QueryRejectCondition(condition),
					})
					s.see("query", err)
					if err == nil {
						s.see("answer", nil, answer.QueryResult != nil, answer.QueryRejected.GetStatus())
					}
				}
			}
			ask()
			s.see("terminate", s.TerminateWorkflow(ctx, s.id, "", "enough"))
			s.get(ctx, run)
			ask()
			run = s.execute(ctx, "one")
			s.get(ctx, run)
			ask()
		}},
	}
}
